import { describe, expect, it } from '@jest/globals';
import { knownMigrations } from '../../src/storage/migrate.ts';

describe('the migrations', () => {
  it('have numbers of their own, one after the other: a database runs each of them', () => {
    const numbers = knownMigrations().map(({ version }) => version);

    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
