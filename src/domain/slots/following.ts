import { addDays, daysBetween } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import { mondayOf } from './agenda.ts';
import type { SlotQuestion, SlotSearch } from './question.ts';
import { findProposals } from './search.ts';
import type { Standing } from './standing.ts';

export type Following =
  | { kind: 'week'; monday: SchoolDate; search: SlotSearch }
  /** The school holidays are not known that far ahead. */
  | { kind: 'week_unknown' };

/**
 * The table after this one, so many school weeks later: a new table each time, since people and rooms change. A school
 * week is one with a school day in it, so a holiday counts for nothing. The same people, weekday, room and hour come
 * first, people who are at the school before the weekday; a moment after that week, or within the notice, is no answer, and
 * why there is none in it is said as by every search. Of a table that was held without a booking only the day is known. Weeks
 * count from today where it was held before, however long ago that is.
 */
export function followUp(
  question: SlotQuestion,
  before: Standing | { heldOn: SchoolDate },
  schoolWeeks: number,
): Following {
  const { calendar, today, noticeSchoolDays } = question;
  const from = 'at' in before ? before.at.on : before.heldOn;
  const days = daysOfSchoolWeek(calendar, from > today ? from : today, schoolWeeks);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return { kind: 'week_unknown' };

  const monday = mondayOf(first);
  const sameWeekday = addDays(monday, daysBetween(mondayOf(from), from));
  const search = findProposals(
    {
      ...question,
      noticeSchoolDays: Math.max(noticeSchoolDays, calendar.schoolDaysBetween(today, first)),
      withinSchoolDays: calendar.schoolDaysBetween(today, last),
      laterSchoolDays: 0,
    },
    'at' in before ? { ...before, at: { ...before.at, on: sameWeekday }, accepted: [] } : null,
  );
  return { kind: 'week', monday, search };
}

/** The school days of the week that is so many school weeks after this day's own; none when it is not known. */
export function daysOfSchoolWeek(
  calendar: SchoolCalendar,
  on: SchoolDate,
  schoolWeeks: number,
): SchoolDate[] {
  let left = schoolWeeks;
  for (let monday = addDays(mondayOf(on), 7); ; monday = addDays(monday, 7)) {
    if (addDays(monday, 6) > calendar.lastKnown) return [];
    const days = [0, 1, 2, 3, 4, 5, 6]
      .map((n) => addDays(monday, n))
      .filter((day) => calendar.isSchoolDay(day));
    if (days.length > 0) left -= 1;
    if (left <= 0) return days;
  }
}
