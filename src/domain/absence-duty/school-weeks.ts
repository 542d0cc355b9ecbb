import { addDays, weekdayOf } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';

/** The Monday of the week in which a day lies, as ISO 8601 counts weeks. */
export function mondayOf(on: SchoolDate): SchoolDate {
  return addDays(on, 1 - weekdayOf(on));
}

/** The number of a week; 1 = the week with the year's first Thursday. */
export function isoWeekOf(on: SchoolDate): number {
  const thursday = addDays(mondayOf(on), 3);
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.floor(dayOfYear / 7) + 1;
}

/** False for a day that the calendar does not know: what is not known is not counted. */
export function isOpenOn(calendar: SchoolCalendar, on: SchoolDate): boolean {
  return calendar.firstKnown <= on && on <= calendar.lastKnown && calendar.isSchoolDay(on);
}

/** The school days of the week that begins on this Monday. */
export function schoolDaysOf(monday: SchoolDate, calendar: SchoolCalendar): SchoolDate[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((on) => isOpenOn(calendar, on));
}

function isSchoolWeek(monday: SchoolDate, calendar: SchoolCalendar): boolean {
  return schoolDaysOf(monday, calendar).length > 0;
}

/** The Monday with which so many school weeks in a row begin, of which the week of this day is the last. */
export function windowFrom(on: SchoolDate, schoolWeeks: number, calendar: SchoolCalendar): SchoolDate {
  let monday = mondayOf(on);
  let left = schoolWeeks - (isSchoolWeek(monday, calendar) ? 1 : 0);
  while (left > 0 && monday > calendar.firstKnown) {
    monday = addDays(monday, -7);
    if (isSchoolWeek(monday, calendar)) left -= 1;
  }
  return monday;
}

/** The same weekday so many school weeks later, or the first school day after it; null past the end of the calendar. */
export function schoolWeeksLater(
  on: SchoolDate,
  schoolWeeks: number,
  calendar: SchoolCalendar,
): SchoolDate | null {
  let monday = mondayOf(on);
  let left = schoolWeeks;
  while (left > 0) {
    monday = addDays(monday, 7);
    if (monday > calendar.lastKnown) return null;
    if (isSchoolWeek(monday, calendar)) left -= 1;
  }
  let day = addDays(monday, weekdayOf(on) - 1);
  while (!isOpenOn(calendar, day)) {
    day = addDays(day, 1);
    if (day > calendar.lastKnown) return null;
  }
  return day;
}
