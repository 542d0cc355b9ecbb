import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { emptyPostgres, type TestServer } from '../support/database.ts';

describe('a connection that PostgreSQL ends', () => {
  let server: TestServer;
  let other: Engine;

  beforeAll(async () => {
    server = await emptyPostgres(1);
    other = openPostgres(server.url, 1);
  }, 30_000);

  afterAll(async () => {
    await other.close();
    await server.drop();
  });

  it('takes its transaction along and nothing else: the process goes on, and so does the next transaction', async () => {
    const ended = server.engine.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await other.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      await sql`select 1`.execute(tx);
    });

    await expect(ended).rejects.toThrow(/terminat|not queryable/);
    expect(await server.engine.db.transaction().execute(async (tx) => lives(tx))).toEqual([{ lives: true }]);
  }, 30_000);
});

async function lives(tx: Engine['db']) {
  return (await sql`select true as lives`.execute(tx)).rows;
}
