import { openAsBlob } from 'node:fs';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { READERS } from '../../../src/storage/embedded.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import type { Database } from '../../../src/storage/schema.ts';
import { imagePath } from '../../support/image.ts';

/** A database in memory that can go back to an earlier moment in no time. */
export type Rewinding = {
  engine: Engine;
  /** Remembers how it is now. Moments are nested: going back to one forgets those that came after. */
  remember(): Promise<number>;
  rewind(moment: number): Promise<void>;
};

/**
 * Everything happens inside one transaction that never ends: what the program takes for a transaction is a savepoint
 * of it, and a moment to go back to is one as well. What differs from a real commit is that nothing is flushed, that the
 * database's own clock stands still, and that the role has to be laid off by hand. Deferred checks would not be made,
 * and the schema has none.
 */
export async function rewindingDatabase(): Promise<Rewinding> {
  const pglite = new PGlite({ parsers: READERS, loadDataDir: await openAsBlob(imagePath()) });
  await pglite.waitReady;
  await pglite.exec('begin');
  let depth = 0;
  let moments = 0;
  const nested = {
    get closed() {
      return pglite.closed;
    },
    ready: true,
    waitReady: Promise.resolve(),
    query: pglite.query.bind(pglite),
    close: () => pglite.close(),
    async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      depth += 1;
      const name = `work_${depth}`;
      await pglite.exec(`savepoint ${name}`);
      try {
        const result = await work({ query: pglite.query.bind(pglite) } as unknown as Transaction);
        await pglite.exec(
          `release savepoint ${name}; reset role; select set_config('actietafel.school', '', true)`,
        );
        return result;
      } catch (error) {
        await pglite.exec(`rollback to savepoint ${name}; release savepoint ${name}; reset role`);
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite: nested as unknown as PGlite }) });
  return {
    engine: {
      kind: 'pglite',
      db,
      async script(sql) {
        await pglite.exec(sql);
      },
      query: async (sql, values) => ({ rows: (await pglite.query(sql, values ?? [])).rows }),
      close: () => db.destroy(),
    },
    async remember() {
      moments += 1;
      await pglite.exec(`savepoint moment_${moments}`);
      return moments;
    },
    async rewind(moment) {
      await pglite.exec(`rollback to savepoint moment_${moment}`);
    },
  };
}
