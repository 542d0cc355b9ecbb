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
 * to know prepared statements (PgBouncer from 1.21 on). A `begin` waits for the statement after it and goes along with it,
 * a journey less; but as a message of its own, since in one text with a statement that cannot be read it would not be
 * carried out, and what is asked behind them would stand outside any transaction.
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
      if (isFirst && ENDS.has(sql)) return NOTHING;
      const begun = isFirst ? client.query(BEGIN) : null;
      const [answer] = await Promise.all([ask(sql, parameters), begun]);
      return answer;
    }

    function ask(sql: unknown, parameters: readonly unknown[] | undefined) {
      if (typeof sql !== 'string' || !parameters || parameters.length === 0)
        return client.query(sql as never);
      const name = nameOf(sql);
      const values = [...parameters];
      return name === null ? client.query(sql, values) : client.query({ name, text: sql, values });
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
