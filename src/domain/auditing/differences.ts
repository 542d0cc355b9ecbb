import { addDays } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import { AGAIN_AFTER_SCHOOL_DAYS } from '../terms/ladder.ts';
import type { Frozen } from '../terms/term.ts';
import { expectedDue, expectedStep, type OpenDays, openAfter } from './expected-days.ts';

/** What can be wrong with all that is guarded, each with a name that stands in the row of a look and is never changed. */
export const DIFFERENCES = [
  /** A term runs on though what it is about is over. */
  'of_closed',
  /** Its last day is not the one that its start and what was frozen give. */
  'due_shifted',
  /** Nothing comes next, and there is no reason. */
  'step_missing',
  /** What comes next should have been there more than an hour ago. */
  'step_overdue',
  /** What comes next is before its day, or later than anything could make it. */
  'step_misplaced',
  /** Something open has no term. */
  'term_missing',
  /** Somebody at a booked table would not be told the day before. */
  'table_tomorrow_missing',
  /** Somebody was to hear of a term on a day, and there is no message of that day. */
  'digest_missing',
  /** Somebody is to hear of a term who does not work here any more. */
  'to_somebody_gone',
  /** A message should have left more than an hour ago. */
  'not_sent',
  /** A message is in the hands of a sender that is gone. */
  'lease_over',
  /** Nobody has looked whether a message arrived. */
  'left_unknown',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

const HOUR = 60 * 60_000;
/** A school is looked over each night; some hours more are for a night that took long, or was made up for. */
export const LOOKED_OVER_WITHIN = 30 * HOUR;

/** Those of which a term was wrong, and not a message. */
export const OF_TERMS: ReadonlySet<Difference> = new Set<Difference>([
  'of_closed',
  'due_shifted',
  'step_missing',
  'step_overdue',
  'step_misplaced',
  'term_missing',
]);

/** How late a step or a message may be before it is a difference; the guard and the sender look every few seconds. Ours. */
export const LATE_MILLISECONDS = HOUR;

/** A running term, as the look reads it. */
export type TermFact = {
  startsOn: SchoolDate;
  dueOn: SchoolDate;
  frozen: Frozen;
  next: { step: number; on: SchoolDate; at: number } | null;
  waitsBecause: string | null;
  snoozedUntil: SchoolDate | null;
  /** What it is about is closed. */
  isOfClosed: boolean;
};

/** The first thing that is wrong with a running term; null = nothing. */
export function faultOf(
  days: OpenDays,
  term: TermFact,
  { now, today }: { now: number; today: SchoolDate },
): Difference | null {
  if (term.isOfClosed) return 'of_closed';
  const due = expectedDue(days, term.startsOn, term.frozen);
  if (due !== null && due !== term.dueOn) return 'due_shifted';
  const { next } = term;
  if (!next) return term.waitsBecause === null ? 'step_missing' : null;
  const rung = term.frozen.steps[next.step];
  const own = rung ? expectedStep(days, term.dueOn, rung) : null;
  if (own !== null && next.on < own) return 'step_misplaced';
  if (next.at < now - LATE_MILLISECONDS) return 'step_overdue';
  const latest = latestOf(days, term, own, today);
  return latest !== null && next.on > latest ? 'step_misplaced' : null;
}

/** Nothing makes a step come later than its own day, the wait between two of them, or the day until which it was put off. */
function latestOf(
  days: OpenDays,
  { dueOn, snoozedUntil }: TermFact,
  own: SchoolDate | null,
  today: SchoolDate,
): SchoolDate | null {
  const from = dueOn > today ? dueOn : addDays(today, 1);
  const again = openAfter(days, from, AGAIN_AFTER_SCHOOL_DAYS);
  if (again === null) return null;
  return [own, snoozedUntil].reduce<SchoolDate>((last, on) => (on !== null && on > last ? on : last), again);
}
