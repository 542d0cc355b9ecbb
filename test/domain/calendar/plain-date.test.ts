import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dateOf, readDate, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';

const date = (text: string) => text as SchoolDate;
const anyDate = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays(date('2026-01-01'), days));

describe('a plain date', () => {
  it('goes over the end of a month, a year and a leap day', () => {
    expect(addDays(date('2026-11-30'), 1)).toBe('2026-12-01');
    expect(addDays(date('2027-01-01'), -1)).toBe('2026-12-31');
    expect(addDays(date('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(date('2027-02-28'), 1)).toBe('2027-03-01');
  });

  it('is a day long on the two days of 23 and 25 hours as well', () => {
    expect(addDays(date('2026-10-25'), 1)).toBe('2026-10-26');
    expect(addDays(date('2027-03-28'), 1)).toBe('2027-03-29');
  });

  it('has 1 for Monday and 7 for Sunday', () => {
    expect(weekdayOf(date('2026-11-23'))).toBe(1);
    expect(weekdayOf(date('2026-11-29'))).toBe(7);
  });

  it('comes back when as many days are taken off as were added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (on, days) => {
        expect(addDays(addDays(on, days), -days)).toBe(on);
        expect((((weekdayOf(addDays(on, days)) - weekdayOf(on) - days) % 7) + 7) % 7).toBe(0);
      }),
    );
  });
});

describe('a term in calendar months', () => {
  it('ends on the same day of the month', () => {
    expect(addMonths(date('2026-11-23'), 3)).toBe('2027-02-23');
    expect(addMonths(date('2026-10-01'), 3)).toBe('2027-01-01');
  });

  it('ends on the last day of a month that is too short, and not a day sooner', () => {
    expect(addMonths(date('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(date('2026-11-29'), 3)).toBe('2027-02-28');
    expect(addMonths(date('2026-11-28'), 3)).toBe('2027-02-28');
    expect(addMonths(date('2026-11-27'), 3)).toBe('2027-02-27');
  });

  it('knows the leap day', () => {
    expect(addMonths(date('2027-11-30'), 3)).toBe('2028-02-29');
    expect(addMonths(date('2028-02-29'), 12)).toBe('2029-02-28');
  });

  it('never ends in another month than so many months later', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (on, months) => {
        const monthOf = (of: SchoolDate) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
        expect(monthOf(addMonths(on, months)) - monthOf(on)).toBe(months);
      }),
    );
  });
});

describe('a text', () => {
  it('is a date when it is written as one and exists', () => {
    expect(readDate('2028-02-29')).toBe('2028-02-29');
    expect(readDate('2027-02-29')).toBeNull();
    expect(readDate('2026-13-01')).toBeNull();
    expect(readDate('2026-1-1')).toBeNull();
    expect(readDate('23-11-2026')).toBeNull();
    expect(readDate('2026-11-23T10:00')).toBeNull();
    expect(readDate('')).toBeNull();
  });

  it('reads back whatever was written', () => {
    fc.assert(fc.property(anyDate, (on) => expect(readDate(on)).toBe(on)));
    expect(dateOf(2026, 4, 31)).toBe('2026-05-01');
  });
});
