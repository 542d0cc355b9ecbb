import type { Clock } from '../app/ports.ts';
import type { Instant } from '../domain/ids.ts';

/**
 * A clock that measures how long something took, and is never set back. The machine's wall clock can be put right by an
 * hour, and its uptime stands still while it sleeps: of two moments the longer stretch of both counts, so that nobody takes
 * a lease that ran out for a fresh one. `uptime` in milliseconds, from wherever.
 */
export function steadyClock(wall: Clock, uptime: { now(): number }): Clock {
  let now = wall.now();
  let last = { wall: now, uptime: uptime.now() };

  return {
    now() {
      const next = { wall: wall.now(), uptime: uptime.now() };
      now = (now + Math.max(0, next.wall - last.wall, next.uptime - last.uptime)) as Instant;
      last = next;
      return Math.floor(now) as Instant;
    },
  };
}
