import { z } from 'zod';

/** Who sent it and where, from an activity that has passed the gate. */
export type Sender = {
  tenantId: string;
  entraId: string | null;
  memberId: string;
  locale: string | null;
};

export type Place = {
  kind: 'personal' | 'channel' | 'other';
  serviceUrl: string;
  teamsId: string;
  botId: string;
  teamId: string | null;
};

/** Everything that Teams may tell us, closed. What is not in this list is answered with a polite nothing. */
export type Inbound =
  | { kind: 'installed'; id: string; sender: Sender; place: Place }
  | { kind: 'removed'; id: string; sender: Sender; place: Place }
  /** Nothing to answer, but it says where the person can be reached. */
  | { kind: 'seen'; id: string; sender: Sender; place: Place }
  | { kind: 'message'; id: string; sender: Sender; place: Place; text: string }
  | {
      kind: 'press';
      id: string;
      sender: Sender;
      place: Place;
      verb: string;
      data: unknown;
      cardActivity: string | null;
      automatic: boolean;
    }
  | { kind: 'ignored' };

/** Longer than any message that Teams takes (about 28 KB). */
const LONGEST_TEXT = 28_000;
/** The data of a press is what its card holds and what was filled in: never more than a card may weigh. */
const MOST_DATA = 28_000;

/** An id as Teams makes them. One with a control character is a trick, and PostgreSQL would not take a NUL. */
const id = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .regex(/^[^\u0000-\u001f]*$/);

const Members = z
  .array(z.object({ id: z.string() }))
  .max(1000)
  .nullish();

/** What is absent may be null as well: not every client leaves it out. */
const Activity = z.object({
  type: z.string(),
  id: id(300).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().max(LONGEST_TEXT).nullish(),
  locale: z.string().max(40).nullish(),
  replyToId: id(300).nullish(),
  serviceUrl: z.string(),
  from: z.object({ id: id(300), aadObjectId: id(100).nullish() }),
  recipient: z.object({ id: id(300) }),
  conversation: z.object({
    id: id(500),
    tenantId: id(100).nullish(),
    conversationType: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: id(100) }).nullish(),
      team: z.object({ id: id(300) }).nullish(),
      channel: z.object({ id: id(300) }).nullish(),
      settings: z.object({ selectedChannel: z.object({ id: id(300) }).nullish() }).nullish(),
    })
    .nullish(),
  membersAdded: Members,
  membersRemoved: Members,
  value: z.unknown().optional(),
});

const CardAction = z.object({
  action: z.object({ verb: z.string().max(100), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.string().nullish(),
});

/** What is read at all. Teams has more, and will have more still: that is answered with nothing. */
const READ: ReadonlySet<unknown> = new Set(['message', 'invoke', 'installationUpdate', 'conversationUpdate']);

/**
 * Reads a verified activity. What is not of the shape that Teams documents is `null`: the caller answers 400 and nothing
 * happens. A kind of activity that means nothing to us is `ignored`, whatever its shape.
 */
export function inboundOf(body: unknown): Inbound | null {
  const { type } = (body ?? {}) as { type?: unknown };
  if (typeof type === 'string' && !READ.has(type)) return { kind: 'ignored' };
  const parsed = Activity.safeParse(body);
  if (!parsed.success) return null;
  const activity = parsed.data;
  const tenantId = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  if (!tenantId) return null;
  const id = activity.id ?? '';
  const sender: Sender = {
    tenantId,
    entraId: activity.from.aadObjectId ?? null,
    memberId: activity.from.id,
    locale: activity.locale ?? null,
  };
  const place = placeOf(activity);
  switch (activity.type) {
    case 'message':
      return { kind: 'message', id, sender, place, text: withoutMention(activity.text ?? '') };
    case 'invoke':
      // Our cards and our manifest ask for no other.
      return activity.name === 'adaptiveCard/action' ? pressOf(activity, id, sender, place) : null;
    case 'installationUpdate':
      return installationOf(activity, id, sender, place);
    case 'conversationUpdate':
      return conversationUpdateOf(activity, id, sender, place);
    default:
      return { kind: 'ignored' };
  }
}

/** Teams brings a new version of the app in by taking it out and putting it in: nobody did anything then. */
const KIND_OF_UPDATE: ReadonlyMap<string, 'installed' | 'removed' | 'seen'> = new Map([
  ['add', 'installed'],
  ['add-upgrade', 'seen'],
  ['remove', 'removed'],
]);

type Parsed = z.infer<typeof Activity>;

function installationOf({ action }: Parsed, id: string, sender: Sender, place: Place): Inbound {
  const kind = KIND_OF_UPDATE.get(action ?? 'add');
  return kind ? { kind, id, sender, place } : { kind: 'ignored' };
}

function pressOf(activity: Parsed, id: string, sender: Sender, place: Place): Inbound | null {
  const parsed = CardAction.safeParse(activity.value);
  if (!parsed.success) return null;
  const { action, trigger } = parsed.data;
  if (JSON.stringify(action.data ?? {}).length > MOST_DATA) return null;
  return {
    kind: 'press',
    id,
    sender,
    place,
    verb: action.verb,
    data: action.data ?? {},
    cardActivity: activity.replyToId ?? null,
    automatic: trigger === 'automatic',
  };
}

/** Teams announces an installation in two ways, and which comes first, or at all, is not promised. */
function conversationUpdateOf(activity: Parsed, id: string, sender: Sender, place: Place): Inbound {
  const bot = activity.recipient.id;
  if (activity.membersAdded?.some((member) => member.id === bot))
    return { kind: 'installed', id, sender, place };
  if (activity.membersRemoved?.some((member) => member.id === bot))
    return { kind: 'removed', id, sender, place };
  return { kind: 'ignored' };
}

function placeOf(activity: Parsed): Place {
  const type = activity.conversation.conversationType;
  // Who adds a bot to a team is asked in which channel it shall speak.
  const channel = activity.channelData?.settings?.selectedChannel?.id ?? activity.channelData?.channel?.id;
  // A thread's id carries its root message; the channel itself is what a post goes to.
  const [whole = ''] = activity.conversation.id.split(';messageid=');
  return {
    kind: type === 'channel' || type === 'personal' ? type : 'other',
    serviceUrl: activity.serviceUrl,
    teamsId: type === 'channel' ? (channel ?? whole) : activity.conversation.id,
    botId: activity.recipient.id,
    teamId: activity.channelData?.team?.id ?? null,
  };
}

/** In a channel the text starts with the bot's own name between `<at>` marks. */
function withoutMention(text: string): string {
  return text.replace(/<at>[^<]*<\/at>/g, ' ').trim();
}
