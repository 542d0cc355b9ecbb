import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { PROMISE_SCHOOL_DAYS } from '../../domain/terms/ladder.ts';
import type { Deadline } from '../ports/deadlines.ts';

/**
 * The day from which a term is asked about again: somebody put it off until then, or took it up and has until then; null =
 * nobody did, or the list of holidays ends before it. It may lie behind us.
 */
export function leftAloneUntil(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  { acknowledgedOn, snoozedUntil }: Pick<Deadline, 'acknowledgedOn' | 'snoozedUntil'>,
): SchoolDate | null {
  const promised =
    acknowledgedOn && whereKnown(() => calendar.addSchoolDays(acknowledgedOn, PROMISE_SCHOOL_DAYS), null);
  return promised && (!snoozedUntil || promised > snoozedUntil) ? promised : snoozedUntil;
}
