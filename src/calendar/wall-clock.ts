import { Temporal } from 'temporal-polyfill';
import type { WallClock } from '../app/ports.ts';
import type { Instant, SchoolDate, WallMinute } from '../domain/ids.ts';

const ZONE = 'Europe/Amsterdam';
const HOUR = 3_600_000;
/** So many are kept: to ask Temporal costs more than all that is done with its answer. */
const MOST = 10_000;

/**
 * The clock on the wall of every Dutch school. A time that a clock change skips moves an hour on (02:30 becomes
 * 03:30); of a time that comes twice the first is meant.
 */
export function amsterdamWallClock(): WallClock {
  const offsets = new Map<number, number>();
  const instants = new Map<string, Instant>();

  /** As if it were UTC what is on the wall. Clocks change at a whole hour, so within one the difference stays. */
  function onTheWall(instant: Instant): Date {
    const hour = Math.floor(instant / HOUR);
    const offset = offsets.get(hour) ?? offsetAt(hour * HOUR);
    if (offsets.size >= MOST) offsets.clear();
    offsets.set(hour, offset);
    return new Date(instant + offset);
  }

  return {
    dateOf: (instant) => onTheWall(instant).toISOString().slice(0, 10) as SchoolDate,
    minuteOf(instant) {
      const wall = onTheWall(instant);
      return (wall.getUTCHours() * 60 + wall.getUTCMinutes()) as WallMinute;
    },
    instantOf(on, minute) {
      const key = `${on} ${minute}`;
      const instant = instants.get(key) ?? instantAt(on, minute);
      if (instants.size >= MOST) instants.clear();
      instants.set(key, instant);
      return instant;
    },
  };
}

function instantAt(on: SchoolDate, minute: WallMinute): Instant {
  return Temporal.PlainDate.from(on).toZonedDateTime({
    timeZone: ZONE,
    // Minute 1440 would otherwise be squeezed into 23:00 of the same day, without a word.
    plainTime: Temporal.PlainTime.from(
      { hour: Math.floor(minute / 60), minute: minute % 60 },
      { overflow: 'reject' },
    ),
  }).epochMilliseconds as Instant;
}

function offsetAt(milliseconds: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(ZONE);
  return there.offsetNanoseconds / 1_000_000;
}
