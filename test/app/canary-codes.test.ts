import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sightingsIn } from '../support/canary.ts';
import { dumpOf } from '../support/database-dump.ts';
import type { Play } from '../support/playing.ts';
import { CODE_SEALS, WORD_SEALS } from '../support/seals.ts';

const { seal } = await import('../support/seal-off.ts');
// Everything that seals, from here on, seals through the above.
const { CODE_WORDS, codesRoster, liveThrough } = await import('../support/canary-codes.ts');
const { play } = await import('../support/playing.ts');

/** A fingerprint of chance, in which there is no word to look for. */
const RANDOM = ['own_feed.token_lookup'];

describe('what is put on record of a child and a family in a life of a dossier', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play(undefined, undefined, codesRoster());
  }, 60_000);

  beforeEach(() => {
    seal.off = null;
  });

  afterAll(() => school.close());

  it('stands in no column of any table, not even as a code', async () => {
    const { sightings, filled } = await lived();

    expect(sightings).toEqual([]);
    expect(filled).toEqual(
      expect.arrayContaining(['agreement', 'audit', 'dossier', 'informed', 'notice', 'participant']),
    );
  });

  it.each(CODE_SEALS)('is found when the seal of %s is off', async (place, column, words) => {
    seal.off = place;

    const { sightings } = await lived();

    for (const word of words) expect(sightings.join('\n')).toContain(`${word} in ${column} (`);
  });

  it('goes through every sealed column that there is, together with what people are called and write', async () => {
    const found = await sql<{ name: string }>`
      select table_name || '.' || column_name as name
      from information_schema.columns
      where table_schema = 'public' and column_name ~ '_(sealed|lookup)$'
    `.execute(school.engine.db);
    const columns = [
      ...WORD_SEALS.map(([, column]) => column),
      ...CODE_SEALS.map(([, column]) => column),
      ...RANDOM,
    ];

    expect(found.rows.map(({ name }) => name).sort()).toEqual([...new Set(columns)].sort());
  });

  async function lived(): Promise<{ sightings: string[]; filled: string[] }> {
    await school.importedAgain();
    await liveThrough(school);
    const { cells, tables } = await dumpOf(school.engine);
    return {
      sightings: sightingsIn(CODE_WORDS, cells),
      filled: tables.filter(({ rows }) => rows > 0).map(({ name }) => name),
    };
  }
});
