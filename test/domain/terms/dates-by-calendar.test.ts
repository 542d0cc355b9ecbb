import { describe, expect, it } from '@jest/globals';
import type { School } from '../../../src/app/ports/schools.ts';
import { calendarsFrom } from '../../../src/calendar/school-calendars.ts';
import type { ClosedBecause } from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { CATALOGUE } from '../../../src/domain/terms/catalogue.ts';
import { dueDay, passedOver } from '../../../src/domain/terms/dates.ts';
import { dayOfStep } from '../../../src/domain/terms/ladder.ts';
import { DEADLINE_RULES, type Frozen, type TermUnit } from '../../../src/domain/terms/term.ts';
import { testRoster } from '../../support/school.ts';
import { ALMANAC, dayAfter, daysFrom, REGIONS, slowCalendar } from '../../support/slow-calendar.ts';

/** A school in Midden with a week, and single days, of its own. */
const OWN = {
  ...Object.fromEntries(daysFrom('2026-11-09', '2026-11-13').map((on) => [on, 'Studieweek'])),
  '2026-10-23': null,
  '2028-02-14': 'Studiedag',
  '2029-05-21': null,
} as Record<string, string | null>;
const calendars = calendarsFrom();
const WEEKS = new Map(daysFrom('2024-10-01', '2032-01-31').map((on) => [on as string, isoWeek(on)]));
const SCHOOLS = [
  ...REGIONS.map((region) => ({ name: region as string, region, own: {} as typeof OWN })),
  { name: 'midden with days of its own', region: 'midden' as const, own: OWN },
].map((each) => ({ ...each, oracle: leafed(each.region, each.own), calendar: calendarIn(each) }));
const STARTS = daysFrom('2025-01-01', '2030-03-31');
const LENGTHS: Record<TermUnit, readonly number[]> = {
  school_days: [0, 1, 2, 5, 10],
  working_days: [1, 5],
  school_weeks: [1, 4],
  calendar_weeks: [6, 10],
  calendar_months: [1, 3],
};
const UNITS = Object.keys(LENGTHS) as TermUnit[];

describe.each(SCHOOLS)('terms that start on each day from 2025 to 2030, in $name', ({ calendar, oracle }) => {
  it.each(UNITS)('are due in %s where a calendar that is leafed through has it', (unit) => {
    const wrong = STARTS.flatMap((on) =>
      LENGTHS[unit].flatMap((length) => {
        const due = oracle.due(on, length, unit);
        const said = due === undefined ? null : dueDay(calendar, on, length, unit);
        return due === undefined || said === due ? [] : [{ on, length, due, said }];
      }),
    );

    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it.each(UNITS)('in %s say what did not count, each once', (unit) => {
    const wrong = STARTS.flatMap((on) => {
      const due = oracle.due(on, LENGTHS[unit].at(-1) as number, unit);
      if (due === undefined) return [];
      const said = passedOver(calendar, on, due, unit).map(nameOf);
      const skipped = oracle.skipped(on, due, unit);
      return JSON.stringify(said) === JSON.stringify(skipped) ? [] : [{ on, due, said, skipped }];
    });

    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('are asked about on the last open day, for each day of which the own day is closed', () => {
    const wrong = STARTS.flatMap((dueOn) => {
      const term = {
        rule: 'care_duty',
        startsOn: dayAfter(dueOn, -42),
        dueOn,
        frozen: CATALOGUE.care_duty,
      } as const;
      const said = [0, -14].map((days) =>
        dayOfStep(calendar, term as never, { to: 'responsible', days, unit: 'calendar_days' }),
      );
      const asked = [oracle.lastOpenUpTo(dueOn), oracle.lastOpenUpTo(dayAfter(dueOn, -14))];
      return JSON.stringify(said) === JSON.stringify(asked) ? [] : [{ dueOn, said, asked }];
    });

    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('past the last known holiday are not guessed: they throw, but those of the calendar and the law do not ask', () => {
    const last = oracle.open.at(-1) as SchoolDate;

    for (const unit of ['school_days', 'school_weeks'] as const)
      expect(() => dueDay(calendar, last, 10, unit)).toThrow(RangeError);
    for (const unit of ['working_days', 'calendar_weeks', 'calendar_months'] as const)
      expect(dueDay(calendar, last, 10, unit)).toBe(oracle.due(last, 10, unit));
  });
});

describe('three months', () => {
  const { calendar } = SCHOOLS[1] as (typeof SCHOOLS)[number];

  it.each([
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2027-11-29', '2028-02-29'],
    ['2026-08-31', '2026-11-30'],
    ['2026-10-25', '2027-01-25'],
    ['2028-05-15', '2028-08-15'],
  ])('from %s are over on %s, also in the middle of the summer', (on, due) => {
    expect(dueDay(calendar, on as SchoolDate, 3, 'calendar_months')).toBe(due);
  });
});

describe('a term by law', () => {
  const { calendar } = SCHOOLS[1] as (typeof SCHOOLS)[number];
  const dueOf = (rule: 'care_duty' | 'absence_16h' | 'long_absence' | 'first_table', on: string) =>
    dueDay(calendar, on as SchoolDate, CATALOGUE[rule].length, CATALOGUE[rule].unit);

  it('of six weeks ends in the middle of the Christmas holiday, since its source says calendar weeks', () => {
    expect(dueOf('care_duty', '2026-11-16')).toBe('2026-12-28');
  });

  it('of five working days goes on in a school holiday, and stands still on Christmas alone', () => {
    expect(dueOf('absence_16h', '2026-12-18')).toBe('2026-12-28');
    expect(dueOf('absence_16h', '2026-10-16')).toBe('2026-10-23');
  });

  it('of four school weeks skips holidays, since its source says school weeks', () => {
    expect(dueOf('long_absence', '2026-12-08')).toBe('2027-01-19');
  });

  it('is another one than that of a house rule from the same day', () => {
    expect(dueOf('first_table', '2026-12-18')).toBe('2027-01-08');
  });

  it('counts school weeks over the end of a year of 53 weeks, and of one whose last days are of week 1', () => {
    expect([isoWeekOf('2026-12-31'), isoWeekOf('2025-12-31'), isoWeekOf('2027-01-04')]).toEqual([
      '2026-W53',
      '2026-W01',
      '2027-W01',
    ]);
    expect(dueDay(calendar, '2026-12-16' as SchoolDate, 1, 'school_weeks')).toBe('2027-01-06');
    expect(dueDay(calendar, '2025-12-17' as SchoolDate, 1, 'school_weeks')).toBe('2026-01-07');
  });
});

describe('the catalogue', () => {
  it.each(DEADLINE_RULES)(
    'lets no holiday move %s unless it counts in days or weeks of the school',
    (rule) => {
      const { unit, length, force } = CATALOGUE[rule] as Pick<Frozen, 'unit' | 'length' | 'force'>;
      if (length === null) return;
      const due = SCHOOLS.map(({ calendar }) => dueDay(calendar, '2026-10-09' as SchoolDate, length, unit));
      const isOfSchool = unit === 'school_days' || unit === 'school_weeks';

      expect([rule, new Set(due).size > 1]).toEqual([rule, isOfSchool]);
      if (force === 'law' && unit === 'school_days')
        throw new Error(`${rule} would be moved by a study day.`);
    },
  );
});

function leafed(region: (typeof REGIONS)[number], own: typeof OWN) {
  const slow = slowCalendar(region, own);
  const working = daysFrom('2024-12-01', '2031-12-31').filter(
    (on) => !ALMANAC[on] && !/^S/.test(new Date(`${on}T12:00:00Z`).toUTCString()),
  );
  const openWeeks = new Set(slow.open.map(isoWeekOf));
  const isClosedWeek = (on: string) => !openWeeks.has(isoWeekOf(on));
  return {
    ...slow,
    due(on: SchoolDate, length: number, unit: TermUnit): SchoolDate | undefined {
      switch (unit) {
        case 'school_days':
          return length === 0 ? slow.open.find((each) => each >= on) : slow.nthAfter(on, length);
        case 'working_days':
          return working[working.findIndex((each) => each > on) + length - 1];
        case 'school_weeks':
          return sameWeekdays(on, soonest(dayAfter(on, 120), slow.last)).filter(
            (each) => !isClosedWeek(each),
          )[length - 1];
        case 'calendar_weeks':
          return sameWeekdays(on, dayAfter(on, 120))[length - 1];
        case 'calendar_months':
          return monthsOn(on, length);
      }
    },
    skipped(on: SchoolDate, due: SchoolDate, unit: TermUnit): (string | undefined)[] {
      const days = daysFrom(dayAfter(on), due);
      if (unit === 'school_days') return slow.skipped(on, due);
      if (unit === 'working_days')
        return once(
          days
            .filter((each) => !/^S/.test(new Date(`${each}T12:00:00Z`).toUTCString()))
            .map((each) => ALMANAC[each]),
        );
      if (unit === 'school_weeks')
        return once(
          days
            .filter(isClosedWeek)
            .map((each) => slow.because(each) ?? undefined)
            .filter((name) => name !== 'weekend'),
        );
      return [];
    },
  };
}

function soonest(one: SchoolDate, other: SchoolDate): SchoolDate {
  return one < other ? one : other;
}

function once(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

function sameWeekdays(on: string, until: string): SchoolDate[] {
  const days: SchoolDate[] = [];
  for (let day = dayAfter(on, 7); day <= until; day = dayAfter(day, 7)) days.push(day);
  return days;
}

/** The same number in the month that is so many leaves further, or its last leaf. */
function monthsOn(on: string, months: number): SchoolDate {
  let month = on.slice(0, 7);
  for (let left = months; left > 0; left--) month = dayAfter(`${month}-28`, 4).slice(0, 7);
  const leaves = daysFrom(`${month}-01`, dayAfter(`${month}-28`, 3)).filter((day) => day.startsWith(month));
  return leaves.find((day) => day.slice(8) === on.slice(8)) ?? (leaves.at(-1) as SchoolDate);
}

function isoWeekOf(on: string): string {
  return WEEKS.get(on) ?? '';
}

/** `2026-W53`: the week belongs to the year that its Thursday is in. */
function isoWeek(on: string): string {
  const weekday = new Date(`${on}T12:00:00Z`).getUTCDay() || 7;
  const thursday = dayAfter(on, 4 - weekday);
  const days = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  const nth = Math.floor(days / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(nth).padStart(2, '0')}`;
}

function calendarIn({ name, region, own }: { name: string; region: School['region']; own: typeof OWN }) {
  const ownDays = Object.entries(own).map(([on, closed]) => ({
    on: on as SchoolDate,
    open: closed === null,
    name: closed ?? 'Open',
  }));
  return calendars.of({ ...testRoster().school, id: name as School['id'], region, ownDays });
}

function nameOf(closed: ClosedBecause): string {
  if (closed.kind === 'weekend') return 'weekend';
  return closed.kind === 'public_holiday' ? closed.holiday : closed.name;
}
