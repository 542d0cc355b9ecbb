import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../src/import.ts', import.meta.url));

/** The keys that an import needs, and nothing else. */
export function importKeys(): Record<string, string> {
  const key = () => randomBytes(32).toString('base64');
  return { MASTER_KEY_ID: 'test', MASTER_KEY: key(), LOOKUP_KEY: key(), AUDIT_KEY: key() };
}

/** `npm run import -- DIR` as a process of its own, with these settings and no others. */
export function runImport(settings: Readonly<Record<string, string>>, parameters: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...parameters], {
    env: { PATH: process.env.PATH ?? '', ...settings },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
