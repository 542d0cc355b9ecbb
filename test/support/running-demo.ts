import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The demo as a visitor starts it, on ports of its own. */
export type RunningDemo = { url: string; readyAfterSeconds: number; logs(): string; stop(): Promise<void> };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_SECONDS = 120;

/** Starts `npm run demo`'s own command and waits for its ready line. */
export async function runDemo(folder: string): Promise<RunningDemo> {
  rmSync(`${ROOT}${folder}`, { recursive: true, force: true });
  const port = await freePort();
  const began = Date.now();
  const child = spawn(process.execPath, ['src/demo/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      DEMO_FOLDER: folder,
      DEMO_WINDOW_PORT: String(port + 10),
      LOG_LEVEL: 'debug',
    },
  });
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`The demo was not ready: ${printed.slice(-2000)}`)),
      PATIENCE_SECONDS * 1000,
    );
    const read = (part: Buffer) => {
      printed += part.toString('utf8');
      const url = printed.match(/Actietafel is ready: (\S+)/)?.[1];
      if (!url) return;
      clearTimeout(patience);
      resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`The demo ended (${code}): ${printed.slice(-2000)}`));
    });
  });
  const url = await ready;
  return {
    url,
    readyAfterSeconds: (Date.now() - began) / 1000,
    logs: () => printed,
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
