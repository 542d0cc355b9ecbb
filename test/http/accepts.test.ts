import { describe, expect, it } from '@jest/globals';
import { languageAccepted } from '../../src/http/accepts.ts';

describe('the language that a browser asks for', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['en;q=0.5, nl;q=0.9', 'nl'],
    ['pl, en;q=0.7, nl;q=0.3', 'en'],
    ['ar', 'nl'],
    ['en;q=0, ar', 'nl'],
    ['EN-us', 'en'],
    [';;;q=,,', 'nl'],
  ] as const)('%s is %s', (header, language) => {
    expect(languageAccepted(header)).toBe(language);
  });
});
