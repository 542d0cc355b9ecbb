import { KERNTEAM_CHECKS } from './checks-kernteam.ts';
import { PEOPLE_CHECKS } from './checks-people.ts';
import { PUPIL_CHECKS } from './checks-pupils.ts';
import { REGION_CHECKS } from './checks-region.ts';
import { ROUTE_CHECKS } from './checks-route.ts';
import type { Note } from './faults.ts';
import type { FileName, SchoolFiles } from './reading.ts';
import type { Rules } from './yaml-files.ts';

/** A rule between values. It is asked only when every line of the files that it needs was read. */
export type Check = { needs: readonly FileName[]; check(files: SchoolFiles, note: Note, rules: Rules): void };

/** Every rule between values that can be asked of these files. */
export function checkBetween(
  files: SchoolFiles,
  isClean: (file: FileName) => boolean,
  note: Note,
  rules: Rules,
): void {
  for (const { needs, check } of [
    ...PEOPLE_CHECKS,
    ...PUPIL_CHECKS,
    ...KERNTEAM_CHECKS,
    ...REGION_CHECKS,
    ...ROUTE_CHECKS,
  ])
    if (needs.every(isClean)) check(files, note, rules);
}
