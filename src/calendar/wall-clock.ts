import { Temporal } from 'temporal-polyfill';
import type { WallClock } from '../app/ports.ts';
import type { Instant, SchoolDate, WallMinute } from '../domain/ids.ts';

const ZONE = 'Europe/Amsterdam';

/**
 * The clock on the wall of every Dutch school. A time that a clock change skips moves an hour on (02:30 becomes
 * 03:30); of a time that comes twice the first is meant.
 */
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
        // Minute 1440 would otherwise be squeezed into 23:00 of the same day, without a word.
        plainTime: Temporal.PlainTime.from(
          { hour: Math.floor(minute / 60), minute: minute % 60 },
          { overflow: 'reject' },
        ),
      }).epochMilliseconds as Instant,
  };
}
