import { Temporal } from 'temporal-polyfill';
import type { WallClock } from '../app/ports.ts';
import type { Instant, SchoolDate, WallMinute } from '../domain/ids.ts';

const ZONE = 'Europe/Amsterdam';

/** The clock on the wall of every Dutch school. A time that a clock change skips moves to the next that exists. */
export function amsterdamWallClock(): WallClock {
  const at = (instant: Instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE);
  return {
    dateOf: (instant) => at(instant).toPlainDate().toString() as SchoolDate,
    minuteOf(instant) {
      const { hour, minute } = at(instant);
      return (hour * 60 + minute) as WallMinute;
    },
    instantOf: (on, minute) =>
      Temporal.PlainDate.from(on).toZonedDateTime({
        timeZone: ZONE,
        plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
      }).epochMilliseconds as Instant,
  };
}
