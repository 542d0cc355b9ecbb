import { fileURLToPath } from 'node:url';
import type { Roster } from '../app/ports/roster.ts';
import { isPresenceRule } from '../calendar/presence.ts';
import { readSchool } from '../roster/reading-school.ts';
import { faultLines } from '../roster/telling.ts';

/** The files of the example school. */
export const EXAMPLE_SCHOOL = fileURLToPath(new URL('../../env/demo/', import.meta.url));

/**
 * The school of the demo, from a folder of files: without one the example school in `env/demo`, with two mentors, seven
 * pupils, a coordinator and a whole kernteam. The jeugdarts and the parents have mail only.
 *
 * @throws Error that lists every fault in the files.
 */
export function demoRoster(folder: string = EXAMPLE_SCHOOL): Roster {
  const read = readSchool(folder, { isPresenceRule, today: null }, true);
  if (read.kind === 'faulty') throw new Error(faultLines(read.faults).join('\n'));
  return read.roster;
}
