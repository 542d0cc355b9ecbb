import { describe, expect, it } from '@jest/globals';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import { movableClock } from '../../src/demo/clock.ts';
import type { Control } from '../../src/demo/control.ts';
import { moveClockBy } from '../../src/demo/moving-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Monday 23 November 2026, ten o'clock in Amsterdam. */
const START = Date.parse('2026-11-23T09:00:00Z');

describe('moving the clock of the demo', () => {
  it('does the chores of a night that it passes, at half past three, and shows what is due afterwards', async () => {
    const { moves, said } = stage();

    await moves(DAY);

    expect(said).toEqual(['night 2026-11-24T02:30', 'kick 2026-11-24T09:00']);
  });

  it('does them on the night itself, and not a minute before it', async () => {
    const before = stage();
    await before.moves(17 * 60 * MINUTE + 29 * MINUTE);
    expect(before.said).toEqual(['kick 2026-11-24T02:29']);

    const at = stage();
    await at.moves(17 * 60 * MINUTE + 30 * MINUTE);
    expect(at.said).toEqual(['night 2026-11-24T02:30', 'kick 2026-11-24T02:30']);
  });

  it('passes the last night of a week, at which everything is done that came due before', async () => {
    const { moves, said } = stage();

    await moves(7 * DAY);

    expect(said).toEqual(['night 2026-11-30T02:30', 'kick 2026-11-30T09:00']);
  });

  it('passes no night on the same day', async () => {
    const { moves, said } = stage();

    await moves(13 * 60 * MINUTE);

    expect(said).toEqual(['kick 2026-11-23T22:00']);
  });
});

/** A clock that stands at the start; what was done, each with the minute of UTC at which it was. */
function stage() {
  const clock = movableClock(START - Date.now());
  const said: string[] = [];
  const note = (what: string) => said.push(`${what} ${new Date(clock.now()).toISOString().slice(0, 16)}`);
  const control = { moveClock: (offset: number) => clock.moveTo(offset) } as Control;
  return {
    said,
    moves: (step: number) =>
      moveClockBy(
        step,
        { clock, control, wallClock: amsterdamWallClock() },
        {
          async atNight() {
            note('night');
          },
          kick: () => note('kick'),
        },
      ),
  };
}
