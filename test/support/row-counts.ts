import { sql } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';

/** How many rows every table of ours has: what a refused import may not change. */
export async function rowCounts(engine: Engine): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename
  `.execute(engine.db);
  const counts = tables.rows.map(
    ({ name }) => sql`select ${sql.lit(name)} as name, count(*)::int as n from ${sql.table(name)}`,
  );
  const found = await sql<{ name: string; n: number }>`${sql.join(counts, sql` union all `)}`.execute(
    engine.db,
  );
  return Object.fromEntries(found.rows.map(({ name, n }) => [name, n]));
}

/** Takes every row of ours away. */
export async function emptied(engine: Engine): Promise<void> {
  const tables = Object.keys(await rowCounts(engine)).filter((name) => name !== 'schema_version');
  await engine.script(`truncate ${tables.join(', ')}`);
}
