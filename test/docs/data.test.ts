import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';
import { emptyEmbedded } from '../support/database.ts';

const [, SEALED = '', FOUND = '', PLAIN = ''] = readFileSync(
  new URL('../../docs/data.md', import.meta.url),
  'utf8',
).split('\n## ');

describe('the description of the data', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await emptyEmbedded();
  }, 60_000);

  afterAll(() => engine.close());

  it.each([
    ['sealed', SEALED, `column_name ~ '_sealed$'`],
    ['an HMAC', FOUND, `column_name ~ '_lookup$'`],
    [
      'text in the open, with a reason why it may be',
      PLAIN,
      `data_type not in ('bytea', 'uuid', 'date', 'boolean', 'integer', 'bigint') and data_type not like 'timestamp%' and column_name !~ '_(sealed|lookup)$'`,
    ],
  ])('names every column that is %s, and none that is gone', async (_what, part, those) => {
    const found = await sql<{ name: string }>`
      select table_name || '.' || column_name as name
      from information_schema.columns
      where table_schema = 'public' and ${sql.raw(those)}
    `.execute(engine.db);

    const named = [...part.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(found.rows.map(({ name }) => name).sort());
  });
});
