import { sql } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';

/** The rows of every table of ours as they were at one moment, to be had back as often as a test file has tests. */
export type KeptRows = {
  back(): Promise<void>;
  /** Without any row, and with none kept. */
  emptied(): Promise<void>;
};

/**
 * Keeps them beside the tables. To have them back touches the tables that hold rows and no others: emptying all of them and
 * reading the school in again takes some ten times as long, and it is done before nearly every test.
 */
export async function keptRows(engine: Engine): Promise<KeptRows> {
  const every = await tablesOf(engine);
  const kept = await filled(engine, every);
  await engine.script(
    ['create schema kept', ...kept.map((name) => `create table kept.${name} as table ${name}`)].join('; '),
  );
  return {
    async back() {
      await inOne(engine, [
        ...deletes(await filled(engine, every)),
        ...kept.map((name) => `insert into ${name} overriding system value select * from kept.${name}`),
      ]);
    },
    async emptied() {
      await inOne(engine, [...deletes(await filled(engine, every)), 'drop schema kept cascade']);
    },
  };
}

function deletes(tables: readonly string[]): string[] {
  return tables.map((name) => `delete from ${name}`);
}

/** What refers to what, and what may only be added to, is for the product to keep; here all goes at once. */
function inOne(engine: Engine, statements: readonly string[]): Promise<void> {
  return engine.script(
    ['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join('; '),
  );
}

async function tablesOf(engine: Engine): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_version'
  `.execute(engine.db);
  return found.rows.map(({ name }) => name);
}

async function filled(engine: Engine, tables: readonly string[]): Promise<string[]> {
  const probes = tables.map((name) => `select '${name}' as name where exists (select from ${name})`);
  const { rows } = await engine.query(probes.join(' union all '));
  return (rows as { name: string }[]).map(({ name }) => name);
}
