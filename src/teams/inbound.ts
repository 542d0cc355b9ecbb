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
  | { kind: 'ignored'; id: string };

const Activity = z.object({
  type: z.string(),
  id: z.string().max(300).optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().max(8000).optional(),
  locale: z.string().max(40).optional(),
  replyToId: z.string().max(300).optional(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string().max(300), aadObjectId: z.string().max(100).optional() }),
  recipient: z.object({ id: z.string().max(300) }),
  conversation: z.object({
    id: z.string().max(500),
    tenantId: z.string().max(100).optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().max(100) }).optional(),
      team: z.object({ id: z.string().max(300) }).optional(),
      channel: z.object({ id: z.string().max(300) }).optional(),
      settings: z.object({ selectedChannel: z.object({ id: z.string().max(300) }).optional() }).optional(),
    })
    .optional(),
  membersAdded: z
    .array(z.object({ id: z.string() }))
    .max(100)
    .optional(),
  membersRemoved: z
    .array(z.object({ id: z.string() }))
    .max(100)
    .optional(),
  value: z.unknown().optional(),
});

const CardAction = z.object({
  action: z.object({ verb: z.string().max(100), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

/**
 * Reads a verified activity. Anything that is not of the shape that Teams documents is `null`: the caller answers 400
 * and nothing happens.
 */
export function inboundOf(body: unknown): Inbound | null {
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
      return activity.name === 'adaptiveCard/action'
        ? pressOf(activity, id, sender, place)
        : { kind: 'ignored', id };
    case 'installationUpdate':
      return { kind: KIND_OF_UPDATE.get(activity.action ?? 'add') ?? 'ignored', id, sender, place };
    case 'conversationUpdate':
      return conversationUpdateOf(activity, id, sender, place);
    default:
      return { kind: 'ignored', id };
  }
}

/** Teams brings a new version of the app in by taking it out and putting it in: nobody did anything then. */
const KIND_OF_UPDATE: ReadonlyMap<string, 'installed' | 'removed' | 'seen'> = new Map([
  ['add', 'installed'],
  ['add-upgrade', 'seen'],
  ['remove', 'removed'],
]);

type Parsed = z.infer<typeof Activity>;

function pressOf(activity: Parsed, id: string, sender: Sender, place: Place): Inbound | null {
  const parsed = CardAction.safeParse(activity.value);
  if (!parsed.success) return null;
  const { action, trigger } = parsed.data;
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
  return { kind: 'ignored', id };
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
