import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { once } from './child.ts';
import type { Draft, EngineKind, Place } from './shapes.ts';

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

/** A filled store that is only ever copied. */
export type Kept = {
  /** A store of one's own with the same rows. Drop it after use. */
  copy(): Promise<Place>;
  drop(place: Place): Promise<void>;
  close(): Promise<void>;
};

export type Filled = Kept & { drafts: readonly Draft[] };

/** An empty place on this engine; the server makes its schema when it opens it. */
export async function emptyPlace(engine: EngineKind): Promise<Place> {
  if (engine === 'pglite')
    return { engine, at: join(mkdtempSync(join(tmpdir(), 'actietafel-')), 'database') };
  const name = newName();
  await onServer(`create database ${name}`);
  return { engine, at: urlOf(name) };
}

export async function dropPlace({ engine, at }: Place): Promise<void> {
  if (engine === 'pglite') rmSync(join(at, '..'), { recursive: true, force: true });
  else await onServer(`drop database if exists ${nameIn(at)} with (force)`);
}

/** A hundred schools with so many drafts, filled once by a process of its own. */
export async function filledStore(engine: EngineKind, drafts: number): Promise<Filled> {
  return filledBy<Pick<Filled, 'drafts'>>(engine, 'prepare.ts', { do: 'fill', drafts });
}

/** A new store that a script of this folder fills, which is asked this and where; with what the script answers. */
export async function filledBy<Answer>(
  engine: EngineKind,
  script: string,
  asked: object,
): Promise<Kept & Answer> {
  const original = await emptyPlace(engine);
  const answer = await once<Answer>(script, { ...asked, place: original });
  return {
    ...answer,
    async copy() {
      if (engine === 'pglite') {
        const place = await emptyPlace(engine);
        cpSync(original.at, place.at, { recursive: true });
        return place;
      }
      const name = newName();
      await onServer(`create database ${name} template ${nameIn(original.at)}`);
      return { engine, at: urlOf(name) };
    },
    drop: dropPlace,
    close: () => dropPlace(original),
  };
}

function newName(): string {
  return `actietafel_bench_${process.pid}_${randomBytes(4).toString('hex')}`;
}

function urlOf(name: string): string {
  return Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
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
