import type { SchoolDate } from '../ids.ts';

/** Arithmetic on plain dates. A day is a day: there is no zone and no clock in here. */
const DAY = 86_400_000;

function midnight(on: SchoolDate): number {
  return Date.parse(`${on}T00:00:00Z`);
}

function dateAt(milliseconds: number): SchoolDate {
  return new Date(milliseconds).toISOString().slice(0, 10) as SchoolDate;
}

/** A text as a date; null when it is not written as `YYYY-MM-DD` or does not exist, as 2026-02-30. */
export function readDate(text: string): SchoolDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dateOf(year, month, day) === text ? (text as SchoolDate) : null;
}

/** Month and day count from 1; a day past the end of its month rolls on into the next. */
export function dateOf(year: number, month: number, day: number): SchoolDate {
  return dateAt(Date.UTC(year, month - 1, day));
}

export function addDays(on: SchoolDate, days: number): SchoolDate {
  return dateAt(midnight(on) + days * DAY);
}

/** How many days lie from one to the other, below 0 when the other is earlier. */
export function daysBetween(from: SchoolDate, until: SchoolDate): number {
  return (midnight(until) - midnight(from)) / DAY;
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export function weekdayOf(on: SchoolDate): number {
  return new Date(midnight(on)).getUTCDay() || 7;
}

export function yearOf(on: SchoolDate): number {
  return Number(on.slice(0, 4));
}

/** The same day so many months later; the last day of the month where that day does not exist (30 November + 3 = 28 February). */
export function addMonths(on: SchoolDate, months: number): SchoolDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dateAt(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}
