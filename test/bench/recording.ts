import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** One statement as it went to the database. */
export type Statement = { sql: string; parameters: readonly unknown[] };

/** What one turn asked of the database: who it is first, and then everything between begin and commit. */
export type RecordedTurn = { before: readonly Statement[]; inside: readonly Statement[] };

type Query = (sql: unknown, parameters?: readonly unknown[], options?: unknown) => unknown;

/**
 * Listens to both drivers of this process, from below everything of ours: what is heard here is what went out. To be
 * called before the store is opened.
 */
export function listenToDrivers(heard: (statement: Statement) => void): void {
  const hear = (query: Query): Query =>
    function heardQuery(this: unknown, sql, parameters, options) {
      heard(statementOf(sql, parameters));
      return query.call(this, sql, parameters, options);
    };
  const client = pg.Client.prototype as unknown as { query: Query };
  client.query = hear(client.query);
  const embedded = PGlite.prototype as unknown as { query: Query; transaction: (work: Work) => unknown };
  const { transaction } = embedded;
  embedded.query = hear(embedded.query);
  embedded.transaction = function heardTransaction(work) {
    heard({ sql: 'begin', parameters: [] });
    return transaction.call(this, (open) =>
      work(
        new Proxy(open, {
          get: (target, name) =>
            name === 'query' ? hear(target.query).bind(target) : Reflect.get(target, name, target),
        }),
      ),
    );
  };
}

type Open = { query: Query };
type Work = (open: Open) => unknown;

function statementOf(sql: unknown, parameters: readonly unknown[] | undefined): Statement {
  if (typeof sql === 'string') return { sql, parameters: [...(parameters ?? [])] };
  const named = sql as { text: string; values?: readonly unknown[] };
  return { sql: named.text, parameters: [...(named.values ?? parameters ?? [])] };
}

/** Cuts what was heard of one turn at its begin; both drivers say it in a statement of its own. */
export function turnOf(statements: readonly Statement[]): RecordedTurn {
  const isAt = (word: string) => (statement: Statement) =>
    statement.sql.trim().toLowerCase().startsWith(word);
  const begin = statements.findIndex(isAt('begin'));
  const inside = statements.slice(begin + 1).filter((statement) => !isAt('commit')(statement));
  if (begin < 0 || inside.length === 0) throw new Error('A turn without a transaction was recorded.');
  return { before: statements.slice(0, begin), inside };
}
