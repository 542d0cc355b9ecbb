import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DEMO_TENANT } from '../../../src/demo/people.ts';
import { type Keys, keysFrom } from '../../../src/storage/sealing.ts';
import { COMPILE_CACHE } from '../../support/compile-cache.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const READY_SERVER = fileURLToPath(new URL('./ready-server.ts', import.meta.url));
const START_SECONDS = 300;
const MASTER_KEY_ID = 'proof';

export type ServerPlace = {
  port: number;
  /** PostgreSQL's address; null = the embedded database in `folder`. */
  databaseUrl: string | null;
  folder: string;
  mailPort: number;
};

export type RunningServer = {
  /** The plug is pulled: no handler runs, nothing is finished. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What it wrote to its log. */
  log(): string;
};

/** Keys of this proof alone; each of another kind, and random enough for the settings. */
export const KEYS = Object.fromEntries(
  ['MASTER_KEY', 'LOOKUP_KEY', 'LINK_KEY', 'AUDIT_KEY'].map((name, index) => [
    name,
    Buffer.from(Array.from({ length: 32 }, (_, byte) => (byte * 7 + index * 31 + 5) % 256)).toString(
      'base64',
    ),
  ]),
);

/** The same, as the store takes them. */
export function storeKeys(): Keys {
  const bytes = (name: string) => Buffer.from(KEYS[name] ?? '', 'base64');
  return keysFrom({
    masterId: MASTER_KEY_ID,
    master: bytes('MASTER_KEY'),
    lookup: bytes('LOOKUP_KEY'),
    audit: bytes('AUDIT_KEY'),
  });
}

/** What a server in the demo's mode is started with; `offset` moves its clock. */
function environmentOf(place: ServerPlace, offset: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...KEYS,
    ACTIETAFEL_MODE: 'demo',
    MASTER_KEY_ID,
    ALLOWED_TENANTS: DEMO_TENANT,
    DATABASE_URL: place.databaseUrl ?? '',
    DATA_FOLDER: place.folder,
    PORT: String(place.port),
    LOG_LEVEL: 'warn',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(place.mailPort),
    MAIL_FROM: 'actietafel@sterrencollege.example',
    DEMO_CLOCK_OFFSET: String(offset),
    NODE_COMPILE_CACHE: COMPILE_CACHE,
  };
}

/**
 * The server as it is started in the demo: `src/main.ts` as a process of its own. In that mode it takes activities from
 * this machine unsigned, since signed ones may name no address but Microsoft's. `offset` moves its clock.
 */
export async function startServer(place: ServerPlace, offset = 0): Promise<RunningServer> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environmentOf(place, offset),
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await untilReady(child, () => said);
  return {
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    log: () => said,
  };
}

/** `kill` is as of `RunningServer`. */
export type WaitingServer = { start(): Promise<void>; kill(): Promise<void> };

/** A process that has read the server and waits; when it has started, `start` comes back. @throws Error when it ends first. */
export function waitingServer(place: ServerPlace): WaitingServer {
  const child = fork(READY_SERVER, [], {
    env: environmentOf(place, 0),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = once(child, 'message');
  const gone = once(child, 'exit');
  return {
    async start() {
      await ready;
      const started = once(child, 'message');
      child.send('start');
      const how = await Promise.race([started.then(() => 'started'), gone.then(() => 'gone')]);
      if (how === 'gone') throw new Error('A server ended before it had started.');
    },
    kill: () => end(child, 'SIGKILL'),
  };
}

async function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (/^Actietafel listens/m.test(out)) resolve();
    });
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`A server ended before it was ready: ${said()}`);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('A server did not start in time.')), START_SECONDS * 1000);
  });
  try {
    await Promise.race([ready, ended, late]);
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined);
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
