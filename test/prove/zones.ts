import { spawnSync } from 'node:child_process';

/** Where the server may stand: the rules are about clocks on Dutch walls, whatever the machine's own says. */
const ZONES = ['UTC', 'Europe/Amsterdam', 'America/New_York'];
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

/** The tests of the rules and of calendars with the clock of the machine in each of these zones. @throws Error at the first that fails. */
export function proveZones(): string {
  // Each of these runs makes an empty database of its own, and takes away the one that it is told of.
  const { ACTIETAFEL_TEST_IMAGE: _ours, ...env } = process.env;
  for (const TZ of ZONES) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...JEST,
        '--ci',
        'test/domain',
        'test/calendar',
        'test/app/table/wall',
        '--selectProjects',
        'unit',
        '--silent',
        '--maxWorkers=100%',
      ],
      { env: { ...env, TZ, SLOT_RUNS: '50' }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(`In ${TZ}:\n${stderr}`);
  }
  return ZONES.join(', ');
}
