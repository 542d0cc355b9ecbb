import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { Engine } from './engine.ts';
import type { Database } from './schema.ts';

/** Another process already has the folder open. PGlite itself would let both write and lose rows of each. */
export class FolderInUse extends Error {
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The database in ${folder} is in use by process ${pid}. Stop that one first; one process at a time.`,
    );
    this.name = 'FolderInUse';
    this.pid = pid;
  }
}

const readers = {
  1082: (text: string) => text,
  20: (text: string) => text,
  1182: (text: string) => text.slice(1, -1).split(',').filter(Boolean),
};

/**
 * Opens the embedded database in `folder`, or in memory when there is none. Trial only: PGlite does not flush to
 * disk, so a power cut may lose or break it.
 *
 * @throws FolderInUse when a living process holds the lock file beside the folder.
 */
export async function openEmbedded(folder: string | null, image?: Blob): Promise<Engine> {
  const unlock = folder === null ? () => undefined : lock(folder);
  const options: PGliteOptions = { parsers: readers };
  if (image) options.loadDataDir = image;
  const pglite = folder === null ? new PGlite(options) : new PGlite(folder, options);
  await pglite.waitReady;
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return {
    kind: 'pglite',
    db,
    async script(sql) {
      await pglite.exec(sql);
    },
    async query(sql, values) {
      const result = values
        ? await pglite.query(sql, values)
        : ((await pglite.exec(sql)).at(-1) ?? { rows: [] });
      return { rows: result.rows };
    },
    image: () => pglite.dumpDataDir('none'),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      unlock();
    },
  };
}

/** The lock file stands beside the folder, since PostgreSQL owns what is inside it. Returns how to let go. */
function lock(folder: string): () => void {
  const path = `${folder}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const holder = livingHolder(path);
  if (holder !== null) throw new FolderInUse(folder, holder);
  rmSync(path, { force: true });
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch {
    // Two starters passed the look above at once: the one that made the file first has the folder.
    throw new FolderInUse(folder, livingHolder(path) ?? 0);
  }
  writeSync(file, String(process.pid));
  closeSync(file);
  return () => rmSync(path, { force: true });
}

function livingHolder(path: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}
