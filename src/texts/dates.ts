import { weekdayOf } from '../domain/calendar/plain-date.ts';
import type { Language, SchoolDate, WallMinute } from '../domain/ids.ts';
import { textsIn } from './texts.ts';

/** `ma 23 nov 2026`. Written out by ourselves: the formats of a runtime differ between versions. */
export function dayIn(language: Language, on: SchoolDate): string {
  const { weekdays, months } = textsIn(language).dates;
  const [year = '', month = '', day = ''] = on.split('-');
  return `${weekdays[weekdayOf(on) - 1]} ${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** `do 26 nov 2026, 10:00–11:00 uur`, on the school's wall clock. */
export function momentIn(
  language: Language,
  on: SchoolDate,
  from: WallMinute | number,
  until: WallMinute | number,
): string {
  return `${dayIn(language, on)}, ${textsIn(language).dates.clock(timeOf(from), timeOf(until))}`;
}

/** `10:05`, in 24 hours. */
export function timeOf(minute: WallMinute | number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
