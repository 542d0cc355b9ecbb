import { addDays, addMonths, weekdayOf, yearOf } from '../calendar/plain-date.ts';
import { publicHolidays } from '../calendar/public-holidays.ts';
import type { ClosedBecause, SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { TermUnit } from './term.ts';

/** The Algemene termijnenwet, article 3, knows Good Friday and 5 May as holidays of every year. */
const LAWFUL = { goodFridayOpen: false, liberationDayOpen: false } as const;
/** No term of ours reaches further. */
const MOST_WEEKS = 104;

/**
 * The last day of a term that starts on `startsOn`; that day itself does not count. Only school days and school weeks ask
 * the school's calendar, so that a legal term in weeks or months is moved by no holiday.
 *
 * @throws RangeError where the calendar does not know that far, and for a length of less than 0.
 */
export function dueDay(
  calendar: SchoolCalendar,
  startsOn: SchoolDate,
  length: number,
  unit: TermUnit,
): SchoolDate {
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`A term of ${length} ${unit}.`);
  switch (unit) {
    case 'school_days':
      return calendar.addSchoolDays(startsOn, length);
    case 'working_days':
      return addWorkingDays(startsOn, length);
    case 'school_weeks':
      return addSchoolWeeks(calendar, startsOn, length);
    case 'calendar_weeks':
      return addDays(startsOn, 7 * length);
    case 'calendar_months':
      return addMonths(startsOn, length);
  }
}

/** Monday to Friday, less the holidays of the law. */
export function isWorkingDay(on: SchoolDate): boolean {
  return weekdayOf(on) <= 5 && !publicHolidays(yearOf(on), LAWFUL).has(on);
}

export function addWorkingDays(from: SchoolDate, count: number): SchoolDate {
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) left -= 1;
  }
  return on;
}

/** The same weekday so many school weeks later: weeks from Monday to Sunday without a school day are passed over. */
export function addSchoolWeeks(calendar: SchoolCalendar, from: SchoolDate, count: number): SchoolDate {
  let on = from;
  let walked = 0;
  for (let left = count; left > 0; walked++) {
    if (walked > MOST_WEEKS) throw new RangeError(`No ${count} school weeks within two years of ${from}.`);
    on = addDays(on, 7);
    if (isSchoolWeek(calendar, on)) left -= 1;
  }
  return on;
}

/** Whether the week of this day, from Monday to Sunday, has a school day. */
export function isSchoolWeek(calendar: SchoolCalendar, on: SchoolDate): boolean {
  const monday = addDays(on, 1 - weekdayOf(on));
  return [0, 1, 2, 3, 4, 5, 6].some((day) => calendar.isSchoolDay(addDays(monday, day)));
}

/** What lay within a term and did not count, to say beside its last day. Nothing for weeks and months of the calendar. */
export function passedOver(
  calendar: SchoolCalendar,
  startsOn: SchoolDate,
  dueOn: SchoolDate,
  unit: TermUnit,
): ClosedBecause[] {
  switch (unit) {
    case 'calendar_weeks':
    case 'calendar_months':
      return [];
    case 'working_days':
      return lawfulHolidays(startsOn, dueOn);
    case 'school_weeks':
      return closedWeeks(calendar, startsOn, dueOn);
    case 'school_days':
      return calendar.notCounted(startsOn, dueOn);
  }
}

/** Why whole weeks were closed: a holiday with a school day in its week takes nothing away, a week of study days does. */
function closedWeeks(calendar: SchoolCalendar, startsOn: SchoolDate, dueOn: SchoolDate): ClosedBecause[] {
  const found = new Map<string, ClosedBecause>();
  for (let on = addDays(startsOn, 1); on <= dueOn; on = addDays(on, 1)) {
    const closed = calendar.closedBecause(on);
    if (!closed || closed.kind === 'weekend' || isSchoolWeek(calendar, on)) continue;
    found.set(JSON.stringify(closed), closed);
  }
  return [...found.values()];
}

function lawfulHolidays(startsOn: SchoolDate, dueOn: SchoolDate): ClosedBecause[] {
  const found = new Map<string, ClosedBecause>();
  for (let on = addDays(startsOn, 1); on <= dueOn; on = addDays(on, 1)) {
    const holiday = weekdayOf(on) <= 5 ? publicHolidays(yearOf(on), LAWFUL).get(on) : undefined;
    if (holiday) found.set(holiday, { kind: 'public_holiday', holiday });
  }
  return [...found.values()];
}
