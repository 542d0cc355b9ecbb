import type { Timer } from '../../src/app/ports/timer.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { FixedClock } from './fixed.ts';

export type ManualTimer = Timer & {
  /** Moves the clock, and runs everything that was due on the way, each at its own moment. */
  forward(milliseconds: number): Promise<void>;
  /** How many are waiting. */
  waiting(): number;
};

/** A timer that only a test lets run. */
export function manualTimer(clock: FixedClock): ManualTimer {
  const pending = new Set<{ at: number; run: () => void }>();

  return {
    after(milliseconds, run) {
      const entry = { at: clock.now() + milliseconds, run };
      pending.add(entry);
      return () => pending.delete(entry);
    },
    async forward(milliseconds) {
      const until = clock.now() + milliseconds;
      await quiet();
      for (;;) {
        const [next] = [...pending].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
        if (!next) break;
        pending.delete(next);
        clock.set(Math.max(next.at, clock.now()) as Instant);
        next.run();
        await quiet();
      }
      clock.set(until as Instant);
      await quiet();
    },
    waiting: () => pending.size,
  };
}

/** Until everything that needs no time has happened: fakes answer at once, so a few rounds of the event loop do. */
export async function quiet(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}
