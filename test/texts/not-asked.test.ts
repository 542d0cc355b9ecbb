import { describe, expect, it } from '@jest/globals';
import { textsIn } from '../../src/texts/texts.ts';

describe('the page of a parent who is not asked any more', () => {
  it.each(['nl', 'en'] as const)('tells whoever has the link nothing of an age (%s)', (language) => {
    const { answering } = textsIn(language);

    expect(`${answering.ofAgeTitle} ${answering.ofAge}`).not.toMatch(/\d|jaar|year|beslist|decides/);
  });
});
