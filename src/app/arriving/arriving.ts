import type { Instant, SchoolId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import { personNotice } from '../planning-notices.ts';
import type { Actor } from '../ports/people.ts';
import type { Turn } from '../turn.ts';

/** Where an installation happened, as Teams tells it. */
export type InstalledAt = {
  kind: 'personal' | 'channel' | 'other';
  serviceUrl: string;
  teamsId: string;
  botId: string;
  teamId: string | null;
};

/** Teams announces one installation in two ways, a moment apart. */
const SAME_INSTALLATION = 10_000;
/** What was asked longer ago than this is asked by its own reminders, or not at all. */
const LOOK_BACK = 60 * 24 * 3_600_000;

/** What somebody still has to answer, and cannot when the chat in which it was asked is gone. */
const ASKING: readonly NoticeKind[] = [
  'triage',
  'question_to_mentor',
  'tell_asker_due',
  'call_me',
  'safety_doubt',
  'parents_informed_due',
  'review_due',
  'consult_request',
  'consult_news',
  'vote_request',
  'booking_needs_you',
];

/**
 * The bot was installed in a personal chat. The person is welcomed, once in a lifetime; and what is open is offered: the
 * draft, what could not be delivered before, and what was asked in another chat. The same
 * installation told twice does nothing the second time.
 */
export async function arrive(turn: Turn, place: InstalledAt): Promise<void> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId || place.kind !== 'personal') return;
  const { personId, chat } = turn.actor;
  const isSameChat = chat?.teamsId === place.teamsId;
  const isToldTwice = isSameChat && turn.now - chat.seenAt < SAME_INSTALLATION;
  await turn.deps.store.transact(schoolId, async (tx) => {
    if (await tx.inbox.take(turn.key, turn.now)) return;
    const firstTime = (await tx.inbox.take(`welcomed:${personId}`, turn.now)) === null;
    if (firstTime) {
      await tx.notices.plan([{ ...personNotice(turn, 'welcome', personId, {}, 'once'), expiresAt: null }]);
      return;
    }
    const draft = isToldTwice ? null : await tx.concerns.openDraftOf(personId);
    if (!draft) return;
    const again = `again:${place.teamsId}:${Math.floor(turn.now / SAME_INSTALLATION)}`;
    await tx.notices.plan([personNotice(turn, 'intake_resume', personId, { concernId: draft.id }, again)]);
  });
  await offerOpen(turn);
  turn.deps.kick();
}

/**
 * At every school where this person works or holds a seat. Not by what the chat was before: its address is stored first,
 * and a process may stop in between.
 */
async function offerOpen({ deps, actor, now }: Turn): Promise<void> {
  const since = (now - LOOK_BACK) as Instant;
  for (const schoolId of schoolsOf(actor)) {
    await deps.store.transact(schoolId, (tx) => tx.notices.offerAgain(actor.personId, ASKING, since));
  }
}

/** The bot was taken out of this chat: nothing more is sent there until it is back. Told late, it closes no other chat. */
export async function leave(turn: Turn, place: InstalledAt): Promise<void> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId || place.kind !== 'personal') return;
  await turn.deps.store.transact(schoolId, async (tx) => {
    if (await tx.inbox.take(turn.key, turn.now)) return;
    const address = await tx.conversations.personal(turn.actor.personId);
    if (address?.teamsId === place.teamsId) await tx.conversations.markUnusable(address.id, 'removed');
  });
}

/** The school at which something that names none takes place: of a membership first, else of a seat. */
export function homeSchool(actor: Actor): SchoolId | null {
  return actor.memberships[0]?.schoolId ?? actor.seatSchools[0] ?? null;
}

function schoolsOf({ memberships, seatSchools }: Actor): SchoolId[] {
  return [...new Set([...memberships.map(({ schoolId }) => schoolId), ...seatSchools])];
}

export function roleOf(
  actor: Pick<Actor, 'memberships' | 'seatSchools'>,
): 'mentor' | 'coordinator' | 'partner' | 'other' {
  if (actor.memberships.some(({ role }) => role === 'ondersteuningscoordinator')) return 'coordinator';
  if (actor.memberships.some(({ role }) => role === 'mentor')) return 'mentor';
  return actor.seatSchools.length > 0 ? 'partner' : 'other';
}
