import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from './compile-cache.ts';
import { freePort } from './free-port.ts';

/** The demo as a visitor starts it, on ports of its own. */
export type RunningDemo = {
  url: string;
  readyAfterSeconds: number;
  /** Everything that the demo and its bot printed, at level debug. */
  logs(): string;
  /** The file with every request of the bot to a window (`recorded-calls.ts`). */
  record: string;
  /** The folder of the bot's database, which is free once the demo has stopped. */
  database: string;
  /** As Ctrl-C does. Resolves with the exit code; at once when it has ended already. */
  stop(): Promise<number | null>;
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_SECONDS = 120;

/** Starts `npm run demo`'s own command in an empty folder, with a school from files, and waits for its ready line. */
export async function runDemo(
  folder: string,
  school: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningDemo> {
  rmSync(`${ROOT}${folder}`, { recursive: true, force: true });
  mkdirSync(`${ROOT}${folder}`, { recursive: true });
  const record = `${ROOT}${folder}/calls.jsonl`;
  const port = await freePort();
  const began = Date.now();
  const child = spawn(process.execPath, ['src/demo/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...settings,
      NODE_OPTIONS: '',
      PORT: String(port),
      DEMO_FOLDER: folder,
      DEMO_WINDOW_PORT: String(port + 10),
      DEMO_SCHOOL: school,
      DEMO_RECORD: record,
      LOG_LEVEL: 'debug',
    },
  });
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    const patience = setTimeout(() => {
      // Nobody else ends it: it would go on starting after the test has given up.
      child.kill('SIGINT');
      reject(new Error(`The demo was not ready: ${printed.slice(-2000)}`));
    }, PATIENCE_SECONDS * 1000);
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
    record,
    database: `${ROOT}${folder}/database`,
    stop: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill('SIGINT');
  return gone;
}
