import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAwayThroughout, nextOnSeat } from '../../src/domain/deputies.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';

const LIST = ['a', 'b', 'c', 'd'] as PersonId[];

describe('a seat that goes on', () => {
  it('goes to the next on the list who can be asked', () => {
    expect(nextOnSeat(LIST, 'a', () => true)).toBe('b');
    expect(nextOnSeat(LIST, 'a', (id) => id !== 'b')).toBe('c');
  });

  it('goes to nobody when the list has run out, and never back to the head', () => {
    expect(nextOnSeat(LIST, 'd', () => true)).toBeNull();
    expect(nextOnSeat(LIST, 'c', (id) => id !== 'd')).toBeNull();
  });

  it('goes from somebody who is not on the list to its head', () => {
    expect(nextOnSeat(LIST, 'elsewhere', () => true)).toBe('a');
  });

  it('does not go round, whoever can be asked: each hand over comes further down', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.func(fc.boolean()), (people, can) => {
        const list = people as PersonId[];
        const passed: string[] = [];
        for (let holder = list[0]; holder; ) {
          passed.push(holder);
          holder = nextOnSeat(list, holder, can) ?? undefined;
        }

        expect(new Set(passed).size).toBe(passed.length);
        expect(passed.slice(1).every((id) => can(id as PersonId))).toBe(true);
      }),
    );
  });
});

describe('somebody who is away', () => {
  const days = ['2026-12-01', '2026-12-03'] as SchoolDate[];

  it.each([
    ['2026-12-01', '2026-12-03', true],
    ['2026-12-01', '2026-12-02', false],
    ['2026-12-02', '2026-12-03', false],
    ['2026-11-01', '2026-12-31', true],
  ])('from %s to %s is so throughout these days: %s', (fromOn, untilOn, expected) => {
    expect(isAwayThroughout(days, [{ fromOn, untilOn } as never])).toBe(expected);
  });

  it('in two periods that cover them is so as well, and on no days at all is not', () => {
    const periods = days.map((on) => ({ fromOn: on, untilOn: on }));

    expect(isAwayThroughout(days, periods)).toBe(true);
    expect(isAwayThroughout([], periods)).toBe(false);
  });
});
