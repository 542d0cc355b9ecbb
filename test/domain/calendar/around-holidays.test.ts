import { describe, expect, it } from '@jest/globals';
import type { HolidayRegion, School } from '../../../src/app/ports/schools.ts';
import { workingMoment } from '../../../src/app/quiet-hours.ts';
import { calendarsFrom } from '../../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../../src/calendar/wall-clock.ts';
import type { ClosedBecause } from '../../../src/domain/calendar/school-calendar.ts';
import type { Instant, SchoolDate, WallMinute } from '../../../src/domain/ids.ts';
import { testRoster } from '../../support/school.ts';
import {
  ALMANAC,
  dayAfter,
  daysFrom,
  holidaysIn,
  REGIONS,
  slowCalendar,
} from '../../support/slow-calendar.ts';

const calendars = calendarsFrom();
const slow = new Map(REGIONS.map((region) => [region, slowCalendar(region)] as const));
const COUNTS = [1, 2, 3, 5, 8];

describe.each(REGIONS)('around every holiday of 2025 to 2030 in region %s', (region) => {
  const calendar = calendarIn(region);
  const oracle = slow.get(region) as ReturnType<typeof slowCalendar>;
  const holidays = holidaysIn(region).filter(({ until }) => until >= '2025-01-01');

  it('every single day is open or closed for the reason that the list and the almanac give', () => {
    for (const on of daysFrom('2025-01-01', oracle.last)) {
      const closed = calendar.closedBecause(on);
      expect([on, closed && nameOf(closed)]).toEqual([on, oracle.because(on)]);
    }
  });

  it.each(holidays.map(({ name, from, until }) => [name, from, until] as const))(
    'the %s of %s is stepped over from each day around it',
    (_name, from, until) => {
      for (const on of daysFrom(dayAfter(from, -9), dayAfter(until, 9)))
        for (const count of COUNTS) {
          const due = oracle.nthAfter(on, count);
          if (!due) continue;
          expect([on, count, calendar.addSchoolDays(on, count)]).toEqual([on, count, due]);
          expect(calendar.schoolDaysBetween(on, due)).toBe(count);
          expect(calendar.notCounted(on, due).map(nameOf)).toEqual(oracle.skipped(on, due));
        }
    },
  );

  it.each(holidays.map(({ name, from, until }) => [name, from, until] as const))(
    'a reminder for any day in the %s of %s goes out on the last open day before it',
    (_name, from, until) => {
      const before = oracle.lastOpenUpTo(from);
      if (!before) throw new Error('The list begins with this holiday.');
      for (const on of daysFrom(from, until)) {
        expect(calendar.lastSchoolDayOnOrBefore(on)).toBe(before);
        expect(calendar.isSchoolDay(on)).toBe(false);
      }
      expect(calendar.isSchoolDay(before)).toBe(true);
      expect(before < from).toBe(true);
    },
  );

  it('the last school day of each year is followed by the first one after the summer, and by nothing in between', () => {
    for (const { from, until } of holidays.filter(({ name }) => name === 'Zomervakantie')) {
      const lastDay = calendar.lastSchoolDayOnOrBefore(from);
      if (dayAfter(until, 3) > oracle.last) {
        expect(() => calendar.nextSchoolDay(lastDay)).toThrow(RangeError);
        continue;
      }
      expect(calendar.nextSchoolDay(lastDay)).toBe(oracle.nthAfter(lastDay, 1));
      expect(calendar.nextSchoolDay(lastDay) > until).toBe(true);
      expect(calendar.notCounted(lastDay, calendar.nextSchoolDay(lastDay)).map(nameOf)).toEqual([
        'Zomervakantie',
      ]);
    }
  });

  it('past the last holiday that is known no date is given, and the sentence says up to when it is', () => {
    expect(() => calendar.isSchoolDay(dayAfter(oracle.last))).toThrow(`to ${oracle.last}, not for`);
    expect(() => calendar.addSchoolDays(oracle.open.at(-1) as SchoolDate, 1)).toThrow(RangeError);
    expect(() => calendar.notCounted(oracle.last, dayAfter(oracle.last))).toThrow(RangeError);
  });
});

describe('the almanac', () => {
  it('has Koningsdag of 2025 on Saturday, since the 27th is a Sunday, and on the 27th in each other year', () => {
    const kings = Object.keys(ALMANAC).filter((on) => ALMANAC[on] === 'koningsdag');

    expect(kings).toEqual([
      '2025-04-26',
      '2026-04-27',
      '2027-04-27',
      '2028-04-27',
      '2029-04-27',
      '2030-04-27',
    ]);
  });

  it('agrees with the calendar of a school that has no May holiday, on both sides of that Sunday', () => {
    const own = daysFrom('2025-04-28', '2025-05-02').map((on) => ({ on, open: true, name: 'Open' }));
    const without = calendarIn('midden', own);

    expect(without.addSchoolDays('2025-04-25' as SchoolDate, 1)).toBe('2025-04-28');
    expect(without.closedBecause('2025-04-26' as SchoolDate)).toEqual({ kind: 'weekend' });
  });
});

describe('a school with a calendar of its own', () => {
  const own = [
    { on: '2026-10-12' as SchoolDate, open: false, name: 'Studieweek' },
    { on: '2026-10-13' as SchoolDate, open: false, name: 'Studieweek' },
    { on: '2026-10-23' as SchoolDate, open: true, name: 'Eerder terug' },
    { on: '2026-11-28' as SchoolDate, open: true, name: 'Open dag' },
    { on: '2028-02-29' as SchoolDate, open: false, name: 'Studiedag' },
    { on: '2029-05-21' as SchoolDate, open: true, name: 'Ruildag' },
  ];
  const calendar = calendarIn('midden', own);
  const oracle = slowCalendar(
    'midden',
    Object.fromEntries(own.map(({ on, open, name }) => [on, open ? null : name])),
  );

  it('counts by its own days around each of them', () => {
    for (const { on } of own)
      for (const from of daysFrom(dayAfter(on, -14), dayAfter(on, 14)))
        for (const count of COUNTS) {
          const due = oracle.nthAfter(from, count) as SchoolDate;
          expect([from, count, calendar.addSchoolDays(from, count)]).toEqual([from, count, due]);
          expect(calendar.notCounted(from, due).map(nameOf)).toEqual(oracle.skipped(from, due));
        }
  });

  it('reminds on a Saturday that it has opened, and before the leap day that it has closed', () => {
    expect(calendar.lastSchoolDayOnOrBefore('2026-11-29' as SchoolDate)).toBe('2026-11-28');
    expect(calendarIn('midden').lastSchoolDayOnOrBefore('2026-11-29' as SchoolDate)).toBe('2026-11-27');
    // The holiday of Midden goes on until 5 March, so a day before it would not tell the two apart.
    expect(calendarIn('zuid', own).lastSchoolDayOnOrBefore('2028-02-29' as SchoolDate)).toBe('2028-02-25');
    expect(calendarIn('noord', own).lastSchoolDayOnOrBefore('2028-02-29' as SchoolDate)).toBe('2028-02-28');
    expect(calendarIn('noord').lastSchoolDayOnOrBefore('2028-02-29' as SchoolDate)).toBe('2028-02-29');
  });
});

describe('the morning of a reminder', () => {
  const wallClock = amsterdamWallClock();
  const CHANGES = [
    ['2025-03-30', 'forward'],
    ['2025-10-26', 'back'],
    ['2026-03-29', 'forward'],
    ['2026-10-25', 'back'],
    ['2027-03-28', 'forward'],
    ['2027-10-31', 'back'],
    ['2028-03-26', 'forward'],
    ['2028-10-29', 'back'],
    ['2029-03-25', 'forward'],
    ['2029-10-28', 'back'],
    ['2030-03-31', 'forward'],
    ['2030-10-27', 'back'],
  ] as const;

  it.each(CHANGES)(
    'is half past eight on the wall on both sides of %s, when the clock goes %s',
    (on, way) => {
      const at = (day: string) => wallClock.instantOf(day as SchoolDate, 510 as WallMinute);
      const hours = (at(dayAfter(on)) - at(dayAfter(on, -2))) / 3_600_000;

      expect(hours).toBe(way === 'forward' ? 71 : 73);
      expect(new Date(at(dayAfter(on, -2))).toISOString().slice(11, 16)).toBe(
        way === 'forward' ? '07:30' : '06:30',
      );
      expect(new Date(at(dayAfter(on))).toISOString().slice(11, 16)).toBe(
        way === 'forward' ? '06:30' : '07:30',
      );
      expect(wallClock.dateOf((at(on) - 8 * 3_600_000) as Instant)).toBe(
        way === 'forward' ? dayAfter(on, -1) : on,
      );
    },
  );

  it('comes on the first open day for what became due while the server was down over a holiday', () => {
    for (const region of REGIONS)
      for (const { from, until } of holidaysIn(region).filter(
        (each) => each.from >= '2025-01-01' && each.until < '2030-07-01',
      )) {
        const oracle = slow.get(region) as ReturnType<typeof slowCalendar>;
        const late = wallClock.instantOf(from, 720 as WallMinute);
        const next = oracle.nthAfter(until, 1) as SchoolDate;
        const moment = workingMoment({ calendars, wallClock }, schoolIn(region), late);
        expect([wallClock.dateOf(moment), wallClock.minuteOf(moment)]).toEqual([next, 480]);
      }
  });
});

function schoolIn(region: HolidayRegion, ownDays: School['ownDays'] = []): School {
  return { ...testRoster().school, id: `${region}${ownDays.length}` as School['id'], region, ownDays };
}

function calendarIn(region: HolidayRegion, ownDays: School['ownDays'] = []) {
  return calendars.of(schoolIn(region, ownDays));
}

function nameOf(closed: ClosedBecause): string {
  if (closed.kind === 'weekend') return 'weekend';
  return closed.kind === 'public_holiday' ? closed.holiday : closed.name;
}
