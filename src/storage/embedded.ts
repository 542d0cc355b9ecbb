import { mkdirSync } from 'node:fs';
import { PGlite, type PGliteOptions, type Results } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { Engine } from './engine.ts';
import { holdFolder } from './folder-lock.ts';
import { folding } from './folding.ts';
import { preparingEmbedded } from './prepared-embedded.ts';
import type { Database } from './schema.ts';

/** Another process already has the folder open. PGlite itself would let both write and lose rows of each. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The database in ${folder} is in use by process ${pid}. Stop that one first; one process at a time.`,
    );
    this.name = 'FolderInUse';
    this.folder = folder;
    this.pid = pid;
  }
}

/** How this database's texts become values where PGlite's own reading would lose something: days, big counts, lists of days. */
export const READERS = {
  1082: (text: string) => text,
  20: (text: string) => text,
  1182: (text: string) => text.slice(1, -1).split(',').filter(Boolean),
  // Nothing would be lost here, but PGlite's own reading takes each byte of a sealed value by itself.
  17: (text: string) => Buffer.from(text.slice(2), 'hex'),
};

const WRITERS = { 17: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` };

/**
 * Opens the embedded database in `folder`, or in memory when there is none. Trial only: PGlite does not flush to
 * disk, so a power cut may lose or break it.
 *
 * @throws FolderInUse when another process has the folder.
 */
export async function openEmbedded(folder: string | null, image?: Blob): Promise<Engine> {
  const unlock = folder === null ? () => undefined : lock(folder);
  const options: PGliteOptions = { parsers: READERS, serializers: WRITERS };
  if (image) options.loadDataDir = image;
  const pglite = folder === null ? new PGlite(options) : new PGlite(folder, options);
  try {
    await pglite.waitReady;
  } catch (error) {
    unlock();
    throw error;
  }
  const db = new Kysely<Database>({
    dialect: folding(new PGliteDialect({ pglite: preparingEmbedded(pglite) }), 'after'),
  });
  return {
    kind: 'pglite',
    db,
    async script(sql) {
      await runScript(pglite, sql);
    },
    async query(sql, values) {
      if (values && values.length > 0) return { rows: (await pglite.query(sql, values)).rows };
      return { rows: (await runScript(pglite, sql)).flatMap(({ rows }) => rows) };
    },
    image: () => pglite.dumpDataDir('none'),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      unlock();
    },
  };
}

/**
 * PGlite has one connection for everybody. A script that begins a transaction and fails would leave it in that broken
 * transaction, and whoever came next would be refused. Within a transaction of PGlite's own the rollback comes before
 * anybody else has a turn; the begin and commit of the script then find one that is there, and one that is gone.
 */
function runScript(pglite: PGlite, sql: string): Promise<Results[]> {
  return /^\s*begin\b/i.test(sql) ? pglite.transaction((tx) => tx.exec(sql)) : pglite.exec(sql);
}

/** The lock stands beside the folder, since PostgreSQL owns what is inside it. Returns how to let go. */
function lock(folder: string): () => void {
  const hold = holdFolder(folder);
  if (hold.kind === 'taken') throw new FolderInUse(folder, hold.by);
  mkdirSync(folder, { recursive: true });
  return hold.letGo;
}
