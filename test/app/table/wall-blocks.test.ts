import { describe, expect, it } from '@jest/globals';
import { blocksBetween } from '../../../src/app/table/wall-blocks.ts';
import { amsterdamWallClock } from '../../../src/calendar/wall-clock.ts';
import type { Instant } from '../../../src/domain/ids.ts';

const between = (from: string, until: string) =>
  blocksBetween(amsterdamWallClock(), Date.parse(from) as Instant, Date.parse(until) as Instant).map(
    ({ on, fromMinute, untilMinute }) => [on, fromMinute, untilMinute],
  );

describe('what a time takes of the days on the wall', () => {
  it('is from minute to minute, the last one outside', () => {
    expect(between('2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z')).toEqual([['2026-11-25', 600, 660]]);
  });

  it('is every minute of which it takes a part', () => {
    expect(between('2026-11-25T09:00:59Z', '2026-11-25T10:00:01Z')).toEqual([['2026-11-25', 600, 661]]);
  });

  it('is cut at midnight on the wall, which is not that of UTC', () => {
    expect(between('2026-11-25T22:30:00Z', '2026-11-26T00:00:00Z')).toEqual([
      ['2026-11-25', 1410, 1440],
      ['2026-11-26', 0, 60],
    ]);
    expect(between('2026-11-25T22:00:00Z', '2026-11-25T23:00:00Z')).toEqual([['2026-11-25', 1380, 1440]]);
  });

  it('is the whole of each day in between, the day of 25 hours and that of 23 too', () => {
    expect(between('2026-10-24T10:00:00Z', '2026-10-26T11:00:00Z')).toEqual([
      ['2026-10-24', 720, 1440],
      ['2026-10-25', 0, 1440],
      ['2026-10-26', 0, 720],
    ]);
    expect(between('2027-03-27T11:00:00Z', '2027-03-29T10:00:00Z')).toEqual([
      ['2027-03-27', 720, 1440],
      ['2027-03-28', 0, 1440],
      ['2027-03-29', 0, 720],
    ]);
  });

  it('is nothing when it ends before it begins, or has no length', () => {
    expect(between('2026-11-25T10:00:00Z', '2026-11-25T10:00:00Z')).toEqual([]);
    expect(between('2026-11-25T10:00:00Z', '2026-11-25T09:00:00Z')).toEqual([]);
  });
});
