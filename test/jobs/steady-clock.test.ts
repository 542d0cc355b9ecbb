import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/ids.ts';
import { steadyClock } from '../../src/jobs/steady-clock.ts';
import { fixedClock } from '../support/fixed.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

describe('the clock that measures how long something took', () => {
  let wall: ReturnType<typeof fixedClock>;
  let up: number;
  let clock: ReturnType<typeof steadyClock>;
  let began: Instant;

  beforeEach(() => {
    wall = fixedClock();
    up = 0.25;
    clock = steadyClock(wall, { now: () => up });
    began = clock.now();
  });

  it('begins at the wall clock and goes with it', () => {
    wall.forward(SECOND);
    up += SECOND;

    expect(began).toBe(wall.now() - SECOND);
    expect(clock.now() - began).toBe(SECOND);
  });

  it('goes on when the wall clock is set back, then and after', () => {
    wall.forward(SECOND - HOUR);
    up += SECOND;
    expect(clock.now() - began).toBe(SECOND);

    wall.forward(SECOND);
    up += SECOND;
    expect(clock.now() - began).toBe(2 * SECOND);
  });

  it('counts the time in which the machine slept', () => {
    wall.forward(HOUR);
    up += SECOND;

    expect(clock.now() - began).toBe(HOUR);
  });
});
