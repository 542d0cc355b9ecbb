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
 * @throws Error from a statement that comes when the work is over: its transaction is gone, and the connection perhaps
 *   somebody else's.
 */
export function sideBySide<T>(
  whole: Transaction<Database>,
  work: (db: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return whole.getExecutor().provideConnection(async (connection) => {
    let isOver = false;
    const underWay = new Set<Promise<unknown>>();
    const provider: ConnectionProvider = {
      async provideConnection(consumer) {
        if (isOver) throw new Error('The transaction of this statement is over.');
        const answer = consumer(connection);
        underWay.add(answer);
        try {
          return await answer;
        } finally {
          underWay.delete(answer);
        }
      },
    };
    const executor = new DefaultQueryExecutor(compiler, adapter, provider);
    try {
      return await work(new Transaction<Database>({ config: { dialect }, dialect, driver, executor }));
    } finally {
      isOver = true;
      await Promise.allSettled(underWay);
    }
  });
}
