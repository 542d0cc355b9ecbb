import type { Timer } from '../app/ports/timer.ts';

/** The machine's own timer. */
export const systemTimer: Timer = {
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};
