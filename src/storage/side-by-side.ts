import {
  type ConnectionProvider,
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';
import type { Database } from './schema.ts';

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: Transaction<Database>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};

/**
 * Runs work in a transaction whose statements may be under way side by side: `Promise.all` of several reads is one
 * journey to PostgreSQL. Kysely itself keeps each back until the one before it is answered. They are carried out in the
 * order in which they were begun, and when the work fails, all are over before the transaction is undone.
 *
 * @throws what the first of them ran into, also when the work heard earlier that one behind it was refused; Error from a
 *   statement that comes when the work is over: its transaction is gone, and the connection perhaps somebody else's.
 */
export function sideBySide<T>(
  whole: Transaction<Database>,
  work: (db: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return whole.getExecutor().provideConnection(async (connection) => {
    let isOver = false;
    let begun = 0;
    const underWay = new Set<Promise<unknown>>();
    const faults: unknown[] = [];
    const provider: ConnectionProvider = {
      async provideConnection(consumer) {
        if (isOver) throw new Error('The transaction of this statement is over.');
        const place = begun++;
        const answer = consumer(connection);
        underWay.add(answer);
        try {
          return await answer;
        } catch (fault) {
          faults[place] = fault;
          throw fault;
        } finally {
          underWay.delete(answer);
        }
      },
    };
    const executor = new DefaultQueryExecutor(compiler, adapter, provider);
    try {
      return await work(new Transaction<Database>({ config: { dialect }, dialect, driver, executor }));
    } catch (fault) {
      await end();
      throw faults.includes(fault) ? faults.find((each) => each !== undefined) : fault;
    } finally {
      await end();
    }

    async function end(): Promise<void> {
      isOver = true;
      await Promise.allSettled(underWay);
    }
  });
}
