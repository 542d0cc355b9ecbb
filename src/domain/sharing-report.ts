import { addDays } from './calendar/plain-date.ts';
import type { SchoolDate } from './ids.ts';

/** A table of longer ago was written up, or not, long before: nobody is asked about it now. Ours. */
const ASKED_WITHIN_DAYS = 28;

/** Whether the report of a table that was held on this day is asked about. */
export function isReportAsked(heldOn: SchoolDate, today: SchoolDate): boolean {
  return heldOn >= addDays(today, -ASKED_WITHIN_DAYS);
}
