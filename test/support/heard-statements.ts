import type { CompiledQuery, DatabaseConnection, Driver } from 'kysely';
import { PGliteDialect, PostgresDialect } from 'kysely';

/** One statement as it went to the database. */
export type Statement = { sql: string; parameters: readonly unknown[] };

export const BEGIN: Statement = { sql: 'begin', parameters: [] };

/**
 * Listens where the statements of this process are handed to its drivers, whether those prepare them or not: to every
 * database that is opened from now on until what is given back is called. Of a transaction the begin is heard, not its end.
 */
export function listenToDrivers(heard: (statement: Statement) => void): () => void {
  const restore = [PostgresDialect, PGliteDialect].map(({ prototype }) => {
    const { createDriver } = prototype;
    prototype.createDriver = function createHeardDriver() {
      return heardDriver(createDriver.call(this), heard);
    };
    return () => {
      prototype.createDriver = createDriver;
    };
  });
  return () => {
    for (const back of restore) back();
  };
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
