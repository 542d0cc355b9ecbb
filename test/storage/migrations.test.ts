import { describe, expect, it } from '@jest/globals';
import { inOrder, knownMigrations } from '../../src/storage/migrate.ts';

describe('the migrations', () => {
  it('have numbers of their own, one after the other: a database runs each of them', () => {
    const numbers = knownMigrations().map(({ version }) => version);

    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('run by their number, in whatever order the folder gives them', () => {
    expect(inOrder(['0003-c.sql', '0001-a.sql', '0002-b.sql'])).toEqual([
      { version: 1, file: '0001-a.sql' },
      { version: 2, file: '0002-b.sql' },
      { version: 3, file: '0003-c.sql' },
    ]);
  });

  it.each([
    {
      why: 'two have one number',
      files: ['0001-a.sql', '0002-b.sql', '0002-c.sql'],
      told: '0002-c.sql',
      nth: 3,
    },
    { why: 'a number is skipped', files: ['0001-a.sql', '0003-c.sql'], told: '0003-c.sql', nth: 2 },
    { why: 'the first is not 1', files: ['0000-a.sql', '0001-b.sql'], told: '0000-a.sql', nth: 1 },
    { why: 'one has no number', files: ['0001-a.sql', 'b.sql'], told: 'b.sql', nth: 2 },
  ])('are refused when $why', ({ files, told, nth }) => {
    expect(() => inOrder(files)).toThrow(
      `${told} should be migration ${nth}: each has a number of its own, one after the other.`,
    );
  });
});
