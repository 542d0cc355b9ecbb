import type { CompiledQuery, DatabaseConnection, Dialect, Driver, Transaction } from 'kysely';
import type { Database } from './schema.ts';

const deferrable = new WeakSet<CompiledQuery>();
const apart = new WeakSet<CompiledQuery>();

/**
 * A write whose answer nobody needs. It goes to the database together with others of its transaction, as one statement:
 * before the first statement that could miss it, or before the commit. What it runs into is thrown there.
 *
 * @param write an insert, update or delete that begins with that word
 */
export async function later(db: Transaction<Database>, write: CompiledQuery): Promise<void> {
  deferrable.add(write);
  await db.executeQuery(write);
}

/**
 * The same for a write to rows that nothing else in its transaction writes: it goes in one statement with another to the
 * same table.
 */
export async function laterApart(db: Transaction<Database>, write: CompiledQuery): Promise<void> {
  apart.add(write);
  await later(db, write);
}

/**
 * The dialect, with the writes that may wait folded into one statement. Each statement is a journey to the database and
 * back, and those journeys are most of what a chat turn takes. A select that names none of their tables goes ahead of
 * them; everything else finds them done. Two writes to one table never share a statement: within one, neither would find
 * what the other did to the same row.
 *
 * @param commits `along` = the commit follows the last writes before they are answered, as a message of its own: what they
 *   run into makes a rollback of it. Only where a connection carries out one after the other, as it was asked.
 */
export function folding(dialect: Dialect, commits: 'along' | 'after'): Dialect {
  return {
    createDriver: () => foldingDriver(dialect.createDriver(), commits),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

function foldingDriver(driver: Driver, commits: 'along' | 'after'): Driver {
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
      const written = (connection as FoldingConnection).flush();
      if (commits === 'after') await written;
      await after(written, driver.commitTransaction(inner(connection)));
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

  /** The tables that wait to be written. */
  const tables = () => waiting.map(tableOf);
  const wouldMiss = (write: CompiledQuery) => {
    const table = tableOf(write);
    return !apart.has(write) && waiting.some((each) => !apart.has(each) && tableOf(each) === table);
  };

  return {
    inner,
    flush,
    forget() {
      waiting = [];
    },
    async executeQuery(query, options) {
      if (deferrable.has(query)) {
        const before = wouldMiss(query) ? flush() : null;
        waiting.push(query);
        await before;
        return { rows: [] };
      }
      const before = waiting.length > 0 && !isAside(query, tables()) ? flush() : null;
      return after(before, inner.executeQuery(query, options));
    },
    async *streamQuery(query, chunkSize, options) {
      await flush();
      yield* inner.streamQuery(query, chunkSize, options);
    },
  };
}

/** Both are under way, one behind the other; what the first runs into is thrown, since the second fails because of it. */
async function after<T>(before: Promise<void> | null, answer: Promise<T>): Promise<T> {
  if (before === null) return answer;
  answer.catch(() => undefined);
  await before;
  return answer;
}

/** @throws Error for a statement of another kind, which may not wait. */
function tableOf({ sql }: CompiledQuery): string {
  const table = /^\s*(?:insert into|update|delete from)\s+"?(\w+)"?/i.exec(sql)?.[1];
  if (table === undefined) throw new Error('Only an insert, update or delete may wait.');
  return table;
}

/** A select that names none of these tables. One that changes something itself begins with another word. */
function isAside({ sql }: CompiledQuery, tables: readonly string[]): boolean {
  return /^\s*select\b/i.test(sql) && !tables.some((table) => naming(table).test(sql));
}

const names = new Map<string, RegExp>();

function naming(table: string): RegExp {
  const name = names.get(table) ?? new RegExp(`\\b${table}\\b`, 'i');
  names.set(table, name);
  return name;
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
