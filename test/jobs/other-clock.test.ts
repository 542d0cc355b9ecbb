import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { otherClock } from '../../src/jobs/other-clock.ts';

describe('a clock that is only heard of with a delay', () => {
  it('is not known before anything was heard, nor a minute after', () => {
    const other = otherClock();
    expect(other.ahead(0)).toBeNull();

    other.heard(5000, 0, 10);
    expect(other.ahead(60_000)).not.toBeNull();
    expect(other.ahead(60_001)).toBeNull();
  });

  it('is known the better the more was heard', () => {
    const other = otherClock();
    other.heard(1010, 0, 50);
    expect(other.ahead(50)?.least).toBeCloseTo(960, 0);
    expect(other.ahead(50)?.most).toBeCloseTo(1010, 0);

    other.heard(1101, 100, 102);
    expect(other.ahead(102)?.least).toBeCloseTo(999, 0);
    expect(other.ahead(102)?.most).toBeCloseTo(1001, 0);
  });

  it('starts anew when it jumps', () => {
    const other = otherClock();
    other.heard(1000, 0, 2);
    other.heard(9000, 10, 14);

    expect(other.ahead(14)?.least).toBeCloseTo(8986, 0);
    expect(other.ahead(14)?.most).toBeCloseTo(8990, 0);
  });

  it('is always between the two, however long the ways are and however it drifts', () => {
    const step = fc.record({
      passes: fc.integer({ min: 1, max: 3000 }),
      there: fc.integer({ min: 0, max: 400 }),
      back: fc.integer({ min: 0, max: 400 }),
      drift: fc.double({ min: -0.0009, max: 0.0009, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const other = otherClock();
        let now = 0;
        let apart = 12_345;
        const pass = (milliseconds: number, drift: number) => {
          now += milliseconds;
          apart += milliseconds * drift;
        };
        for (const { passes, there, back, drift } of steps) {
          pass(passes, drift);
          const from = now;
          pass(there, drift);
          const showed = now + apart;
          pass(back, drift);
          other.heard(showed, from, now);
          const ahead = other.ahead(now);
          expect(ahead?.least).toBeLessThanOrEqual(apart + 1e-6);
          expect(ahead?.most).toBeGreaterThanOrEqual(apart - 1e-6);
        }
      }),
    );
  });
});
