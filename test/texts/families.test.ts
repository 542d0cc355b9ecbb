import { describe, expect, it } from '@jest/globals';
import type { FamilyLanguage } from '../../src/domain/ids.ts';
import { FAMILY_LANGUAGES } from '../../src/domain/language.ts';
import { ar } from '../../src/texts/families/ar.ts';
import {
  directionOf,
  type FamilyTexts,
  isChecked,
  LANGUAGE_NAMES,
} from '../../src/texts/families/families.ts';
import { pl } from '../../src/texts/families/pl.ts';
import { tr } from '../../src/texts/families/tr.ts';
import { uk } from '../../src/texts/families/uk.ts';
import { textsIn } from '../../src/texts/texts.ts';

const GIVEN = 'Q7X';
const OWN: readonly (readonly [FamilyLanguage, FamilyTexts, RegExp])[] = [
  ['ar', ar, /\p{Script=Arabic}/u],
  ['tr', tr, /\p{Script=Latin}/u],
  ['pl', pl, /\p{Script=Latin}/u],
  ['uk', uk, /\p{Script=Cyrillic}/u],
];

describe.each(OWN)('what families read in %s', (language, own, letters) => {
  const sentences = sentencesIn(own);

  it('is written in its letters, with no sentence left in Dutch or English', () => {
    const elsewhere = (['nl', 'en'] as const).flatMap((other) => {
      const { answering, letters, rights, voices } = textsIn(other);
      return sentencesIn({ answering, letters, rights, voices }).map(({ text }) => text);
    });

    for (const { at, text } of sentences) {
      if (!isFigures(text)) expect({ at, text }).toEqual({ at, text: expect.stringMatching(letters) });
      expect({ at, same: elsewhere.includes(text) && !isFigures(text) }).toEqual({ at, same: false });
    }
  });

  it('puts in every sentence what it was given', () => {
    const filled = sentences.filter(({ isFilled }) => isFilled);

    expect(filled.length).toBeGreaterThan(15);
    for (const { at, text } of filled)
      expect({ at, text }).toEqual({ at, text: expect.stringContaining(GIVEN) });
  });

  it('names the school support by the Dutch words too, so that a family can ask for it', () => {
    for (const to of ['parent', 'pupil'] as const) {
      expect(own.rights.support[to]).toContain('ouder- en jeugdsteunpunt');
      expect(own.letters.why[to].leerplicht).toContain('leerplichtambtenaar');
    }
  });

  it('has as many rights and days and months as the Dutch', () => {
    const { rights, dates } = textsIn('nl');

    expect(own.rights.list.parent).toHaveLength(rights.list.parent.length);
    expect(own.rights.list.pupil).toHaveLength(rights.list.pupil.length);
    expect(new Set(own.dates.weekdays).size).toBe(dates.weekdays.length);
    expect(new Set(own.dates.months).size).toBe(dates.months.length);
  });

  it('is used for families, with English for what only colleagues read', () => {
    const texts = textsIn(language);

    expect(texts.answering.askTitle.parent).toBe(own.answering.askTitle.parent);
    expect(texts.answering.askTitle.colleague).toBe(textsIn('en').answering.askTitle.colleague);
    expect(texts.letters.why.parent).toEqual(own.letters.why.parent);
  });
});

describe('the languages of families', () => {
  it('have a name in themselves, and run from right to left in Arabic alone', () => {
    expect(Object.keys(LANGUAGE_NAMES)).toEqual([...FAMILY_LANGUAGES]);
    expect(FAMILY_LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });

  it('are unchecked all but Dutch and English', () => {
    expect(FAMILY_LANGUAGES.filter(isChecked)).toEqual(['nl', 'en']);
  });
});

type Sentence = { at: string; text: string; isFilled: boolean };

function sentencesIn(group: object, above = ''): Sentence[] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]): Sentence[] => {
    const at = `${above}${key}`;
    if (typeof value === 'string') return [{ at, text: value, isFilled: false }];
    if (typeof value === 'function') return [{ at, text: String(value(GIVEN, GIVEN)), isFilled: true }];
    return typeof value === 'object' && value !== null ? sentencesIn(value, `${at}.`) : [];
  });
}

/** Nothing but figures and marks between what was given: the same in every language. */
function isFigures(text: string): boolean {
  return !/\p{L}/u.test(text.replaceAll(GIVEN, '')) || text === '';
}
