import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { AgendaFault } from '../app/ports/agendas.ts';

/** In milliseconds since 1970. */
export type Stretch = { startsAt: number; endsAt: number };

const ZONE = 'Europe/Amsterdam';

/** An agenda that cannot be read for a reason that has a name. */
export class Unreadable extends Error {
  readonly fault: AgendaFault;

  constructor(fault: AgendaFault) {
    super(`An agenda cannot be read: ${fault}.`);
    this.fault = fault;
  }
}

export function timeIn(entry: ICAL.Component, name: string): ICAL.Time {
  const value = entry.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) throw new Unreadable('not_a_calendar');
  return value;
}

export function zoned(time: ICAL.Time): ICAL.Time {
  if (!time.isDate && time.zone === ICAL.Timezone.localTimezone) throw new Unreadable('zone_unknown');
  return time;
}

/** A whole day is a day on the school's clock, whoever looks (RFC 5545: a date has no zone). */
export function millisecondsOf(time: ICAL.Time): number {
  if (!time.isDate) return zoned(time).toUnixTime() * 1000;
  return Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day }).toZonedDateTime(ZONE)
    .epochMilliseconds;
}

/** 20261020 for the twentieth of October 2026. */
export function dayNumberOf({ year, month, day }: ICAL.Time): number {
  return year * 10_000 + month * 100 + day;
}

export function timeOfDay(number: number): number {
  return Date.UTC(Math.floor(number / 10_000), Math.floor((number % 10_000) / 100) - 1, number % 100);
}

export function dayNumberAt(at: number): number {
  const day = new Date(at);
  return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
}

export function keyOf(time: ICAL.Time): string {
  return time.isDate ? dayKeyOf(time) : String(millisecondsOf(time));
}

export function dayKeyOf({ year, month, day }: ICAL.Time): string {
  return `${year}-${month}-${day}`;
}

/** A day that ends on itself is that day: some programs write the last day for the one after it. */
export function between(start: ICAL.Time, end: ICAL.Time): Stretch {
  const startsAt = millisecondsOf(start);
  const endsAt = millisecondsOf(end);
  if (start.isDate && endsAt <= startsAt) {
    const next = start.clone();
    next.addDuration(ICAL.Duration.fromData({ days: 1 }));
    return { startsAt, endsAt: millisecondsOf(next) };
  }
  return { startsAt, endsAt };
}
