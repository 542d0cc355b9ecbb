import type { Clock } from '../app/ports.ts';
import type { Instant } from '../domain/ids.ts';

/** A clock that runs as the real one does, so far ahead as somebody has moved it. */
export type MovableClock = Clock & { moveTo(offsetMilliseconds: number): void; offset(): number };

export function movableClock(offsetMilliseconds: number): MovableClock {
  let offset = offsetMilliseconds;
  return {
    now: () => (Date.now() + offset) as Instant,
    moveTo(to) {
      offset = to;
    },
    offset: () => offset,
  };
}
