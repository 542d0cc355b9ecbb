import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HolidayRegion } from '../../../src/app/ports/schools.ts';
import type { DayAbsence } from '../../../src/domain/absence-duty/book.ts';
import { reachedIn } from '../../../src/domain/absence-duty/counting.ts';
import { isoWeekOf, schoolWeeksLater, windowFrom } from '../../../src/domain/absence-duty/school-weeks.ts';
import { addDays, dateOf, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { counting, day, realCalendar } from '../../support/absence-duty.ts';

const REGIONS: HolidayRegion[] = ['noord', 'midden', 'zuid'];
const FIRST = dateOf(2025, 1, 20);
const DAYS = 365 * 5;

type Case = { region: HolidayRegion; days: DayAbsence[] };

/** Stretches of days in the life of one pupil: at school, some hours away, or not there at all. */
const stretch = fc.record({
  days: fc.integer({ min: 1, max: 12 }),
  hours: fc.constantFrom(0, 0, 1, 3, 8),
  isWhole: fc.boolean(),
});

const cases: fc.Arbitrary<Case> = fc
  .record({
    region: fc.constantFrom(...REGIONS),
    start: fc.integer({ min: 0, max: DAYS - 200 }),
    stretches: fc.array(stretch, { minLength: 1, maxLength: 12 }),
  })
  .map(({ region, start, stretches }) => ({
    region,
    days: stretches
      .flatMap(({ days, ...each }) => Array.from({ length: days }, () => each))
      .flatMap(({ hours, isWhole }, index) => {
        const on = addDays(FIRST, start + index);
        return realCalendar(region).isSchoolDay(on) ? [day(on, hours, { isWhole })] : [];
      }),
  }));

describe('the hours, beside somebody who walks through every day and looks back each time', () => {
  it('are reached on the same days', () => {
    fc.assert(
      fc.property(cases, ({ region, days }) => {
        const calendar = realCalendar(region);
        const found = reachedIn(counting(days, { calendar })).map(
          ({ firstOn, reachedOn, hours, waitsUntil }) => [firstOn, reachedOn, hours, waitsUntil],
        );

        expect(found).toEqual(walked(days, calendar));
      }),
      { numRuns: 1_000 },
    );
  });

  it('begin in the same week, on every day of five years in three regions', () => {
    for (const region of REGIONS) {
      const calendar = realCalendar(region);
      for (let days = 60; days < DAYS; days += 3) {
        const on = addDays(FIRST, days);
        expect([on, windowFrom(on, 4, calendar)]).toEqual([on, slowWindow(on, 4, calendar)]);
      }
    }
  });

  it('end four school weeks later on a school day, with three or four school weeks in between', () => {
    for (const region of REGIONS) {
      const calendar = realCalendar(region);
      for (let days = 0; days < DAYS - 120; days += 5) {
        const on = addDays(FIRST, days);
        const later = schoolWeeksLater(on, 4, calendar);
        if (later === null) throw new Error(`Nothing four weeks after ${on}.`);
        expect(calendar.isSchoolDay(later)).toBe(true);
        expect(weeksBetween(on, later, calendar)).toBeGreaterThanOrEqual(3);
        if (weekdayOf(later) === weekdayOf(on)) expect(weeksBetween(on, later, calendar)).toBe(3);
      }
    }
  });
});

describe('the number of a week', () => {
  it.each([
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2025-12-29', 1],
    ['2028-02-29', 9],
    ['2029-12-31', 1],
    ['2030-12-30', 1],
  ])('of %s is %d', (on, week) => {
    expect(isoWeekOf(on as SchoolDate)).toBe(week);
  });
});

/** Day by day: is it enough by now? Then it ends here, or waits to see whether the absence goes on. */
function walked(days: readonly DayAbsence[], calendar: SchoolCalendar): unknown[] {
  const hoursOn = new Map(days.map((each) => [each.on, each]));
  const last = days.at(-1)?.on;
  const found: unknown[] = [];
  let end: SchoolDate | null = null;
  let held: SchoolDate | null = null;
  if (!last || !days[0]) return found;
  for (let on: SchoolDate = days[0].on; on <= addDays(last, 1); on = addDays(on, 1)) {
    if (held && end) {
      const isBroken = on > last || (calendar.isSchoolDay(on) && !isWholeDay(on));
      const isWeekOn = on >= addDays(end, 7) && isWholeDay(on);
      if (isBroken) {
        const mayGoOn = on > last;
        const at: SchoolDate = held;
        found.push([...reachedAt(at, end), mayGoOn ? addDays(end, 7) : null]);
        end = at;
        held = null;
        // What was made since then is looked at anew.
        on = at;
        continue;
      }
      if (isWeekOn) {
        found.push([...reachedAt(on, end), null]);
        end = on;
        held = null;
      }
      continue;
    }
    if (!hoursOn.get(on)?.unauthorised || sum(on, end) < 16) continue;
    if (end && on < addDays(end, 7) && isUnbroken(end, on)) {
      held = on;
      continue;
    }
    found.push([...reachedAt(on, end), null]);
    end = on;
  }
  return found;

  function isWholeDay(on: SchoolDate): boolean {
    const each = hoursOn.get(on);
    return (each?.isWhole ?? false) && (each?.unauthorised ?? 0) > 0;
  }

  function isUnbroken(from: SchoolDate, until: SchoolDate): boolean {
    for (let on = from; on <= until; on = addDays(on, 1))
      if (calendar.isSchoolDay(on) && !isWholeDay(on)) return false;
    return true;
  }

  function counted(until: SchoolDate, after: SchoolDate | null): SchoolDate[] {
    const from = slowWindow(until, 4, calendar);
    const all: SchoolDate[] = [];
    for (let on = from; on <= until; on = addDays(on, 1))
      if ((!after || on > after) && (hoursOn.get(on)?.unauthorised ?? 0) > 0) all.push(on);
    return all;
  }

  function sum(until: SchoolDate, after: SchoolDate | null): number {
    return counted(until, after).reduce((hours, on) => hours + (hoursOn.get(on)?.unauthorised ?? 0), 0);
  }

  function reachedAt(on: SchoolDate, after: SchoolDate | null): unknown[] {
    return [counted(on, after)[0], on, sum(on, after)];
  }
}

/** Goes back day by day and counts Mondays of weeks with a school day in them. */
function slowWindow(on: SchoolDate, weeks: number, calendar: SchoolCalendar): SchoolDate {
  let isSchool = false;
  let seen = 0;
  let at: SchoolDate = addDays(on, 7 - weekdayOf(on));
  for (;;) {
    isSchool ||= calendar.isSchoolDay(at);
    if (weekdayOf(at) === 1) {
      if (isSchool) seen += 1;
      if (seen === weeks) return at;
      isSchool = false;
    }
    at = addDays(at, -1);
  }
}

/** Whole school weeks after the week of the one and before the week of the other. */
function weeksBetween(from: SchoolDate, until: SchoolDate, calendar: SchoolCalendar): number {
  let weeks = 0;
  for (
    let monday = addDays(from, 8 - weekdayOf(from));
    addDays(monday, 6) < until;
    monday = addDays(monday, 7)
  )
    if ([0, 1, 2, 3, 4].some((more) => calendar.isSchoolDay(addDays(monday, more)))) weeks += 1;
  return weeks;
}
