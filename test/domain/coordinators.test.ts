import { describe, expect, it } from '@jest/globals';
import {
  type Coordinator,
  hearingOf,
  inLine,
  inLineWithDeputies,
  isLastToHear,
} from '../../src/domain/coordinators.ts';
import type { PersonId } from '../../src/domain/ids.ts';

describe('who gets a card about a pupil', () => {
  it('is every coordinator, and not their deputies', () => {
    const school = [one('Ans'), one('Bea'), one('Cor', { deputyOf: 'Ans' })];

    expect(inLine(school, '4H2')).toEqual(['Ans', 'Bea']);
  });

  it('is the deputy in place of a coordinator who is away', () => {
    const school = [one('Ans', { isAway: true }), one('Bea'), one('Cor', { deputyOf: 'Ans' })];

    expect(inLine(school, '4H2')).toEqual(['Cor', 'Bea']);
  });

  it('is only a deputy who is there', () => {
    const away = { deputyOf: 'Ans', isAway: true };
    const school = [one('Ans', { isAway: true }), one('Cor', away), one('Dik', { deputyOf: 'Ans' })];

    expect(inLine(school, '4H2')).toEqual(['Dik']);
  });

  it('is never nobody: with all of them away it is whoever is there, and with nobody there the coordinators', () => {
    const away = { isAway: true };

    expect(inLine([one('Ans', { ...away, scope: ['4H2'] }), one('Bea', { scope: ['1A'] })], '4H2')).toEqual([
      'Bea',
    ]);
    expect(inLine([one('Ans', away), one('Cor', { ...away, deputyOf: 'Ans' })], '4H2')).toEqual(['Ans']);
    expect(inLine([], '4H2')).toEqual([]);
  });

  it('is the coordinator of the class', () => {
    const school = [one('Ans', { scope: ['4H2', '4H3'] }), one('Bea', { scope: ['1A'] }), one('Cor')];

    expect(inLine(school, '4H2')).toEqual(['Ans']);
    expect(inLine(school, '1A')).toEqual(['Bea']);
  });

  it('is the coordinator of the whole school for a class that nobody has, and all of them when there is none', () => {
    const bound = [one('Ans', { scope: ['4H2'] }), one('Bea', { scope: ['1A'] })];

    expect(inLine([...bound, one('Cor')], '6V1')).toEqual(['Cor']);
    expect(inLine([...bound, one('Cor')], null)).toEqual(['Cor']);
    expect(inLine(bound, '6V1')).toEqual(['Ans', 'Bea']);
  });

  it('is somebody who stood in for a colleague who is no coordinator any more', () => {
    expect(inLine([one('Cor', { deputyOf: 'Ans' })], '4H2')).toEqual(['Cor']);
  });

  it('is, for a reminder of what is no legal duty, whoever hears of such in place of one who does not', () => {
    const quiet = { isQuiet: true };
    const school = [
      one('Ans', quiet),
      one('Cor', { ...quiet, deputyOf: 'Ans' }),
      one('Dik', { deputyOf: 'Ans' }),
    ];
    const line = (all: readonly Coordinator[], isDuty: boolean) => inLine(hearingOf(all, isDuty), '4H2');

    expect([line(school, false), line(school, true)]).toEqual([['Dik'], ['Ans']]);
    expect(line([one('Ans', { ...quiet, scope: ['4H2'] }), one('Bea', { scope: ['1A'] })], false)).toEqual([
      'Bea',
    ]);
    expect(line([one('Ans', quiet)], false)).toEqual(['Ans']);
  });

  it.each([
    ['who is alone', [one('Ans')], true],
    ['beside one who hears of legal duties alone', [one('Ans'), one('Bea', { isQuiet: true })], true],
    ['beside one who is away', [one('Ans'), one('Bea', { isAway: true })], true],
    ['beside one who hears of all', [one('Ans'), one('Bea')], false],
    ['whose deputy hears of all', [one('Ans', { isQuiet: true }), one('Cor', { deputyOf: 'Ans' })], false],
    ['who is no coordinator', [one('Bea', { isQuiet: true })], false],
  ])('has nobody left to hear of the rest without one %s: %#', (_who, all, expected) => {
    expect(isLastToHear(all, 'Ans' as PersonId)).toBe(expected);
  });

  it('is the deputy besides, once nobody has acted within the term', () => {
    const school = [one('Ans'), one('Bea'), one('Cor', { deputyOf: 'Ans' })];
    const bound = [
      one('Ans', { scope: ['4H2'] }),
      one('Bea', { scope: ['1A'] }),
      one('Cor', { deputyOf: 'Bea' }),
    ];

    expect(inLineWithDeputies(school, '4H2')).toEqual(['Ans', 'Bea', 'Cor']);
    expect(inLineWithDeputies(bound, '4H2')).toEqual(['Ans']);
  });
});

function one(
  name: string,
  own: { deputyOf?: string; scope?: readonly string[]; isAway?: boolean; isQuiet?: boolean } = {},
): Coordinator {
  return {
    personId: name as PersonId,
    deputyOf: (own.deputyOf ?? null) as PersonId | null,
    scope: own.scope ?? null,
    isAway: own.isAway ?? false,
    isQuiet: own.isQuiet ?? false,
  };
}
