import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The folder is ours until `letGo`, or another process, alive, has it. */
export type Hold = { kind: 'held'; letGo(): void } | { kind: 'taken'; by: number };

/** Long enough for another starter to write its number down, and for a process that is ending to end. */
const PATIENCE_MILLISECONDS = 500;

/**
 * Takes a folder for this process alone. The lock is SQLite's on a file beside the folder, and the operating system
 * ends it with the process, however that ends: there is no stale lock to judge by a process number, which may belong to
 * a stranger by now, and no moment in which two starters both find a dead one's lock and take it. The number in the
 * file is for the message alone.
 */
export function holdFolder(folder: string): Hold {
  mkdirSync(dirname(folder), { recursive: true });
  const file = new DatabaseSync(`${folder}.lock.sqlite`, { timeout: PATIENCE_MILLISECONDS });
  try {
    file.exec('begin immediate');
    file.exec('create table if not exists holder (pid integer not null)');
    file.exec('delete from holder');
    file.prepare('insert into holder (pid) values (?)').run(process.pid);
    file.exec('commit');
    // Only one at a time can be about to write, and others can still read who it is.
    file.exec('begin immediate');
  } catch (error) {
    const by = isBusy(error) ? holderIn(file) : null;
    file.close();
    if (by === null) throw error;
    return { kind: 'taken', by };
  }
  return { kind: 'held', letGo: () => file.close() };
}

/** 0 when it has not been written down yet. */
function holderIn(file: DatabaseSync): number {
  const row = file.prepare('select pid from holder').get();
  return Number(row?.pid ?? 0);
}

function isBusy(error: unknown): boolean {
  return (error as { errstr?: string }).errstr === 'database is locked';
}
