import type { Chance, Clock, Ids } from '../../src/app/ports.ts';
import type { Instant } from '../../src/domain/ids.ts';

/** A clock that stands still until a test moves it. */
export type FixedClock = Clock & { set(at: string | Instant): void; forward(milliseconds: number): void };

export function fixedClock(at = '2026-11-23T09:00:00Z'): FixedClock {
  let now = Date.parse(at) as Instant;
  return {
    now: () => now,
    set(to) {
      now = (typeof to === 'string' ? Date.parse(to) : to) as Instant;
    },
    forward(milliseconds) {
      now = (now + milliseconds) as Instant;
    },
  };
}

/** Ids that count: the same in every run, in the shape of a UUIDv7. */
export function countedIds(start = 1): Ids {
  let count = start;
  return {
    next<T extends string>() {
      const tail = (count++).toString(16).padStart(12, '0');
      return `019ad000-0000-7000-8000-${tail}` as T;
    },
  };
}

/** Always the same chance. */
export function fixedChance(fraction = 0.5): Chance {
  return { fraction: () => fraction };
}
