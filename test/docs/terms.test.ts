import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type CatalogueEntry } from '../../src/domain/terms/catalogue.ts';
import { termsDoc } from './terms.ts';

describe('docs/terms.md', () => {
  it('says what the catalogue says', () => {
    expect(readFileSync('docs/terms.md', 'utf8')).toBe(termsDoc());
  });

  it('has a source for every term', () => {
    const entries = Object.entries(CATALOGUE) as [string, CatalogueEntry][];
    expect(entries.filter(([, { source, starts }]) => !source || !starts)).toEqual([]);
  });
});
