import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { PREPARE_SCHOOL_DAYS, prepares } from '../../domain/preparing.ts';
import { MORNING } from '../planning-notices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Slot } from '../ports/tables.ts';
import type { Moment } from '../preparing-notices.ts';
import { noticeTo } from './planning.ts';
import { bookedSlot, dayOf, type TableCase, type Work } from './table-case.ts';

/**
 * Asks these of the kernpartners and the mentor to prepare. It is a message of its own and no line in another: that the table is
 * booked can be weeks before, and the reminder of the day before leaves at two in the afternoon, when nobody can ask around any more.
 * Nobody gets two messages about one table on one day by it: it is not planned for the day on which the table is booked, moved or
 * joined, which is told of on that day, and the day before is another. Whoever gets none reads their task in that reminder.
 */
export function preparingNotices(
  work: Work,
  found: TableCase,
  slot: Slot,
  participants: readonly Participant[],
): NewNotice[] {
  const on = prepareDay(work.deps.calendars.of(found.school), dayOf(work, slot));
  if (on === null || on <= work.today) return [];
  const at = work.deps.wallClock.instantOf(on, MORNING);
  return participants
    .filter(({ role }) => prepares(role))
    .map((each) => noticeTo(found, 'table_prepare', each, at, slot.startsAt));
}

/** Also on time: held up until the day of the reminder it would be a second message of that day, with nothing that this lacks. */
export function isToPrepareYet(
  { calendars, wallClock, clock }: Pick<Moment, 'calendars' | 'wallClock' | 'clock'>,
  { school, table }: Pick<TableCase, 'school' | 'table'>,
): boolean {
  const slot = bookedSlot(table);
  const on = slot && prepareDay(calendars.of(school), wallClock.dateOf(slot.startsAt));
  return on !== null && wallClock.dateOf(clock.now()) <= on;
}

/** So many school days before a day; null where the list of holidays does not reach. */
export function prepareDay(calendar: SchoolCalendar, tableOn: SchoolDate): SchoolDate | null {
  return whereKnown(() => {
    let on = tableOn;
    for (let nth = 0; nth < PREPARE_SCHOOL_DAYS; nth++)
      on = calendar.lastSchoolDayOnOrBefore(addDays(on, -1));
    return on;
  }, null);
}
