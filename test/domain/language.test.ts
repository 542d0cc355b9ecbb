import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/ids.ts';
import { languageOf, languageOfLocale } from '../../src/domain/language.ts';

describe('the language in which somebody is spoken to', () => {
  it.each<[Language | null, Language | null, Language, Language]>([
    ['nl', 'en', 'en', 'nl'],
    ['en', 'nl', 'nl', 'en'],
    ['en', null, 'nl', 'en'],
    [null, 'en', 'nl', 'en'],
    [null, 'nl', 'en', 'nl'],
    [null, null, 'nl', 'nl'],
    [null, null, 'en', 'en'],
  ])(
    'is their own choice (%s), else that of Teams (%s), else that of the school (%s): %s',
    (own, chat, school, expected) => {
      expect(languageOf({ own, chat, school })).toBe(expected);
    },
  );

  it.each<[string | null, Language | null]>([
    ['nl', 'nl'],
    ['nl-NL', 'nl'],
    ['NL-be', 'nl'],
    ['nl_NL', 'nl'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
    ['nld', 'en'],
    ['', null],
    [' ', null],
    [null, null],
  ])('Teams that is set to %j is read as %j', (locale, expected) => {
    expect(languageOfLocale(locale)).toBe(expected);
  });
});
