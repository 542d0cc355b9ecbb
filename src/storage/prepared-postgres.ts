import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { preparedNames } from './prepared.ts';

/**
 * The pool as Kysely takes it, with every statement that comes back often prepared once per connection: PostgreSQL reads
 * and plans it the first time only, which is most of what a short statement costs. A connection pooler in between has
 * to know prepared statements (PgBouncer from 1.21 on).
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
    return {
      query(sql: unknown, parameters?: readonly unknown[]) {
        if (typeof sql !== 'string' || !parameters || parameters.length === 0)
          return client.query(sql as never);
        const name = nameOf(sql);
        const values = [...parameters];
        return name === null ? client.query(sql, values) : client.query({ name, text: sql, values });
      },
      release: (destroy?: boolean) => client.release(destroy),
    } as unknown as PostgresPoolClient;
  }
}
