import type { Roster, Taken } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import { checkBetween } from './checks.ts';
import type { Fault, Gap, Place } from './faults.ts';
import { gapsIn } from './gaps.ts';
import { placeIn } from './places.ts';
import { readFiles, type SchoolFiles, type WholeSchool } from './reading.ts';
import { rosterOf } from './roster-of.ts';
import type { Rules } from './yaml-files.ts';

/** What a folder turned out to hold: a whole school, or everything that is wrong with it. */
export type ReadSchool =
  | {
      kind: 'school';
      roster: Roster;
      classCount: number;
      gaps: readonly Gap[];
      /** Where the tenant is named. */
      tenantPlace: Place;
      /** Where something stands that the store has already, or that an update changes. */
      placeOf(named: Taken | Change): Place;
    }
  | { kind: 'faulty'; faults: readonly Fault[] };

/**
 * Reads a school from a folder with the files that docs/import.md describes. It throws at nothing that stands in them:
 * whatever is wrong is a fault with its file and line, all of them at once.
 *
 * @param isExample nobody in it exists: the school of the demo
 */
export function readSchool(folder: string, rules: Rules, isExample = false): ReadSchool {
  const { files, faults, note, isClean } = readFiles(folder, rules);
  checkBetween(files, isClean, note, rules);
  const found = faults();
  if (found.length > 0 || !isWhole(files)) return { kind: 'faulty', faults: found };
  return {
    kind: 'school',
    roster: rosterOf(files, isExample),
    classCount: files.classes.length,
    gaps: gapsIn(files),
    tenantPlace: { file: 'school.yaml', line: files.school.lineOf(['tenantId']), about: 'tenantId' },
    placeOf: (named) => placeIn(files, named),
  };
}

function isWhole(files: SchoolFiles): files is WholeSchool {
  return files.school !== null && files.kernteam !== null;
}
