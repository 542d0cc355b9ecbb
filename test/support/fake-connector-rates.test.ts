import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Counted, rateTable } from './fake-connector-rates.ts';
import { fixedClock } from './fixed.ts';

/** Everything that the page says, as it says it: msteams-docs bots/how-to/rate-limit.md. */
const PUBLISHED = [
  ['send', 1, 7],
  ['send', 2, 8],
  ['send', 30, 60],
  ['send', 3600, 1800],
  ['create', 1, 7],
  ['create', 2, 8],
  ['create', 30, 60],
  ['create', 3600, 1800],
  ['members', 1, 14],
  ['members', 2, 16],
  ['members', 30, 120],
  ['members', 3600, 3600],
  ['conversations', 1, 14],
  ['conversations', 2, 16],
  ['conversations', 30, 120],
  ['conversations', 3600, 3600],
] as const;
const OF_ALL_BOTS = [
  ['send', 1, 14],
  ['send', 2, 16],
  ['members', 1, 28],
  ['members', 2, 32],
] as const;

describe('the table of the fake connector', () => {
  const clock = fixedClock();
  let table: ReturnType<typeof rateTable>;

  beforeEach(() => {
    table = rateTable(clock.now);
  });

  it.each(PUBLISHED)(
    'lets no more %s requests through in %i s than %i, and one more after that',
    (kind, seconds, most) => {
      const began = clock.now();
      const through = fill((nth) => ({ kind, bot: 'ours', tenant: `t${nth}` }), seconds);

      expect(through).toBe(most);
      clock.set((began + seconds * 1000 - 1) as never);
      expect(refused({ kind })).toBe(1);
      clock.forward(1);
      expect(refused({ kind })).toBe(0);
    },
  );

  it.each(OF_ALL_BOTS)(
    'lets no more %s requests of all bots through in %i s than %i',
    (kind, seconds, most) => {
      expect(fill((nth) => ({ kind, bot: `bot${nth}`, tenant: 't' }), seconds)).toBe(most);
    },
  );

  it('lets thirty requests a second through in a tenant, of whatever kind, and counts another bot apart', () => {
    const kinds = ['send', 'create', 'members', 'conversations'] as const;
    for (let nth = 0; nth < 30; nth++)
      expect(refused({ kind: kinds[nth % 4], conversation: `c${nth}` })).toBe(0);

    expect(refused({ conversation: 'another' })).toBe(1000);
    expect(refused({ conversation: 'another', bot: 'other' })).toBe(0);
    expect(refused({ conversation: 'another', tenant: 'other' })).toBe(0);
    clock.forward(1000);
    expect(refused({ conversation: 'another' })).toBe(0);
  });

  it('does not count what it refuses', () => {
    for (let nth = 0; nth < 20; nth++) refused({});

    clock.forward(1000);
    expect(refused({})).toBe(0);
  });

  /** Asks at one even pace, a thousand times in so many seconds or as often as it takes, and counts who got through. */
  function fill(who: (nth: number) => Partial<Counted>, seconds: number): number {
    const asks = seconds > 30 ? 3700 : 140;
    const began = clock.now();
    let through = 0;
    for (let nth = 0; nth < asks; nth++) {
      // The shorter windows are kept to by asking evenly, so that only this one can refuse.
      clock.set((began + Math.floor((nth * (seconds * 1000 - 1)) / asks)) as never);
      if (refused(who(nth)) === 0) through += 1;
    }
    return through;
  }

  function refused(request: Partial<Counted>): number {
    return table.refuses({ kind: 'send', conversation: 'c', tenant: 't', bot: 'ours', ...request });
  }
});
