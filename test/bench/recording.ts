import type { CompiledQuery, DatabaseConnection, Driver } from 'kysely';
import { PGliteDialect, PostgresDialect } from 'kysely';

/** One statement as it went to the database. */
export type Statement = { sql: string; parameters: readonly unknown[] };

const BEGIN: Statement = { sql: 'begin', parameters: [] };

/** What one turn asked of the database: who it is first, and then everything between begin and commit. */
export type RecordedTurn = { before: readonly Statement[]; inside: readonly Statement[] };

/**
 * Listens where the statements of this process are handed to its driver, whether that prepares them or not. To be
 * called before the store is opened.
 */
export function listenToDrivers(heard: (statement: Statement) => void): void {
  for (const { prototype } of [PostgresDialect, PGliteDialect]) {
    const { createDriver } = prototype;
    prototype.createDriver = function createHeardDriver() {
      return heardDriver(createDriver.call(this), heard);
    };
  }
}

function heardDriver(driver: Driver, heard: (statement: Statement) => void): Driver {
  const known = new WeakSet<DatabaseConnection>();
  const acquire = driver.acquireConnection.bind(driver);
  const begin = driver.beginTransaction.bind(driver);
  driver.acquireConnection = async (options) => {
    const connection = await acquire(options);
    if (known.has(connection)) return connection;
    known.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = <R>(query: CompiledQuery, ...others: never[]) => {
      if (!/^(begin|commit)\b/i.test(query.sql)) heard({ sql: query.sql, parameters: [...query.parameters] });
      return execute<R>(query, ...others);
    };
    return connection;
  };
  driver.beginTransaction = (connection, settings) => {
    heard(BEGIN);
    return begin(connection, settings);
  };
  return driver;
}

/** Cuts what was heard of one turn at its begin. */
export function turnOf(statements: readonly Statement[]): RecordedTurn {
  const begin = statements.indexOf(BEGIN);
  const inside = statements.slice(begin + 1);
  if (begin < 0 || inside.length === 0) throw new Error('A turn without a transaction was recorded.');
  return { before: statements.slice(0, begin), inside };
}
