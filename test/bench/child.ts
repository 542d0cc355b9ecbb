import { type ChildProcess, fork } from 'node:child_process';
import { once as onceEvent } from 'node:events';
import { readFileSync } from 'node:fs';

/** A process of its own, so that what is measured shares neither heap nor event loop with who measures it. */
export type Child = {
  pid: number;
  /** The next thing it says. @throws Error when it ends first. */
  said<T>(): Promise<T>;
  /** Resident memory in MB (1,000,000 bytes), as the system counts it. */
  residentMegabytes(): number;
  /** What it has used of a processor so far, in milliseconds, as the system counts it: to a hundredth of a second. */
  processorMilliseconds(): number;
  ended(): Promise<void>;
};

const SCRIPTS = new URL('./', import.meta.url);
const STOP = 'stop';
const TICK_MILLISECONDS = 10;

/** Starts a script of this folder, with these flags of Node; `told()` there gives what it was asked. */
export function start(script: string, asked: unknown, flags: readonly string[] = []): Child {
  const child = fork(new URL(script, SCRIPTS), [], {
    execArgv: [...process.execArgv, '--no-warnings', ...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  child.send({ asked });
  const heard: unknown[] = [];
  let listener: (() => void) | null = null;
  const tell = () => listener?.();
  child.on('message', (message) => {
    heard.push(message);
    tell();
  });
  child.once('exit', tell);

  return {
    pid: child.pid ?? 0,
    async said<T>() {
      while (heard.length === 0) {
        if (isOver(child)) throw new Error(`${script} ended with ${child.exitCode ?? child.signalCode}.`);
        await new Promise<void>((resolve) => {
          listener = resolve;
        });
      }
      return heard.shift() as T;
    },
    residentMegabytes() {
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return (Number(kilobytes) * 1024) / 1_000_000;
    },
    processorMilliseconds() {
      const [user = '', system = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .slice(11, 13);
      return (Number(user) + Number(system)) * TICK_MILLISECONDS;
    },
    async ended() {
      if (isOver(child)) return;
      const gone = onceEvent(child, 'exit');
      child.send(STOP);
      await gone;
    },
  };
}

/** A server with the flags of Node that `npm start` gives it. */
export function startServer(asked: unknown): Child {
  return start('server.ts', asked, flagsOfServer());
}

function flagsOfServer(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return scripts.start.match(/--\S+/g) ?? [];
}

/** The same for a script that does one thing, with the flags of the server. */
export function onceAsServer<T>(script: string, asked: unknown): Promise<T> {
  return once(script, asked, flagsOfServer());
}

/** Starts a script that does one thing, and gives what it answers. */
export async function once<T>(script: string, asked: unknown, flags: readonly string[] = []): Promise<T> {
  const child = start(script, asked, flags);
  const answer = await child.said<T>();
  await child.ended();
  return answer;
}

/** In the child: what it was started with. */
export async function told<T>(): Promise<T> {
  process.once('disconnect', () => process.exit());
  const [{ asked }] = (await onceEvent(process, 'message')) as [{ asked: T }];
  return asked;
}

/** In the child: says it, and stays until it is told to stop; then does `last` and ends. */
export function answering(message: unknown, last: () => Promise<void> = async () => undefined): void {
  process.once('message', () => void last().then(() => process.exit()));
  process.send?.(message);
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
