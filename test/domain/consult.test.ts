import { describe, expect, it } from '@jest/globals';
import { type ConsultState, isOpen, stepsIn, whomToAsk } from '../../src/domain/consult.ts';

describe('a question to one partner', () => {
  it.each<[ConsultState, readonly string[], boolean]>([
    ['asked', ['calling', 'done', 'passed'], true],
    ['calling', ['done', 'passed'], true],
    ['done', [], false],
    ['passed', [], false],
    ['ended', [], false],
    ['seen', [], false],
  ])('that is %s leaves %j to do', (state, steps, open) => {
    expect(stepsIn(state)).toEqual(steps);
    expect(isOpen(state)).toBe(open);
  });

  it('goes to the first in order who is not away', () => {
    expect(whomToAsk(['a', 'b', 'c'], () => false)).toBe('a');
    expect(whomToAsk(['a', 'b', 'c'], (person) => person === 'a')).toBe('b');
  });

  it('goes to the holder when everybody is away, and to nobody when nobody has the seat', () => {
    expect(whomToAsk(['a', 'b'], () => true)).toBe('a');
    expect(whomToAsk([], () => false)).toBeNull();
  });
});
