import { type CaseReading, finds, outcomesFor } from './case-page.ts';
import type { NoAgreementReason } from './deciding-anew.ts';
import type { ScaleUpTo } from './facts/facts.ts';
import type { SchoolDate } from './ids.ts';
import type { CloseReason, OutcomeKind, ReopenReason } from './outcomes.ts';
import type { PauseAgreer, PauseReason } from './pausing.ts';
import type { SeatKind } from './roles.ts';

/** So many are shown at most, the newest; of more it is said that there are. Ours. */
export const MOST_EVENTS = 200;

/** What happened in a case on a day, in neutral words. `null` in it = not for this reader. */
export type CaseEvent = { on: SchoolDate } & (
  | { kind: 'raised' }
  | { kind: 'accepted' }
  | { kind: 'entered' }
  | { kind: 'family_told' }
  | { kind: 'ground_recorded'; seat: SeatKind }
  | { kind: 'seat_passed'; seat: SeatKind }
  | { kind: 'holder_changed' }
  | { kind: 'table_asked' }
  | { kind: 'table_booked'; day: SchoolDate | null }
  | { kind: 'table_moved' }
  | { kind: 'table_cancelled' }
  | { kind: 'table_held' }
  | { kind: 'minutes_final'; day: SchoolDate | null; nth: number }
  | { kind: 'agreed'; outcomes: readonly OutcomeKind[] | null }
  | { kind: 'decided_anew'; dueOn: SchoolDate; reason: NoAgreementReason | null }
  | { kind: 'paused'; until: SchoolDate; reason: PauseReason | null; agreedWith: readonly PauseAgreer[] }
  | { kind: 'action_added'; nth: number }
  | { kind: 'action_ended'; nth: number; how: 'done' | 'not_done' }
  | { kind: 'scaled_up'; to: ScaleUpTo; who: string }
  | { kind: 'closed'; reason: CloseReason | null }
  | { kind: 'reopened'; reason: ReopenReason | null }
);
export type CaseEventKind = CaseEvent['kind'];

const ALL = ['carries', 'raised', 'partner', 'partner_by_task'] as const;
const AT_TABLE = ['carries', 'partner', 'partner_by_task'] as const;
const CARRIES = ['carries'] as const;

/**
 * Who reads that each of these happened. Whoever raised the concern follows it from table to table; whoever sits there reads what was
 * promised as well. What the family was told, and on what ground others read along, is for whoever answers for it.
 */
export const EVENT_READERS: Readonly<Record<CaseEventKind, readonly CaseReading[]>> = {
  raised: ALL,
  accepted: ALL,
  entered: ALL,
  family_told: CARRIES,
  ground_recorded: CARRIES,
  seat_passed: AT_TABLE,
  holder_changed: ALL,
  table_asked: ALL,
  table_booked: ALL,
  table_moved: ALL,
  table_cancelled: ALL,
  table_held: ALL,
  minutes_final: ALL,
  agreed: ALL,
  decided_anew: ALL,
  paused: ALL,
  action_added: AT_TABLE,
  action_ended: AT_TABLE,
  /** With the name of who helps further. */
  scaled_up: CARRIES,
  closed: ALL,
  reopened: ALL,
};

/**
 * What this reader finds of what happened, the newest first; what fell on one day the other way round than it was given.
 *
 * @param events in the order in which things of one day happen
 */
export function eventsFor(
  reading: CaseReading,
  events: readonly CaseEvent[],
): { shown: readonly CaseEvent[]; isCut: boolean } {
  const theirs = events
    .filter(({ kind }) => EVENT_READERS[kind].includes(reading))
    .map((event) => asReadBy(reading, event));
  const newestFirst = theirs.reverse().sort((one, other) => other.on.localeCompare(one.on));
  return { shown: newestFirst.slice(0, MOST_EVENTS), isCut: newestFirst.length > MOST_EVENTS };
}

function asReadBy(reading: CaseReading, event: CaseEvent): CaseEvent {
  switch (event.kind) {
    case 'agreed':
      return { ...event, outcomes: outcomesReadBy(reading, event.outcomes) };
    case 'decided_anew':
    case 'closed':
    case 'reopened':
      return finds(reading, 'reasons') ? event : { ...event, reason: null };
    case 'paused':
      return finds(reading, 'reasons') ? event : { ...event, reason: null, agreedWith: [] };
    default:
      return event;
  }
}

function outcomesReadBy(
  reading: CaseReading,
  outcomes: readonly OutcomeKind[] | null,
): readonly OutcomeKind[] | null {
  if (outcomes === null || !finds(reading, 'outcomes')) return null;
  const theirs = outcomesFor(reading, outcomes);
  return theirs.length === 0 ? null : theirs;
}
