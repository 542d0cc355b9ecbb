import type { Engine } from '../../../src/storage/engine.ts';

/** So many rows of a length that a person takes, unsealed, in one statement: as little as putting them there can be. */
export async function insertRows(engine: Engine, count: number): Promise<void> {
  await engine.query('create table plain_row (id bigint primary key, content jsonb not null)');
  const rows = Array.from({ length: count }, (_, id) => ({
    id,
    content: { name: 'Voorbeeld', padding: 'x'.repeat(160) },
  }));
  await engine.query(
    "insert into plain_row select (row ->> 'id')::bigint, row -> 'content' from jsonb_array_elements($1::jsonb) as row",
    [JSON.stringify(rows)],
  );
}
