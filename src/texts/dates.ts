import { weekdayOf } from '../domain/calendar/plain-date.ts';
import type { ClosedBecause } from '../domain/calendar/school-calendar.ts';
import type { FamilyLanguage, Language, SchoolDate, WallMinute } from '../domain/ids.ts';
import { textsIn } from './texts.ts';

/** `ma 23 nov 2026`. Written out by ourselves: the formats of a runtime differ between versions. */
export function dayIn(language: FamilyLanguage, on: SchoolDate): string {
  const { weekdays, months } = textsIn(language).dates;
  const [year = '', month = '', day = ''] = on.split('-');
  return `${weekdays[weekdayOf(on) - 1]} ${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** `nov 2026`: of what is known by its month alone. */
export function monthIn(language: FamilyLanguage, month: SchoolDate): string {
  return dayIn(language, month).replace(/^\S+ \d+ /, '');
}

/** `do 26 nov, 10:00–11:00 uur`, on the school's wall clock. No year: a moment is always near. */
export function momentIn(
  language: FamilyLanguage,
  on: SchoolDate,
  from: WallMinute | number,
  until: WallMinute | number,
): string {
  const day = dayIn(language, on).replace(/ \d{4}$/, '');
  return `${day}, ${textsIn(language).dates.clock(timeOf(from), timeOf(until))}`;
}

/** `10:05`, in 24 hours. */
export function timeOf(minute: WallMinute | number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `kerstvakantie`: why a day is no school day. A holiday that we have no word for keeps the name it came with. */
export function closedIn(language: Language, because: ClosedBecause): string {
  const { weekend, publicHolidays, schoolHolidays } = textsIn(language).dates;
  switch (because.kind) {
    case 'weekend':
      return weekend;
    case 'public_holiday':
      return publicHolidays[because.holiday];
    case 'school_holiday':
      return wordFor(because.name, schoolHolidays) ?? because.name;
    case 'own_day':
      return because.name;
  }
}

function wordFor(name: string, words: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
