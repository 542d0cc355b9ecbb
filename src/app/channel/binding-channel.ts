import type { ConversationId, SchoolId } from '../../domain/ids.ts';
import { personNotice } from '../planning-notices.ts';
import type { SeenConversation } from '../ports/conversations.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';

/** A channel of a team, as Teams tells it. */
export type ChannelPlace = Pick<SeenConversation, 'serviceUrl' | 'teamsId' | 'botId'> & { tenantId: string };

/**
 * The bot was put into a team, or called there. Whoever adds a bot chooses a channel for it: when a coordinator or the
 * administrator did, and the school has none yet, that is the school's channel. In every other case the question is
 * put into this channel, and nothing changes before somebody answers it.
 */
export async function meetChannel(
  turn: Turn,
  place: ChannelPlace,
  how: 'installed' | 'called',
): Promise<void> {
  const schoolId = schoolToBind(turn);
  if (!schoolId) return;
  await turn.deps.store.transact(schoolId, async (tx) => {
    if (await refusalAt(tx, schoolId, place)) return;
    const present = await tx.conversations.channelOf(schoolId);
    if (!present && how === 'installed') {
      await bind(turn, tx, schoolId, place);
      return;
    }
    if (present?.teamsId === place.teamsId) {
      if (present.serviceUrl !== place.serviceUrl) await remember(turn, tx, place, schoolId);
      return;
    }
    const id = await remember(turn, tx, place, null);
    await tx.notices.plan([setupNotice(turn, schoolId, id, 'choose', null)]);
  });
  turn.deps.kick();
}

/**
 * This channel becomes the school's. Only a coordinator or the administrator of a school in this tenant may say so, and
 * not in a channel that another school has chosen. The channel of before gets nothing more.
 */
export async function bindChannel(turn: Turn, place: ChannelPlace): Promise<PersonalView> {
  const schoolId = schoolToBind(turn);
  if (!schoolId) return { kind: 'refused', code: 'not_for_your_role' };
  const view = await turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const refusal = await refusalAt(tx, schoolId, place);
    if (refusal) return { kind: 'refused', code: refusal };
    const present = await tx.conversations.channelOf(schoolId);
    if (present?.teamsId === place.teamsId && present.serviceUrl === place.serviceUrl)
      return { kind: 'channel_bound' };
    if (present && present.teamsId !== place.teamsId)
      await tx.conversations.markUnusable(present.id, 'moved');

    await bind(turn, tx, schoolId, place);

    return { kind: 'channel_bound' };
  });
  turn.deps.kick();
  return view;
}

/** The school for which this person may choose a channel; of several the first. */
export function schoolToBind({ actor }: Turn): SchoolId | null {
  const may = actor.memberships.find(
    ({ role }) => role === 'ondersteuningscoordinator' || role === 'beheerder',
  );
  return may?.schoolId ?? null;
}

async function refusalAt(tx: Tx, schoolId: SchoolId, place: ChannelPlace): Promise<'wrong_team' | null> {
  const school = await tx.schools.here();
  if (school.tenantId !== place.tenantId) return 'wrong_team';
  const other = await tx.conversations.schoolAt(place.tenantId, place.teamsId);
  return other !== null && other !== schoolId ? 'wrong_team' : null;
}

async function bind(turn: Turn, tx: Tx, schoolId: SchoolId, place: ChannelPlace): Promise<void> {
  const id = await remember(turn, tx, place, schoolId);
  await tx.notices.plan([
    personNotice(turn, 'channel_bound', turn.actor.personId, {}, turn.key),
    ...(turn.cardActivity === null ? [] : [setupNotice(turn, schoolId, id, 'chosen', turn.cardActivity)]),
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'school.channel_bound',
    subject: { kind: 'school', id: schoolId },
    ground: 'coordination',
  });
}

async function remember(
  turn: Turn,
  tx: Tx,
  place: ChannelPlace,
  schoolId: SchoolId | null,
): Promise<ConversationId> {
  const seen = await tx.conversations.seen(
    { ...place, kind: 'channel', memberId: null, personId: null, schoolId, language: null },
    turn.now,
  );
  return seen.id;
}

/** A card in a channel that may not be the school's yet: it is named by its conversation. */
function setupNotice(
  turn: Turn,
  schoolId: SchoolId,
  conversation: ConversationId,
  setup: 'choose' | 'chosen',
  edits: string | null,
): NewNotice {
  return {
    kind: 'channel_setup',
    to: { kind: 'channel', id: schoolId },
    about: {},
    params: { conversation, setup },
    dedupeKey: `channel_setup:${conversation}:${setup}:${turn.key}`,
    dueAt: turn.now,
    expiresAt: null,
    editsActivity: edits,
  };
}
