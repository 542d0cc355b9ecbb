import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { openEmbedded } from '../../src/storage/embedded.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import type { Keys } from '../../src/storage/sealing.ts';
import { imagePath } from './image.ts';

/** Where the PostgreSQL suites find a server; each test file makes a database of its own there and drops it. */
const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

/** An engine with the newest schema and no rows, in memory. Close it after the file's last test. */
export async function emptyEmbedded(): Promise<Engine> {
  return openEmbedded(null, await openAsBlob(imagePath()));
}

export type TestServer = { engine: Engine; url: string; drop(): Promise<void> };

/** The same on PostgreSQL: a database with a name of its own. */
export async function emptyPostgres(connections = 10): Promise<TestServer> {
  const name = `actietafel_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name}`);
  const url = Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;
  const engine = openPostgres(url, connections);
  await migrate(engine);
  return {
    engine,
    url,
    async drop() {
      await engine.close();
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Keys for a test; a test that needs two installations asks for two. */
export function testKeys(seed = 1): Keys {
  return {
    master: { current: { id: `m${seed}`, key: Buffer.alloc(32, seed) }, others: new Map() },
    lookup: Buffer.alloc(32, seed + 100),
    audit: Buffer.alloc(32, seed + 150),
  };
}
