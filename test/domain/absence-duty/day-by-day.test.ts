import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HolidayRegion } from '../../../src/app/ports/schools.ts';
import type { DayAbsence, SickReport } from '../../../src/domain/absence-duty/book.ts';
import { obligationsIn } from '../../../src/domain/absence-duty/obligations.ts';
import { talksCalledFor } from '../../../src/domain/absence-duty/sickness.ts';
import { addDays, dateOf, daysBetween, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { counting, day, realCalendar, rulesWith, sickOn } from '../../support/absence-duty.ts';

const FIRST = dateOf(2025, 1, 20);
const SPAN = 365 * 5 - 300;
const regions = fc.constantFrom<HolidayRegion[]>('noord', 'midden', 'zuid');

describe('a talk about being sick, beside somebody who looks at every day', () => {
  const spells = fc.array(
    fc.record({ gap: fc.integer({ min: 1, max: 35 }), days: fc.integer({ min: 1, max: 14 }) }),
    { minLength: 1, maxLength: 8 },
  );

  it('is called for on the same day, for the same reason', () => {
    fc.assert(
      fc.property(regions, fc.integer({ min: 60, max: SPAN }), spells, (region, start, each) => {
        const calendar = realCalendar(region);
        const sick = reportsOf(addDays(FIRST, start), each);
        const [found] = talksCalledFor(sick, [], calendar, rulesWith({}));

        expect(found ? [found.because, found.metOn] : null).toEqual(firstCall(sick, calendar));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a long absence, beside somebody who crosses out weeks', () => {
  it('is one from the same school day on, over every holiday of five years', () => {
    fc.assert(
      fc.property(
        regions,
        fc.integer({ min: 60, max: SPAN }),
        fc.integer({ min: 15, max: 95 }),
        (region, start, length) => {
          const calendar = realCalendar(region);
          const days = wholeDays(addDays(FIRST, start), length, calendar);
          const found = obligationsIn(counting(days, { calendar })).filter(
            ({ term }) => term === 'long_absence',
          );

          expect(found.map(({ firstOn, reachedOn }) => [firstOn, reachedOn])).toEqual(
            crossedOut(days, calendar),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});

function reportsOf(start: SchoolDate, each: readonly { gap: number; days: number }[]): SickReport[] {
  let at = start;
  return each.map(({ gap, days }) => {
    const firstOn = addDays(at, gap);
    at = addDays(firstOn, days);
    return sickOn(firstOn, addDays(at, -1));
  });
}

/** Goes from day to day with a list of the reports so far and a count of sick school days in a row. */
function firstCall(sick: readonly SickReport[], calendar: SchoolCalendar): unknown {
  const [first, last] = [sick[0]?.firstOn, sick.at(-1)?.lastOn];
  if (!first || !last) return null;
  let inARow = 0;
  for (let on = first; on <= last; on = addDays(on, 1)) {
    if (sick.some(({ firstOn }) => firstOn === on) && reportsWithin(on, sick, calendar) >= 4)
      return ['sick_reports', on];
    if (!calendar.isSchoolDay(on)) continue;
    const isSick = sick.some(({ firstOn, lastOn }) => firstOn <= on && lastOn !== null && on <= lastOn);
    inARow = isSick ? inARow + 1 : 0;
    if (inARow === 7) return ['sick_days', on];
  }
  return null;
}

/** Those of this week and of the eleven school weeks before it: a week without a school day is passed over. */
function reportsWithin(on: SchoolDate, sick: readonly SickReport[], calendar: SchoolCalendar): number {
  const weeks = new Set<number>();
  let from = on;
  for (let at = sunday(on); ; at = addDays(at, -1)) {
    if (calendar.isSchoolDay(at)) weeks.add(weekNumber(at));
    if (weeks.size === 12 && weekdayOf(at) === 1) {
      from = at;
      break;
    }
  }
  return sick.filter(({ firstOn }) => from <= firstOn && firstOn <= on).length;
}

function wholeDays(from: SchoolDate, length: number, calendar: SchoolCalendar): DayAbsence[] {
  const days: DayAbsence[] = [];
  for (let on = from; daysBetween(from, on) < length; on = addDays(on, 1))
    if (calendar.isSchoolDay(on)) days.push(day(on, 6, { isWhole: true }));
  return days;
}

/** The first day away; four school weeks crossed out after its own; and then the same weekday, or a later school day. */
function crossedOut(days: readonly DayAbsence[], calendar: SchoolCalendar): unknown[] {
  const [first] = days;
  if (!first) return [];
  const weeks: number[] = [];
  for (let on = addDays(sunday(first.on), 1); weeks.length <= 4; on = addDays(on, 1)) {
    if (!calendar.isSchoolDay(on)) continue;
    if (weeks.at(-1) !== weekNumber(on)) weeks.push(weekNumber(on));
    const isBeyond = weeks.length > 4 || (weeks.length === 4 && weekdayOf(on) >= weekdayOf(first.on));
    if (isBeyond) return days.some((each) => each.on === on) ? [[first.on, on]] : [];
  }
  return [];
}

function sunday(on: SchoolDate): SchoolDate {
  return addDays(on, 7 - weekdayOf(on));
}

/** Counted from a Monday long ago. */
function weekNumber(on: SchoolDate): number {
  return Math.floor(daysBetween(dateOf(2024, 1, 1), on) / 7);
}
