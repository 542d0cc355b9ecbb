import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderInUse, openEmbedded } from '../../src/storage/embedded.ts';
import { holdFolder } from '../../src/storage/folder-lock.ts';

const HOLDER = fileURLToPath(new URL('../support/folder-holder.ts', import.meta.url));

describe('the folder of the embedded database', () => {
  let place: string;
  let folder: string;
  let children: ChildProcess[];

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'actietafel-lock-'));
    folder = join(place, 'database');
    children = [];
  });

  afterEach(async () => {
    await Promise.all(children.map(killed));
    rmSync(place, { recursive: true, force: true });
  });

  it('is refused to a second process, which is told who has it', async () => {
    const [first] = await starters(1);

    await expect(openEmbedded(folder)).rejects.toThrow(
      `The database in ${folder} is in use by process ${first?.pid}. Stop that one first; one process at a time.`,
    );
    await expect(openEmbedded(folder)).rejects.toBeInstanceOf(FolderInUse);
  }, 30_000);

  it('is free again at once when its process was killed', async () => {
    const [first] = await starters(1);
    expect(holdFolder(folder)).toEqual({ kind: 'taken', by: first?.pid });

    await killed(first as ChildProcess);

    const hold = holdFolder(folder);
    expect(hold.kind).toBe('held');
    if (hold.kind === 'held') hold.letGo();
  }, 30_000);

  it('is not kept by a stranger who has the number of a dead holder', async () => {
    const [first] = await starters(1);
    await killed(first as ChildProcess);
    // This process lives, and never held the folder.
    const file = new DatabaseSync(`${folder}.lock.sqlite`);
    file.exec(`update holder set pid = ${process.ppid}`);
    file.close();

    const engine = await openEmbedded(folder);

    await engine.close();
  }, 60_000);

  it('goes to one of several that start at the same moment, also after a death', async () => {
    for (let round = 0; round < 3; round++) {
      const all = await starters(4);
      const said = all.map(({ said }) => said);

      expect(said.filter((each) => each === 'held')).toHaveLength(1);
      const holder = all.find((each) => each.said === 'held');
      for (const each of said) if (each !== 'held') expect(each).toBe(`taken by ${holder?.pid}`);
      await Promise.all(all.map(killed));
    }
  }, 90_000);

  it('is opened once within one process, and again when it was let go', () => {
    const first = holdFolder(folder);
    expect(holdFolder(folder)).toEqual({ kind: 'taken', by: process.pid });

    if (first.kind === 'held') first.letGo();

    const again = holdFolder(folder);
    expect(again.kind).toBe('held');
    if (again.kind === 'held') again.letGo();
  });

  /** So many processes that take the folder at the same moment, with what each came to say. */
  async function starters(count: number) {
    const go = join(place, `go-${children.length}`);
    const started = Array.from({ length: count }, () =>
      spawn(process.execPath, [HOLDER, folder, go], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    children.push(...started);
    const lines = started.map(linesOf);
    for (const line of lines) expect(await line()).toBe('ready');
    writeFileSync(go, '');
    return Promise.all(
      started.map(async (child, index) => Object.assign(child, { said: (await lines[index]?.()) ?? '' })),
    );
  }
});

/** Each call gives the next line that the process prints. */
function linesOf(child: ChildProcess): () => Promise<string> {
  let printed = '';
  child.stdout?.on('data', (part: Buffer) => {
    printed += part.toString('utf8');
  });
  return async () => {
    while (!printed.includes('\n')) await once(child.stdout as NodeJS.ReadableStream, 'data');
    const [line = '', ...rest] = printed.split('\n');
    printed = rest.join('\n');
    return line;
  };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
