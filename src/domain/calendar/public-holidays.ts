import type { SchoolDate } from '../ids.ts';
import { addDays, dateOf, weekdayOf } from './plain-date.ts';

/** Days on which (nearly) every Dutch school is closed. Two of them are the school's own choice. */
export type PublicHoliday =
  | 'nieuwjaarsdag'
  | 'goede_vrijdag'
  | 'pasen'
  | 'koningsdag'
  | 'bevrijdingsdag'
  | 'hemelvaart'
  | 'pinksteren'
  | 'kerst';

export type HolidayChoices = { goodFridayOpen: boolean; liberationDayOpen: boolean };

/** The public holidays of a year. Koningsdag is 27 April, or 26 April when the 27th is a Sunday. */
export function publicHolidays(
  year: number,
  choices: HolidayChoices,
): ReadonlyMap<SchoolDate, PublicHoliday> {
  const easter = easterSunday(year);
  const days = new Map<SchoolDate, PublicHoliday>([
    [dateOf(year, 1, 1), 'nieuwjaarsdag'],
    [easter, 'pasen'],
    [addDays(easter, 1), 'pasen'],
    [koningsdag(year), 'koningsdag'],
    [addDays(easter, 39), 'hemelvaart'],
    [addDays(easter, 49), 'pinksteren'],
    [addDays(easter, 50), 'pinksteren'],
    [dateOf(year, 12, 25), 'kerst'],
    [dateOf(year, 12, 26), 'kerst'],
  ]);
  if (!choices.goodFridayOpen) days.set(addDays(easter, -2), 'goede_vrijdag');
  if (!choices.liberationDayOpen) days.set(dateOf(year, 5, 5), 'bevrijdingsdag');
  return days;
}

export function koningsdag(year: number): SchoolDate {
  const day = dateOf(year, 4, 27);
  return weekdayOf(day) === 7 ? addDays(day, -1) : day;
}

/** Gregorian Easter after the anonymous computus (Meeus), valid from 1583 on. */
export function easterSunday(year: number): SchoolDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dateOf(year, month, day);
}
