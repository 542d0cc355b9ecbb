import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Statement } from '../../support/heard-statements.ts';
import { answering, told } from '../child.ts';
import type { RecordedTurn } from '../recording.ts';
import type { Place } from '../shapes.ts';

/**
 * The statements of recorded turns and nothing else, by the bare driver: turns per second after the first `warmUp`.
 * `prepares` gives each text a name, so that PostgreSQL plans it once per connection, as it does for the server.
 */
const { place, from, connections, warmUp, prepares } = await told<{
  place: Place;
  from: string;
  connections: number;
  warmUp: number;
  prepares: boolean;
}>();
const turns = deserialize(readFileSync(from)) as RecordedTurn[];
const { run, close } = place.engine === 'postgres' ? onPostgres(place.at) : onEmbedded(place.at);
await allOf(turns.slice(0, warmUp));
const began = performance.now();
await allOf(turns.slice(warmUp));
const perSecond = ((turns.length - warmUp) * 1000) / (performance.now() - began);
await close();
answering({ perSecond });

async function allOf(part: readonly RecordedTurn[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let turn = part[next++]; turn; turn = part[next++]) await run(turn);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function onPostgres(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const all = async (client: pg.Pool | pg.PoolClient, statements: readonly Statement[]) => {
    for (const { sql, parameters } of statements)
      await client.query({ name: prepares ? nameOf(sql) : '', text: sql, values: [...parameters] });
  };
  return {
    async run({ before, inside }: RecordedTurn) {
      await all(pool, before);
      const client = await pool.connect();
      await client.query('begin');
      await all(client, inside);
      await client.query('commit');
      client.release();
    },
    close: () => pool.end(),
  };
}

function onEmbedded(folder: string) {
  const pglite = new PGlite(folder);
  return {
    async run({ before, inside }: RecordedTurn) {
      for (const { sql, parameters } of before) await pglite.query(sql, [...parameters]);
      await pglite.transaction(async (open) => {
        for (const { sql, parameters } of inside) await open.query(sql, [...parameters]);
      });
    },
    close: () => pglite.close(),
  };
}
