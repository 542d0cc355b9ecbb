import type { Instant, PersonId, SchoolDate } from '../../domain/ids.ts';
import { personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { Turn } from '../turn.ts';
import { type Officer, officersFor } from './officers.ts';
import { addReleaseDoors } from './release-links.ts';
import type { CallState } from './views.ts';

/** How it stands with the call about this concern, for the person who looks. */
export async function callStateOf(
  tx: Tx,
  { callAskedAt }: Pick<Concern, 'callAskedAt'>,
  viewerId: string,
  { today, wallClock }: { today: SchoolDate; wallClock: WallClock },
): Promise<CallState> {
  const officers = await officersFor(tx, viewerId, today);
  if (officers.length === 0) return { kind: 'nobody' };
  if (callAskedAt === null) return { kind: 'can_ask' };
  const at = { on: wallClock.dateOf(callAskedAt), minute: wallClock.minuteOf(callAskedAt) };
  if (officers.some(({ hasChat }) => hasChat)) return { kind: 'asked', ...at };
  return {
    kind: 'not_reached',
    ...at,
    names: officers.map(({ roepnaam }) => roepnaam),
    byMail: officers.some(({ hasMail }) => hasMail),
  };
}

/** Each aandachtsfunctionaris hears who wants to be called, and nothing else. */
export function callMeNotices(turn: Turn, concern: Concern, officers: readonly Officer[]): NewNotice[] {
  return officers.map(({ id }) => ({
    ...personNotice(
      turn,
      'call_me',
      id,
      { concernId: concern.id },
      `${concern.id}:${turn.actor.personId}:${concern.version}`,
      { asker: turn.actor.personId },
    ),
    expiresAt: null,
  }));
}

/**
 * The same for somebody whose own card does not show how it stands with the call: when nobody can be reached in Teams,
 * she hears at once that she has to call herself.
 */
export async function callFor(turn: Turn, tx: Tx, concern: Concern): Promise<NewNotice[]> {
  const officers = await officersFor(tx, turn.actor.personId, turn.today);
  await addReleaseDoors(turn, tx, concern, officers);
  const calls = callMeNotices(turn, concern, officers);
  if (officers.some(({ hasChat }) => hasChat)) return calls;
  return [...calls, notArrived(turn.now, concern, turn.actor.personId, null, `${concern.version}`)];
}

/** Tells whoever asked that the call did not arrive with one officer, or (null) with nobody. */
export function notArrived(
  now: Instant,
  { id }: Pick<Concern, 'id'>,
  askerId: PersonId,
  officerId: PersonId | null,
  again: string,
): NewNotice {
  return {
    kind: 'call_not_arrived',
    to: { kind: 'person', id: askerId },
    about: { concernId: id },
    params: { officer: officerId },
    dedupeKey: `call_not_arrived:${id}:${askerId}:${officerId ?? 'nobody'}:${again}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
  };
}
