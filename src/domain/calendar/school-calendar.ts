import type { SchoolDate } from '../ids.ts';
import { addDays, weekdayOf, yearOf } from './plain-date.ts';
import { type HolidayChoices, type PublicHoliday, publicHolidays } from './public-holidays.ts';

/** A holiday with its first and last day, both closed. */
export type SchoolHoliday = { from: SchoolDate; until: SchoolDate; name: string };

/** A day that the school set itself: closed (study day) or open in spite of everything else. */
export type OwnDay = { on: SchoolDate; open: boolean; name: string };

/** Why a day does not count. A `name` is written as the list of holidays, or the school, gives it. */
export type ClosedBecause =
  | { kind: 'weekend' }
  | { kind: 'public_holiday'; holiday: PublicHoliday }
  | { kind: 'school_holiday'; name: string }
  | { kind: 'own_day'; name: string };

/**
 * The school days of one school: weekdays, less public holidays, less the holidays of its region; the school's own
 * list beats them all. Knows the days from the first to the last day of its list of holidays; every question about a
 * day outside throws a RangeError.
 */
export type SchoolCalendar = {
  isSchoolDay(on: SchoolDate): boolean;
  /** Null on a school day. */
  closedBecause(on: SchoolDate): ClosedBecause | null;
  /** The `count`-th school day after `from`; `from` itself never counts, open or not. 0 gives `from` or the next school day. */
  addSchoolDays(from: SchoolDate, count: number): SchoolDate;
  /** How many school days lie after `from` up to and including `until`. */
  schoolDaysBetween(from: SchoolDate, until: SchoolDate): number;
  /** For a reminder of a closed day. */
  lastSchoolDayOnOrBefore(on: SchoolDate): SchoolDate;
  nextSchoolDay(after: SchoolDate): SchoolDate;
  /** What lay after `from`, up to and including `until`, and did not count: each reason once, in order, weekends left out. */
  notCounted(from: SchoolDate, until: SchoolDate): ClosedBecause[];
  firstKnown: SchoolDate;
  lastKnown: SchoolDate;
};

/** More days than any term of ours: a search that goes on longer is a bug or a calendar full of holidays. */
const MOST_DAYS = 400;

/** `2026/2027`: from 1 August to 31 July, in every region (WPO article 1, WVO 2020 article 1.1). */
export function schoolYearOf(on: SchoolDate): string {
  const year = yearOf(on);
  return on.slice(5) >= '08-01' ? `${year}/${year + 1}` : `${year - 1}/${year}`;
}

/**
 * The calendar refuses to answer outside its list of holidays: every weekday would look open there, which is wrong
 * and would not be noticed.
 *
 * @throws RangeError when there are no holidays at all.
 */
export function schoolCalendar(
  holidays: readonly SchoolHoliday[],
  ownDays: readonly OwnDay[],
  choices: HolidayChoices,
): SchoolCalendar {
  const own = new Map(ownDays.map((day) => [day.on, day]));
  const publicByYear = new Map<number, ReturnType<typeof publicHolidays>>();
  const firstKnown = holidays.map(({ from }) => from).sort()[0];
  const lastKnown = holidays
    .map(({ until }) => until)
    .sort()
    .at(-1);
  if (!firstKnown || !lastKnown) throw new RangeError('There are no school holidays to make a calendar of.');
  const known = { firstKnown, lastKnown };

  function publicHolidayOn(on: SchoolDate): PublicHoliday | undefined {
    const year = yearOf(on);
    const days = publicByYear.get(year) ?? publicHolidays(year, choices);
    publicByYear.set(year, days);
    return days.get(on);
  }

  function closedBecause(on: SchoolDate): ClosedBecause | null {
    if (on < known.firstKnown || on > known.lastKnown) {
      throw new RangeError(
        `The school holidays are known from ${known.firstKnown} to ${known.lastKnown}, not for ${on}.`,
      );
    }
    const ownDay = own.get(on);
    if (ownDay) return ownDay.open ? null : { kind: 'own_day', name: ownDay.name };
    if (weekdayOf(on) > 5) return { kind: 'weekend' };
    const holiday = holidays.find(({ from, until }) => from <= on && on <= until);
    if (holiday) return { kind: 'school_holiday', name: holiday.name };
    const publicHoliday = publicHolidayOn(on);
    return publicHoliday ? { kind: 'public_holiday', holiday: publicHoliday } : null;
  }

  function isSchoolDay(on: SchoolDate): boolean {
    return closedBecause(on) === null;
  }

  function walk(from: SchoolDate, step: 1 | -1): SchoolDate {
    let on = from;
    for (let days = 0; days < MOST_DAYS; days++) {
      if (isSchoolDay(on)) return on;
      on = addDays(on, step);
    }
    throw new RangeError(`There is no school day within ${MOST_DAYS} days of ${from}.`);
  }

  return {
    isSchoolDay,
    closedBecause,
    ...known,
    addSchoolDays(from, count) {
      let on = count === 0 ? walk(from, 1) : from;
      for (let left = count; left > 0; left--) on = walk(addDays(on, 1), 1);
      return on;
    },
    schoolDaysBetween(from, until) {
      let count = 0;
      for (let on = addDays(from, 1); on <= until; on = addDays(on, 1)) if (isSchoolDay(on)) count += 1;
      return count;
    },
    lastSchoolDayOnOrBefore: (on) => walk(on, -1),
    nextSchoolDay: (after) => walk(addDays(after, 1), 1),
    notCounted(from, until) {
      const reasons = new Map<string, ClosedBecause>();
      for (let on = addDays(from, 1); on <= until; on = addDays(on, 1)) {
        const closed = closedBecause(on);
        if (closed && closed.kind !== 'weekend') reasons.set(JSON.stringify(closed), closed);
      }
      return [...reasons.values()];
    },
  };
}
