import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, Transaction } from 'kysely';
import type { Database } from './schema.ts';

const deferrable = new WeakSet<CompiledQuery>();
const overtaking = new WeakSet<CompiledQuery>();
const joining = new WeakSet<CompiledQuery>();

/**
 * A write whose answer nobody needs. It goes to the database together with others of its transaction, as one statement:
 * at the latest before the next statement that is waited for, which so finds it done, or before the commit. What it runs
 * into is thrown there. Its text may not begin with a `with` of its own.
 */
export async function later(db: Transaction<Database>, write: CompiledQuery): Promise<void> {
  deferrable.add(write);
  await db.executeQuery(write);
}

/** A statement that need not find the waiting writes done: none of them touches the rows that it is about. */
export function ahead<Row>(db: Transaction<Database>, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  overtaking.add(query);
  return db.executeQuery(query);
}

/** A write that goes together with those that wait, and gives its own answer. None of them may touch its rows. */
export function together<Row>(
  db: Transaction<Database>,
  write: CompiledQuery<Row>,
): Promise<QueryResult<Row>> {
  joining.add(write);
  return db.executeQuery(write);
}

/**
 * The dialect, with the writes that may wait folded into one statement. Each statement is a journey to the database and
 * back, and those journeys are most of what a chat turn takes. Two writes with the same text never share a statement:
 * within one, neither would find what the other did to the same row.
 */
export function folding(dialect: Dialect): Dialect {
  return {
    createDriver: () => foldingDriver(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

function foldingDriver(driver: Driver): Driver {
  const known = new WeakMap<DatabaseConnection, FoldingConnection>();
  const inner = (connection: DatabaseConnection) => (connection as FoldingConnection).inner;

  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options);
      const folded = known.get(connection) ?? foldingConnection(connection);
      known.set(connection, folded);
      return folded;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(inner(connection), settings),
    async commitTransaction(connection) {
      await (connection as FoldingConnection).flush();
      await driver.commitTransaction(inner(connection));
    },
    rollbackTransaction(connection) {
      (connection as FoldingConnection).forget();
      return driver.rollbackTransaction(inner(connection));
    },
    releaseConnection: (connection) => driver.releaseConnection(inner(connection)),
    destroy: (options) => driver.destroy(options),
  };
}

type FoldingConnection = DatabaseConnection & {
  inner: DatabaseConnection;
  flush(): Promise<void>;
  forget(): void;
};

function foldingConnection(inner: DatabaseConnection): FoldingConnection {
  let waiting: CompiledQuery[] = [];

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    await inner.executeQuery(folded(all));
  }

  return {
    inner,
    flush,
    forget() {
      waiting = [];
    },
    async executeQuery(query, options) {
      if (joining.has(query)) {
        const all = [...waiting, query];
        waiting = [];
        return inner.executeQuery(folded(all), options) as never;
      }
      if (!deferrable.has(query)) {
        if (!overtaking.has(query)) await flush();
        return inner.executeQuery(query, options);
      }
      if (waiting.some(({ sql }) => sql === query.sql)) await flush();
      waiting.push(query);
      return { rows: [] };
    },
    async *streamQuery(query, chunkSize, options) {
      await flush();
      yield* inner.streamQuery(query, chunkSize, options);
    },
  };
}

/** The texts of statements that went together before, by those of their parts. There are as many as there are kinds of turns. */
const known = new Map<string, string>();
const MOST_TEXTS = 500;

function folded(queries: readonly CompiledQuery[]): CompiledQuery {
  const [first] = queries as readonly [CompiledQuery, ...CompiledQuery[]];
  if (queries.length === 1) return first;
  const texts = queries.map(({ sql }) => sql);
  const parts = texts.join('\n');
  const sql = known.get(parts) ?? inOne(queries);
  if (known.size < MOST_TEXTS) known.set(parts, sql);
  return { ...first, sql, parameters: queries.flatMap(({ parameters }) => parameters) };
}

/** All but the last become parts of a `with`; their parameters are counted on. */
function inOne(queries: readonly CompiledQuery[]): string {
  let before = 0;
  const texts = queries.map(({ sql, parameters }) => {
    const counted = before;
    before += parameters.length;
    return sql.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + counted}`);
  });
  const last = texts.pop();
  return `with ${texts.map((text, index) => `write_${index + 1} as (${text})`).join(', ')} ${last}`;
}
