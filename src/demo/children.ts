import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const GUARD = new URL('./child-guard.ts', import.meta.url).href;

/** Starts a script under our own Node, guarded: it listens on this machine alone, and ends when we do. */
export function spawnGuarded(script: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(process.execPath, ['--import', GUARD, ...script], options);
}

/** Ends a child, in the end by force. Resolves when it is gone; at once when it already was. */
export async function ended(child: ChildProcess, patienceSeconds = 3): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceSeconds * 1000);
  await gone;
  clearTimeout(insist);
}
