import { addDays, addMonths, weekdayOf, yearOf } from '../calendar/plain-date.ts';
import { publicHolidays } from '../calendar/public-holidays.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { Frozen, Step } from '../terms/term.ts';

/** Every day on which a school is open, in order, as far as its list of holidays goes. */
export type OpenDays = { all: readonly SchoolDate[]; lastKnown: SchoolDate };

const LAWFUL = { goodFridayOpen: false, liberationDayOpen: false } as const;

export function openDaysOf(calendar: SchoolCalendar): OpenDays {
  const all: SchoolDate[] = [];
  for (let on = calendar.firstKnown; on <= calendar.lastKnown; on = addDays(on, 1))
    if (calendar.isSchoolDay(on)) all.push(on);
  return { all, lastKnown: calendar.lastKnown };
}

/** The open day that lies so many places after a day, 1 = the first one after it; null where the list ends. */
export function openAfter(days: OpenDays, on: SchoolDate, count: number): SchoolDate | null {
  return days.all[placeUpTo(days, on) + count] ?? null;
}

/** The last open day up to and with a day, or so many places before it; null where the list begins or ends. */
export function openUpTo(days: OpenDays, on: SchoolDate, places = 0): SchoolDate | null {
  return on > days.lastKnown ? null : (days.all[placeUpTo(days, on) - places] ?? null);
}

/**
 * The last day of a term, worked out in another way than the terms themselves are: by the place of a day in the list of open
 * days, and not by walking. What both agree on is not the fault of one. Null = a day of its own, or not known that far.
 */
export function expectedDue(
  days: OpenDays,
  startsOn: SchoolDate,
  { length, unit }: Pick<Frozen, 'length' | 'unit'>,
): SchoolDate | null {
  if (length === null) return null;
  switch (unit) {
    case 'calendar_weeks':
      return addDays(startsOn, length * 7);
    case 'calendar_months':
      return addMonths(startsOn, length);
    case 'working_days':
      return workingDayAfter(startsOn, length);
    case 'school_days':
      return length === 0
        ? (openUpTo(days, startsOn) === startsOn && startsOn) || openAfter(days, startsOn, 1)
        : openAfter(days, startsOn, length);
    case 'school_weeks':
      return schoolWeekAfter(days, startsOn, length);
  }
}

/** The day of a rung; null where it is not known, or depends on the summer. */
export function expectedStep(days: OpenDays, dueOn: SchoolDate, step: Step): SchoolDate | null {
  switch (step.unit) {
    case 'before_summer':
      return null;
    case 'calendar_days':
      return openUpTo(days, addDays(dueOn, step.days));
    case 'school_days':
      return step.days > 0 ? openAfter(days, dueOn, step.days) : openUpTo(days, dueOn, -step.days);
  }
}

/** The place of the last open day up to and with this one; -1 = none. */
function placeUpTo({ all }: OpenDays, on: SchoolDate): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as SchoolDate) <= on) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function workingDayAfter(on: SchoolDate, count: number): SchoolDate {
  let left = count;
  let day = on;
  while (left > 0) {
    day = addDays(day, 1);
    if (weekdayOf(day) < 6 && !publicHolidays(yearOf(day), LAWFUL).has(day)) left -= 1;
  }
  return day;
}

function schoolWeekAfter(days: OpenDays, on: SchoolDate, count: number): SchoolDate | null {
  const weekday = weekdayOf(on);
  let week = addDays(on, 1 - weekday);
  for (let left = count; left > 0; left--) {
    const first = openAfter(days, addDays(week, 6), 1);
    if (!first) return null;
    week = addDays(first, 1 - weekdayOf(first));
  }
  return addDays(week, weekday - 1);
}
