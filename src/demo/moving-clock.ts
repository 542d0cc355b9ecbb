import type { WallClock } from '../app/ports.ts';
import type { Instant, WallMinute } from '../domain/ids.ts';
import type { MovableClock } from './clock.ts';
import type { Control } from './control.ts';

/** What the bot does when somebody has moved its clock. */
export type Moved = {
  /** Takes the rungs that have come, and then does the chores of the night, to the end. */
  atNight(): Promise<void>;
  /** Looks at once what is due. */
  kick(): void;
};

/** When the chores are due, as `NIGHTLY` of `jobs/chores.ts` says it. */
const NIGHT = (3 * 60 + 30) as WallMinute;

/**
 * Moves the clock ahead, by milliseconds. A night on the way is passed as it would have been lived: pg-boss goes by the
 * clock of the machine, which nobody moves, so that without this no night would ever come, nor what it plans for the day.
 * Of several nights the last is enough: each does what is due by then.
 */
export async function moveClockBy(
  step: number,
  { clock, control, wallClock }: { clock: MovableClock; control: Control; wallClock: WallClock },
  { atNight, kick }: Moved,
): Promise<void> {
  const from = clock.now();
  const target = from + step;
  const night = wallClock.instantOf(wallClock.dateOf(target as Instant), NIGHT);
  if (night > from && night <= target) {
    control.moveClock(clock.offset() + night - clock.now());
    await atNight();
  }
  // Somebody who is shown a moment is there at it or after it, however long the night took.
  control.moveClock(clock.offset() + Math.max(0, target - clock.now()));
  kick();
}
