import { spawnSync } from 'node:child_process';

/** `npm run check`: one line per check, the details of what failed, and a count; exit 1 when anything did. */
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const UNIT = ['--selectProjects', 'unit', '--silent'];

const CHECKS: readonly { name: string; command: string; parameters: readonly string[] }[] = [
  { name: 'types', command: 'node_modules/.bin/tsc', parameters: ['--noEmit'] },
  {
    name: 'lint and format',
    command: 'node_modules/.bin/biome',
    parameters: ['ci', '--diagnostic-level=error', '.'],
  },
  { name: 'architecture', command: process.execPath, parameters: [...JEST, 'test/architecture', ...UNIT] },
  {
    name: 'migrations',
    command: process.execPath,
    parameters: [...JEST, 'test/storage/migrations', ...UNIT],
  },
  { name: 'texts', command: process.execPath, parameters: [...JEST, 'test/texts', ...UNIT] },
  { name: 'cards', command: process.execPath, parameters: [...JEST, 'test/cards', ...UNIT] },
  { name: 'manifest', command: process.execPath, parameters: [...JEST, 'test/appPackage', ...UNIT] },
  { name: 'docs', command: process.execPath, parameters: [...JEST, 'test/docs', ...UNIT] },
];

let failed = 0;
for (const { name, command, parameters } of CHECKS) {
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status === 0) continue;
  failed += 1;
  process.stdout.write(`${stdout}${stderr}\n`);
}
process.stdout.write(`${CHECKS.length - failed} of ${CHECKS.length} checks passed.\n`);
process.exitCode = failed === 0 ? 0 : 1;
