import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonId } from '../../../src/domain/ids.ts';
import { DEFAULT_RULES } from '../../../src/domain/kernteam/default-rules.ts';
import { holdersOf } from '../../../src/domain/kernteam/seating.ts';
import {
  area,
  FACES,
  fieldOf,
  kernteamOf,
  linesOf,
  pupilFrom,
  seatOf,
} from '../../support/playing-fields.ts';

const people = (...lists: string[]) => lists.map((names) => [...names] as PersonId[]);

describe('who holds which seat', () => {
  it('is the head of each list where those are different people', () => {
    expect(holdersOf(people('ab', 'cd'))).toEqual(['a', 'c']);
  });

  it('goes to a deputy of the second seat when one person heads two', () => {
    expect(holdersOf(people('ab', 'ac'))).toEqual(['a', 'c']);
  });

  it('goes to a deputy of the first seat where the second has none, so that none stays empty', () => {
    expect(holdersOf(people('ab', 'a'))).toEqual(['b', 'a']);
  });

  it('is nobody where there are fewer people than seats', () => {
    expect(holdersOf(people('a', 'a'))).toEqual(['a', null]);
  });

  it('never is one person twice, and leaves no seat empty that somebody free could take', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcde'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const holders = holdersOf(lists as unknown as PersonId[][]);
        const seated = holders.filter((id) => id !== null);

        expect(holders).toHaveLength(lists.length);
        expect(new Set(seated).size).toBe(seated.length);
        for (const [index, holder] of holders.entries()) {
          if (holder === null)
            expect(lists[index]?.filter((id) => !seated.includes(id as PersonId))).toEqual([]);
          else expect(lists[index]).toContain(holder);
        }
      }),
      { seed: 27, numRuns: 500 },
    );
  });
});

describe('one person', () => {
  const field = (seats: Parameters<typeof fieldOf>[1]) =>
    fieldOf('vo', { areas: [area('Utrecht', 'municipality')], ...seats });

  it('who heads two seats sits on the first, and the deputy on the second', () => {
    const seats = [
      ...FACES.slice(1, 3),
      seatOf('leerplicht', ['Fatima', 'Gerard']),
      seatOf('buurtteam', ['Fatima', 'Kim']),
    ];

    expect(linesOf(kernteamOf(field({ seats }), pupilFrom('Utrecht')))).toEqual([
      'seat leerplicht Fatima (Gerard) because school',
      'seat jgz Hanneke because school',
      'seat swv Ilse because school',
      'seat buurtteam Kim because school',
    ]);
  });

  it('who sits already is no deputy of another seat', () => {
    const seats = [...FACES.slice(0, 3), seatOf('buurtteam', ['Jamal', 'Ilse', 'Kim'])];

    expect(linesOf(kernteamOf(field({ seats }), pupilFrom('Utrecht')))).toContain(
      'seat buurtteam Jamal (Kim) because school',
    );
  });

  it('whose seat is another one leaves this one empty, and that is said', () => {
    const seats = [...FACES.slice(0, 3), seatOf('buurtteam', ['Hanneke'])];

    expect(linesOf(kernteamOf(field({ seats }), pupilFrom('Utrecht')))).toContain(
      'seat buurtteam missing sits_elsewhere',
    );
  });

  it('who is at the table already is not informed besides', () => {
    const rules = DEFAULT_RULES.vo.map((rule) =>
      rule.when === 'exempt' ? { ...rule, when: 'always' as const } : rule,
    );
    const seats = [...FACES, seatOf('leerplicht', ['Fatima'], 'Utrecht')];

    expect(
      kernteamOf(field({ seats, rules }), pupilFrom('Utrecht')).resolved.map(({ as }) => as),
    ).not.toContain('informed');
  });
});
