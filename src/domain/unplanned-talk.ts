import { addDays } from './calendar/plain-date.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';

/** A talk that nobody planned is put down within so many calendar days: longer nobody knows by heart what was said. Ours. */
export const UNPLANNED_DAYS = 30;

/** What is known of a case when such a talk is put down. */
export type AroundTalk = {
  today: SchoolDate;
  /** From where the three months count: before it there was no case. */
  anchorOn: SchoolDate;
  /** The days of its tables that were held, and of the one that is booked. */
  tableDays: readonly SchoolDate[];
};

/** The first day that can be chosen. */
export function firstUnplannedDay({ today, anchorOn }: Pick<AroundTalk, 'today' | 'anchorOn'>): SchoolDate {
  const earliest = addDays(today, -UNPLANNED_DAYS);
  return anchorOn > earliest ? anchorOn : earliest;
}

/** What is wrong with the day of a talk that was held without a booking; null = nothing. One day has one table. */
export function faultOfUnplanned(on: SchoolDate, around: AroundTalk): RefusalCode | null {
  if (on > around.today) return 'held_in_future';
  if (on < firstUnplannedDay(around)) return 'unplanned_day_odd';
  return around.tableDays.includes(on) ? 'table_that_day' : null;
}
