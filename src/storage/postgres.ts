import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import { folding } from './folding.ts';
import { preparing } from './prepared-postgres.ts';
import type { Database } from './schema.ts';

const DATE_OID = 1082;
const DATE_ARRAY_OID = 1182;
const INT8_OID = 20;

/** A `date` stays the text that it is: the driver's own reading makes midnight in the server's zone of it. */
const readers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE_OID || oid === INT8_OID) return (text: string) => text;
    if (oid === DATE_ARRAY_OID) return (text: string) => text.slice(1, -1).split(',').filter(Boolean);
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/**
 * Opens PostgreSQL 15 or newer. At most `connections` at a time (default 20: while some wait until the disk has their
 * commit, others go on); a statement that takes longer than ten seconds is ended by the server, so that a stuck lock
 * cannot hold a chat turn for ever.
 */
export function openPostgres(url: string, connections = 20): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    types: readers as pg.CustomTypesConfig,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'actietafel',
  });
  // A broken idle connection is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while a transaction has it: the pool listens to idle ones alone. The next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({
    dialect: folding(new PostgresDialect({ pool: preparing(pool) }), 'along'),
  });
  return {
    kind: 'postgres',
    db,
    async script(sql) {
      await pool.query(sql);
    },
    async query(sql, values) {
      // A script of several statements is answered by as many results, which the driver's types do not say.
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(sql, values);
      return { rows: [result].flat().flatMap(({ rows }) => rows ?? []) };
    },
    close: () => db.destroy(),
  };
}
