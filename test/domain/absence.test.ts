import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endedBefore, endedOn, isAwayOn, joined, type Period, periodOf } from '../../src/domain/absence.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const TODAY = on('2026-11-23');

describe('days on which somebody is not there', () => {
  it.each([
    ['today alone', '2026-11-23', '2026-11-23', { fromOn: '2026-11-23', untilOn: '2026-11-23' }],
    ['from yesterday on', '2026-11-22', '2026-11-24', 'absence_past'],
    ['ending before they begin', '2026-11-25', '2026-11-24', 'absence_turned'],
    ['until a year from now', '2027-11-23', '2027-11-23', { fromOn: '2027-11-23', untilOn: '2027-11-23' }],
    ['a day beyond that', '2026-12-01', '2027-11-24', 'absence_too_far'],
  ])('%s', (_what, from, until, expected) => {
    expect(periodOf(on(from), on(until), TODAY)).toEqual(expected);
  });

  it.each([
    ['a day earlier', '2026-11-27', { fromOn: '2026-11-20', untilOn: '2026-11-27' }],
    ['the day that it is already', '2026-11-28', { fromOn: '2026-11-20', untilOn: '2026-11-28' }],
    ['a later day, which changes nothing', '2026-11-29', { fromOn: '2026-11-20', untilOn: '2026-11-28' }],
    ['yesterday', '2026-11-22', { fromOn: '2026-11-20', untilOn: '2026-11-22' }],
    ['the day before that', '2026-11-21', 'absence_over_long'],
    ['a day before the first', '2026-11-19', 'absence_turned'],
  ])('that run end on %s', (_what, last, expected) => {
    expect(endedOn(period('2026-11-20', '2026-11-28'), on(last), TODAY)).toEqual(expected);
    expect(endedOn(period('2026-11-20', '2026-11-28'), null, TODAY)).toBe('absence_dates_missing');
  });

  it('are not put down while either of them is missing', () => {
    expect(periodOf(TODAY, null, TODAY)).toBe('absence_dates_missing');
    expect(periodOf(null, TODAY, TODAY)).toBe('absence_dates_missing');
  });

  it('become one with those that they meet or border on, and leave the others', () => {
    const known = [period('2026-12-01', '2026-12-03'), period('2026-12-08', '2026-12-09')];

    expect(joined(known, period('2026-12-04', '2026-12-05'))).toEqual({
      whole: period('2026-12-01', '2026-12-05'),
      swallowed: [known[0]],
    });
    expect(joined(known, period('2026-12-05', '2026-12-06'))).toEqual({
      whole: period('2026-12-05', '2026-12-06'),
      swallowed: [],
    });
  });

  it('are the same set of days however they were put down, each of them once', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 8,
    });

    fc.assert(
      fc.property(some, (said) => {
        const periods = said.map(([start, days]) => ({
          fromOn: addDays(TODAY, start),
          untilOn: addDays(TODAY, start + days),
        }));
        const kept = periods.reduce<Period[]>((known, added) => {
          const { whole, swallowed } = joined(known, added);
          return [...known.filter((each) => !swallowed.includes(each)), whole];
        }, []);

        for (let day = 0; day <= 50; day++) {
          const there = addDays(TODAY, day);
          expect(kept.filter((each) => isAwayOn(each, there))).toHaveLength(
            periods.some((each) => isAwayOn(each, there)) ? 1 : 0,
          );
        }
      }),
    );
  });

  it('end with yesterday for whoever is back, and only when they run', () => {
    expect(endedBefore(period('2026-11-20', '2026-11-30'), TODAY)).toEqual(
      period('2026-11-20', '2026-11-22'),
    );
    expect(endedBefore(period('2026-11-20', '2026-11-23'), TODAY)).toEqual(
      period('2026-11-20', '2026-11-22'),
    );
    expect(endedBefore(period('2026-11-23', '2026-11-30'), TODAY)).toBe('gone');
    expect(endedBefore(period('2026-11-24', '2026-11-30'), TODAY)).toBe('not_running');
    expect(endedBefore(period('2026-11-20', '2026-11-22'), TODAY)).toBe('not_running');
  });
});

function on(day: string): SchoolDate {
  return day as SchoolDate;
}

function period(from: string, until: string): Period {
  return { fromOn: on(from), untilOn: on(until) };
}
