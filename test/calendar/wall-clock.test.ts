import { describe, expect, it } from '@jest/globals';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { Instant, SchoolDate, WallMinute } from '../../src/domain/ids.ts';

const clock = amsterdamWallClock();
const at = (text: string) => Date.parse(text) as Instant;
const instantOf = (on: string, hour: number, minute = 0) =>
  new Date(clock.instantOf(on as SchoolDate, (hour * 60 + minute) as WallMinute)).toISOString();

describe('the wall clock of Dutch schools', () => {
  it('has the same hour an hour later in UTC from the Sunday that winter time begins', () => {
    expect(instantOf('2026-10-24', 13)).toBe('2026-10-24T11:00:00.000Z');
    expect(instantOf('2026-10-25', 13)).toBe('2026-10-25T12:00:00.000Z');
    expect(instantOf('2026-10-26', 13)).toBe('2026-10-26T12:00:00.000Z');
  });

  it('has the same hour an hour earlier in UTC from the Sunday that summer time begins', () => {
    expect(instantOf('2027-03-27', 13)).toBe('2027-03-27T12:00:00.000Z');
    expect(instantOf('2027-03-28', 13)).toBe('2027-03-28T11:00:00.000Z');
    expect(instantOf('2027-03-30', 13)).toBe('2027-03-30T11:00:00.000Z');
  });

  it('moves a time that does not exist an hour on, and takes the first of one that comes twice', () => {
    expect(instantOf('2027-03-28', 2, 30)).toBe('2027-03-28T01:30:00.000Z');
    expect(instantOf('2026-10-25', 2, 30)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('has its own midnight', () => {
    expect(clock.dateOf(at('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(clock.dateOf(at('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
    expect(clock.minuteOf(at('2026-11-22T23:00:00Z'))).toBe(0);
    expect(clock.minuteOf(at('2026-11-22T22:59:59Z'))).toBe(1439);
    expect(clock.dateOf(at('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });

  it('refuses a minute or a day that does not exist', () => {
    expect(() => clock.instantOf('2026-11-23' as SchoolDate, 1440 as WallMinute)).toThrow(RangeError);
    expect(() => clock.instantOf('2026-02-30' as SchoolDate, 600 as WallMinute)).toThrow(RangeError);
  });

  it('gives back every wall time that exists', () => {
    for (let hour = 0; hour < 24 * 400; hour++) {
      const instant = (at('2026-08-01T00:15:00Z') + hour * 3_600_000) as Instant;
      const back = clock.instantOf(clock.dateOf(instant), clock.minuteOf(instant));
      const isSecondOfTwo = instant === at('2026-10-25T01:15:00Z');
      expect(back).toBe(isSecondOfTwo ? instant - 3_600_000 : instant);
    }
  });
});
