import type { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { preparedNames } from './prepared.ts';

const BEGIN = 'begin';
const ENDS: ReadonlySet<unknown> = new Set(['commit', 'rollback']);
const NOTHING = { rows: [] };

/**
 * The pool as Kysely takes it, with every statement that comes back often prepared once per connection: PostgreSQL reads
 * and plans it the first time only, which is most of what a short statement costs. A connection pooler in between has
 * to know prepared statements (PgBouncer from 1.21 on). A `begin` waits for the statement after it, and goes along with one
 * that has no parameters: a journey less.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = preparedNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    let begins = false;

    async function query(sql: unknown, parameters?: readonly unknown[]) {
      inOneGo(client);
      if (sql === BEGIN) {
        begins = true;
        return NOTHING;
      }
      const isFirst = begins;
      begins = false;
      if (typeof sql !== 'string' || !parameters || parameters.length === 0) {
        if (isFirst && ENDS.has(sql)) return NOTHING;
        return isFirst ? lastOf(await client.query(`${BEGIN}; ${sql}`)) : client.query(sql as never);
      }
      const begun = isFirst ? client.query(BEGIN) : null;
      const name = nameOf(sql);
      const values = [...parameters];
      const asked = name === null ? client.query(sql, values) : client.query({ name, text: sql, values });
      const [answer] = await Promise.all([asked, begun]);
      return answer;
    }

    return {
      query,
      release(destroy?: boolean) {
        begins = false;
        client.release(destroy);
      },
    } as unknown as PostgresPoolClient;
  }
}

/** What is asked in one go leaves as one message: to write to the socket costs more than most statements. */
function inOneGo(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Several statements in one text have as many results, which the driver's types do not say. */
function lastOf(results: pg.QueryResult | pg.QueryResult[]): pg.QueryResult | undefined {
  return [results].flat().at(-1);
}
