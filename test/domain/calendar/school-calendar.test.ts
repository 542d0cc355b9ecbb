import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import {
  type OwnDay,
  type SchoolCalendar,
  schoolCalendar,
  schoolYearOf,
} from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';

const CLOSED = { goodFridayOpen: false, liberationDayOpen: false };
const HOLIDAYS = [
  holiday('2026-10-17', '2026-10-25', 'Herfstvakantie'),
  holiday('2026-12-19', '2027-01-03', 'Kerstvakantie'),
  holiday('2027-02-20', '2027-02-28', 'Voorjaarsvakantie'),
  holiday('2027-04-24', '2027-05-02', 'Meivakantie'),
  holiday('2027-07-17', '2027-08-29', 'Zomervakantie'),
];

describe('a school day', () => {
  it('is a weekday, from Monday to Friday', () => {
    expect(openOn('2026-11-23', '2026-11-27')).toEqual(['mo', 'tu', 'we', 'th', 'fr']);
    expect(calendar().closedBecause(date('2026-11-28'))).toEqual({ kind: 'weekend' });
    expect(calendar().closedBecause(date('2026-11-29'))).toEqual({ kind: 'weekend' });
  });

  it('is not in a school holiday, from its first to its last day', () => {
    const because = { kind: 'school_holiday', name: 'Herfstvakantie' };

    expect(calendar().isSchoolDay(date('2026-10-19'))).toBe(false);
    expect(calendar().closedBecause(date('2026-10-23'))).toEqual(because);
    expect(calendar().isSchoolDay(date('2026-10-26'))).toBe(true);
  });

  it('is not the first or the last day of a holiday that begins and ends in a week, but the days around it are', () => {
    const midweek = schoolCalendar(
      [...HOLIDAYS, holiday('2026-11-10', '2026-11-12', 'Projectweek')],
      [],
      CLOSED,
    );
    const open = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'].map((on) =>
      midweek.isSchoolDay(date(on)),
    );

    expect(open).toEqual([true, false, false, true]);
  });

  it('is not a public holiday', () => {
    expect(calendar().closedBecause(date('2027-03-29'))).toEqual({
      kind: 'public_holiday',
      holiday: 'pasen',
    });
    expect(calendar().isSchoolDay(date('2027-03-30'))).toBe(true);
  });

  it('is Good Friday and 5 May only at a school that says so', () => {
    const open = schoolCalendar(HOLIDAYS, [], { goodFridayOpen: true, liberationDayOpen: true });

    expect(calendar().isSchoolDay(date('2027-03-26'))).toBe(false);
    expect(calendar().isSchoolDay(date('2027-05-05'))).toBe(false);
    expect(open.isSchoolDay(date('2027-03-26'))).toBe(true);
    expect(open.isSchoolDay(date('2027-05-05'))).toBe(true);
  });

  it('is the Monday after a Koningsdag that moved from Sunday 27 to Saturday 26 April', () => {
    const of2031 = schoolCalendar(
      [holiday('2031-01-01', '2031-01-05', 'K'), holiday('2031-07-19', '2031-08-31', 'Z')],
      [],
      CLOSED,
    );

    expect(of2031.isSchoolDay(date('2031-04-25'))).toBe(true);
    expect(of2031.closedBecause(date('2031-04-26'))).toEqual({ kind: 'weekend' });
    expect(of2031.isSchoolDay(date('2031-04-28'))).toBe(true);
    expect(
      calendar([{ on: date('2027-04-26'), open: true, name: 'Open' }]).addSchoolDays(date('2027-04-23'), 2),
    ).toBe('2027-05-03');
  });

  it('is what the own list of the school says, closed or open, above everything else', () => {
    const own = calendar([
      { on: date('2026-11-25'), open: false, name: 'Studiedag' },
      { on: date('2026-10-23'), open: true, name: 'Eerder terug' },
      { on: date('2026-11-28'), open: true, name: 'Open dag' },
      { on: date('2027-03-29'), open: true, name: 'Ruildag' },
    ]);

    expect(own.closedBecause(date('2026-11-25'))).toEqual({ kind: 'own_day', name: 'Studiedag' });
    expect(own.isSchoolDay(date('2026-10-23'))).toBe(true);
    expect(own.isSchoolDay(date('2026-11-28'))).toBe(true);
    expect(own.isSchoolDay(date('2027-03-29'))).toBe(true);
  });
});

describe('counting school days', () => {
  it('leaves out the day that is counted from, and weekends', () => {
    expect(calendar().addSchoolDays(date('2026-11-23'), 2)).toBe('2026-11-25');
    expect(calendar().addSchoolDays(date('2026-11-26'), 2)).toBe('2026-11-30');
  });

  it('starts after a weekend when the question comes in it', () => {
    expect(calendar().addSchoolDays(date('2026-11-28'), 1)).toBe('2026-11-30');
    expect(calendar().addSchoolDays(date('2026-11-28'), 0)).toBe('2026-11-30');
    expect(calendar().addSchoolDays(date('2026-11-27'), 0)).toBe('2026-11-27');
  });

  it('skips a week of holidays', () => {
    expect(calendar().addSchoolDays(date('2026-12-16'), 5)).toBe('2027-01-06');
    expect(calendar().schoolDaysBetween(date('2026-12-16'), date('2027-01-06'))).toBe(5);
  });

  it('goes on over both changes of the clock', () => {
    expect(calendar().addSchoolDays(date('2026-10-23'), 1)).toBe('2026-10-26');
    expect(calendar().addSchoolDays(date('2027-03-25'), 1)).toBe('2027-03-30');
  });

  it('finds the last school day before a reminder of a closed day, and the next after it', () => {
    expect(calendar().lastSchoolDayOnOrBefore(date('2027-01-03'))).toBe('2026-12-18');
    expect(calendar().lastSchoolDayOnOrBefore(date('2026-12-18'))).toBe('2026-12-18');
    expect(calendar().nextSchoolDay(date('2026-12-18'))).toBe('2027-01-04');
    expect(calendar().nextSchoolDay(date('2027-01-04'))).toBe('2027-01-05');
  });

  it('says what did not count, each reason once and no weekends', () => {
    const own = calendar([{ on: date('2027-03-30'), open: false, name: 'Studiedag' }]);

    expect(own.notCounted(date('2026-12-16'), date('2027-01-06'))).toEqual([
      { kind: 'school_holiday', name: 'Kerstvakantie' },
    ]);
    expect(own.notCounted(date('2027-03-25'), date('2027-03-31'))).toEqual([
      { kind: 'public_holiday', holiday: 'goede_vrijdag' },
      { kind: 'public_holiday', holiday: 'pasen' },
      { kind: 'own_day', name: 'Studiedag' },
    ]);
    expect(own.notCounted(date('2026-11-23'), date('2026-11-30'))).toEqual([]);
  });

  it('agrees with counting day by day', () => {
    const days = fc.integer({ min: 0, max: 250 }).map((n) => addDays(date('2026-10-17'), n));
    const own = fc.array(fc.record({ on: days, open: fc.boolean(), name: fc.constant('Eigen dag') }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), own, (from, count, ownDays) => {
        const school = calendar(ownDays);
        let left = count;
        let on = from;
        while (left > 0) {
          on = addDays(on, 1);
          if (school.isSchoolDay(on)) left -= 1;
        }

        expect(school.addSchoolDays(from, count)).toBe(on);
        expect(school.schoolDaysBetween(from, on)).toBe(count);
        expect(school.isSchoolDay(on)).toBe(true);
      }),
    );
  });

  it('never ends sooner because of one more closed day', () => {
    const days = fc.integer({ min: 0, max: 200 }).map((n) => addDays(date('2026-10-17'), n));
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 12 }), (from, closedOn, count) => {
        const more = calendar([{ on: closedOn, open: false, name: 'Studiedag' }]);
        expect(more.addSchoolDays(from, count) >= calendar().addSchoolDays(from, count)).toBe(true);
      }),
    );
  });
});

describe('a school year', () => {
  it('runs from 1 August to 31 July', () => {
    expect(schoolYearOf(date('2026-08-01'))).toBe('2026/2027');
    expect(schoolYearOf(date('2027-07-31'))).toBe('2026/2027');
    expect(schoolYearOf(date('2026-07-31'))).toBe('2025/2026');
  });
});

describe('a day outside the list of holidays', () => {
  it('is refused with a sentence, not taken for an open day', () => {
    expect(() => calendar().isSchoolDay(date('2027-08-30'))).toThrow(
      'The school holidays are known from 2026-10-17 to 2027-08-29, not for 2027-08-30.',
    );
    expect(() => calendar().isSchoolDay(date('2026-10-16'))).toThrow('not for 2026-10-16');
    expect(calendar().isSchoolDay(date('2027-08-29'))).toBe(false);
  });

  it('stops a count that runs over the end', () => {
    expect(calendar().addSchoolDays(date('2027-07-15'), 1)).toBe('2027-07-16');
    expect(() => calendar().addSchoolDays(date('2027-07-15'), 2)).toThrow(RangeError);
  });

  it('is every day for a school without a list', () => {
    expect(() => schoolCalendar([], [], CLOSED)).toThrow('no school holidays');
  });
});

function date(text: string): SchoolDate {
  return text as SchoolDate;
}

function holiday(from: string, until: string, name: string) {
  return { from: date(from), until: date(until), name };
}

function calendar(own: readonly OwnDay[] = []): SchoolCalendar {
  return schoolCalendar(HOLIDAYS, own, CLOSED);
}

function openOn(from: string, until: string): string[] {
  const names: string[] = [];
  for (let on = date(from); on <= until; on = addDays(on, 1))
    if (calendar().isSchoolDay(on))
      names.push(['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'][weekdayOf(on) - 1] ?? '');
  return names;
}
