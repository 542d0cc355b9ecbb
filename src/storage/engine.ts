import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/**
 * A database that is open: PGlite in a folder (trial) or PostgreSQL. Everything above this file speaks one SQL;
 * `kind` exists for the ready line and the tests, never for a branch in a query.
 */
export type Engine = {
  kind: 'pglite' | 'postgres';
  db: Kysely<Database>;
  /** Runs a script of several statements without parameters, as the migrations need. */
  script(sql: string): Promise<void>;
  /**
   * One statement, or without values a script with its own begin and commit, in the shape that pg-boss asks of its
   * database: every row of every statement comes back, and a script that fails halfway is rolled back whole before
   * anybody else has the connection.
   */
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** The whole database as one file, where the engine can make one: PGlite only. */
  image?(): Promise<Blob>;
  close(): Promise<void>;
};
