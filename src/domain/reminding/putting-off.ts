import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import { whereKnown } from '../calendar/where-known.ts';
import type { SchoolDate } from '../ids.ts';
import { PROMISE_SCHOOL_DAYS } from '../terms/ladder.ts';
import type { Frozen } from '../terms/term.ts';

/** A term as far as it may be put off. */
export type PuttableOff = { dueOn: SchoolDate; snoozes: number; frozen: Pick<Frozen, 'force'> };

/** How often, and by how many school days at most; see domain/policy.ts. */
export type PuttingOff = { mostSnoozes: number; mostSnoozeSchoolDays: number };

export type PutOffFault = 'put_off_too_often' | 'put_off_past_due' | 'put_off_day_odd';

/** What is offered, in school days from today; ours. Four buttons are as many as leave room for a way back. */
const OFFERED = [1, 2, 3, 5];

/**
 * The days until which a term may be put off today, soonest first, or why it may not. A term of the law, or one that was
 * agreed with others, never past its own last day: it can be asked about later, and is not later due.
 */
export function putOffDays(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  { dueOn, snoozes, frozen }: PuttableOff,
  { mostSnoozes, mostSnoozeSchoolDays }: PuttingOff,
  today: SchoolDate,
): readonly SchoolDate[] | PutOffFault {
  if (snoozes >= mostSnoozes) return 'put_off_too_often';
  const days = OFFERED.filter((count) => count <= mostSnoozeSchoolDays).flatMap((count) =>
    whereKnown(() => [calendar.addSchoolDays(today, count)], []),
  );
  const allowed = frozen.force === 'soft' ? days : days.filter((on) => on <= dueOn);
  return allowed.length === 0 ? 'put_off_past_due' : allowed;
}

/** Whether a reminder of this term waits: until that day it was put off. */
export function isPutOff({ snoozedUntil }: { snoozedUntil: SchoolDate | null }, today: SchoolDate): boolean {
  return snoozedUntil !== null && today < snoozedUntil;
}

/**
 * The day from which a term is asked about again: somebody put it off until then, or took it up and has until then; null =
 * nobody did, or the list of holidays ends before it. It may lie behind us.
 */
export function leftAloneUntil(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  { acknowledgedOn, snoozedUntil }: { acknowledgedOn: SchoolDate | null; snoozedUntil: SchoolDate | null },
): SchoolDate | null {
  const promised =
    acknowledgedOn && whereKnown(() => calendar.addSchoolDays(acknowledgedOn, PROMISE_SCHOOL_DAYS), null);
  return promised && (!snoozedUntil || promised > snoozedUntil) ? promised : snoozedUntil;
}
