import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const CHILDREN = pathToFileURL(join(import.meta.dirname, '../../src/demo/children.ts')).href;

/** Listens as a server does that names no host, and says where. */
const SERVER = `
import { createServer } from 'node:net';
const server = createServer();
server.listen(0, () => console.log(JSON.stringify(server.address())));
`;

describe('a process that the demo started', () => {
  let folder: string;
  let parent: ChildProcess;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'actietafel-'));
    writeFileSync(join(folder, 'server.mjs'), SERVER);
    writeFileSync(
      join(folder, 'parent.mjs'),
      `import { spawnGuarded } from ${JSON.stringify(CHILDREN)};
spawnGuarded([${JSON.stringify(join(folder, 'server.mjs'))}], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
setInterval(() => {}, 1000);`,
    );
    parent = spawn(process.execPath, ['--no-warnings', join(folder, 'parent.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });

  afterEach(() => {
    parent.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('listens on this machine alone, and ends when the demo is gone without a word', async () => {
    const [printed] = (await once(parent.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const { address, port } = JSON.parse(String(printed)) as { address: string; port: number };
    expect(address).toBe('127.0.0.1');
    const held = connect(port, '127.0.0.1');
    await once(held, 'connect');

    parent.kill('SIGKILL');

    // The connection is closed by the end of the process that held its other end.
    held.on('error', () => undefined);
    await once(held, 'close');
    await untilRefused(port);
  }, 20_000);
});

/** A process that ends closes its connections before its door: for a moment the door may still be open. */
async function untilRefused(port: number): Promise<void> {
  for (;;) {
    const tried = connect(port, '127.0.0.1');
    const [outcome] = await Promise.race([
      once(tried, 'connect').then(() => ['taken']),
      once(tried, 'close').then(() => ['refused']),
    ]).catch(() => ['refused']);
    tried.on('error', () => undefined).destroy();
    if (outcome === 'refused') return;
  }
}
