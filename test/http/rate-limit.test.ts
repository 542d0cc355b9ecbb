import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Rate, rateLimit } from '../../src/http/rate-limit.ts';

const PLENTY: Rate = { perSecond: 1000, burst: 1000 };

describe('the rate limit', () => {
  let now = 0;

  beforeEach(() => {
    now = 1_000_000;
  });

  it('lets a person do as much as the burst at once, and not one more', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 3 });

    expect(tries(limit, 4)).toEqual([true, true, true, false]);
  });

  it('lets a person go on as time passes, and not a moment sooner', () => {
    const limit = rateLimit(() => now, { perSecond: 2, burst: 1 });
    tries(limit, 1);
    now += 499;
    const tooSoon = tries(limit, 1);
    now += 1;
    const inTime = tries(limit, 2);

    expect([...tooSoon, ...inTime]).toEqual([false, true, false]);
  });

  it('saves up no more than the burst', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 2 });
    tries(limit, 2);
    now += 3_600_000;

    expect(tries(limit, 3)).toEqual([true, true, false]);
  });

  it('is each person’s own, and each tenant’s', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 1 });

    expect(limit.allows('school', 'a')).toBe(true);
    expect(limit.allows('school', 'b')).toBe(true);
    expect(limit.allows('other school', 'a')).toBe(true);
    expect(limit.allows('school', 'a')).toBe(false);
  });

  it('holds for a whole tenant as well', () => {
    const limit = rateLimit(() => now, PLENTY, { perSecond: 1, burst: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((person) => limit.allows('school', person));

    expect([a, b, c, limit.allows('other school', 'c')]).toEqual([true, true, false, true]);
  });

  it('takes nothing from the tenant for what a person sends in vain', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 1 }, { perSecond: 1, burst: 2 });
    tries(limit, 100);

    expect(limit.allows('school', 'somebody else')).toBe(true);
  });

  it('does not punish anybody for a clock that is set back', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 3 });
    tries(limit, 1);
    now -= 60_000;

    expect(tries(limit, 3)).toEqual([true, true, false]);
  });

  it('keeps so many names at most, and forgets who was there longest ago', () => {
    const limit = rateLimit(() => now, { perSecond: 1, burst: 1 }, PLENTY, 3);
    const first = limit.allows('school', 'first');
    limit.allows('school', 'second');
    const isStillKnown = limit.allows('school', 'second');
    limit.allows('school', 'third');

    expect([first, isStillKnown]).toEqual([true, false]);
    expect(limit.allows('school', 'first')).toBe(true);
  });

  it('is never in the way of somebody who taps fast', () => {
    const limit = rateLimit(() => now);
    const taps: boolean[] = [];
    for (let tap = 0; tap < 120; tap++) {
      taps.push(limit.allows('school', 'mentor'));
      now += 500;
    }

    expect(taps).not.toContain(false);
  });
});

function tries(limit: ReturnType<typeof rateLimit>, times: number): boolean[] {
  return Array.from({ length: times }, () => limit.allows('school', 'person'));
}
