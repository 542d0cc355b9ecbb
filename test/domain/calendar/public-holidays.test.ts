import { describe, expect, it } from '@jest/globals';
import { weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import { easterSunday, koningsdag, publicHolidays } from '../../../src/domain/calendar/public-holidays.ts';

const CLOSED = { goodFridayOpen: false, liberationDayOpen: false };

describe('Easter', () => {
  it('falls where the almanac has it', () => {
    const known: [number, string][] = [
      [1818, '1818-03-22'],
      [1943, '1943-04-25'],
      [1954, '1954-04-18'],
      [1981, '1981-04-19'],
      [2024, '2024-03-31'],
      [2025, '2025-04-20'],
      [2026, '2026-04-05'],
      [2027, '2027-03-28'],
      [2028, '2028-04-16'],
      [2029, '2029-04-01'],
      [2030, '2030-04-21'],
      [2038, '2038-04-25'],
      [2049, '2049-04-18'],
      [2285, '2285-03-22'],
    ];

    for (const [year, sunday] of known) expect(easterSunday(year)).toBe(sunday);
  });

  it('is a Sunday from 22 March to 25 April, as the rule of Gauss says too', () => {
    for (let year = 1900; year < 2200; year++) {
      expect(weekdayOf(easterSunday(year))).toBe(7);
      expect(easterSunday(year)).toBe(easterAfterGauss(year));
    }
  });
});

describe('Koningsdag', () => {
  it('is on 27 April', () => {
    expect(koningsdag(2026)).toBe('2026-04-27');
    expect(koningsdag(2030)).toBe('2030-04-27');
  });

  it('is a day earlier when the 27th is a Sunday', () => {
    expect(koningsdag(2025)).toBe('2025-04-26');
    expect(koningsdag(2031)).toBe('2031-04-26');
  });

  it('is never on a Sunday', () => {
    for (let year = 2014; year < 2200; year++) expect(weekdayOf(koningsdag(year))).not.toBe(7);
  });
});

describe('the public holidays of a year', () => {
  it('are those of the Dutch law and custom', () => {
    expect([...publicHolidays(2027, CLOSED)].sort()).toEqual([
      ['2027-01-01', 'nieuwjaarsdag'],
      ['2027-03-26', 'goede_vrijdag'],
      ['2027-03-28', 'pasen'],
      ['2027-03-29', 'pasen'],
      ['2027-04-27', 'koningsdag'],
      ['2027-05-05', 'bevrijdingsdag'],
      ['2027-05-06', 'hemelvaart'],
      ['2027-05-16', 'pinksteren'],
      ['2027-05-17', 'pinksteren'],
      ['2027-12-25', 'kerst'],
      ['2027-12-26', 'kerst'],
    ]);
  });

  it('leave out Good Friday or 5 May where the school is open', () => {
    const openOnFriday = publicHolidays(2027, { ...CLOSED, goodFridayOpen: true });
    const openOnFifth = publicHolidays(2027, { ...CLOSED, liberationDayOpen: true });

    expect([...openOnFriday.values()]).not.toContain('goede_vrijdag');
    expect([...openOnFriday.values()]).toContain('bevrijdingsdag');
    expect([...openOnFifth.values()]).not.toContain('bevrijdingsdag');
    expect([...openOnFifth.values()]).toContain('goede_vrijdag');
  });

  it('keep Ascension Day when it falls on a 5 May that is a school day', () => {
    expect(publicHolidays(2016, { ...CLOSED, liberationDayOpen: true }).get('2016-05-05' as never)).toBe(
      'hemelvaart',
    );
  });
});

/** Gauss, with the two exceptions of his rule, for the years 1900 to 2199. */
function easterAfterGauss(year: number): string {
  const [m, n] = year < 2100 ? [24, 5] : [24, 6];
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  let day = 22 + d + e;
  if (day === 57 || (day === 56 && d === 28 && e === 6 && (11 * m + 11) % 30 < 19)) day -= 7;
  const [month, ofMonth] = day > 31 ? [4, day - 31] : [3, day];
  return `${year}-0${month}-${String(ofMonth).padStart(2, '0')}`;
}
