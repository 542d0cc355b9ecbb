import type { Roster } from '../app/ports/roster.ts';
import type { Imported } from '../app/roster/importing-school.ts';
import type { ReadSchool } from './reading-school.ts';
import { type Counts, doneLines, faultLines } from './telling.ts';
import { changeLines } from './telling-changes.ts';

/** What the command says, and whether the school is in. */
export type Told = { done: boolean; lines: readonly string[] };

/** Puts a school that was read in its place by `bring`, and says in numbers what came of it, what changed, or every fault. */
export async function bringIn(read: ReadSchool, bring: (roster: Roster) => Promise<Imported>): Promise<Told> {
  if (read.kind === 'faulty') return { done: false, lines: faultLines(read.faults) };
  const { roster, gaps, placeOf, tenantPlace } = read;
  const imported = await bring(roster);
  switch (imported.kind) {
    case 'imported':
      return { done: true, lines: doneLines(roster.school.name, countsOf(read, imported.peopleKnown), gaps) };
    case 'compared': {
      const { difference, left, isDone } = imported;
      return { done: true, lines: changeLines(roster.school.name, difference, left, isDone, placeOf) };
    }
    case 'many_gone': {
      const { gone, difference, left } = imported;
      const faults = gone.map((what) => ({
        ...placeOf({ what, id: '', change: 'gone', fields: [] }),
        about: null,
        code: 'many_gone' as const,
      }));
      const looked = changeLines(roster.school.name, difference, left, false, placeOf);
      return { done: false, lines: [...faultLines(faults), '', ...looked] };
    }
    case 'tenant_changed':
      return { done: false, lines: faultLines([{ ...tenantPlace, code: 'tenant_changed' }]) };
    case 'tenant_not_allowed':
      return { done: false, lines: faultLines([{ ...tenantPlace, code: 'tenant_not_allowed' }]) };
    case 'taken': {
      const faults = imported.taken.map((taken) => ({
        ...placeOf(taken),
        code: taken.what === 'entra' ? ('entra_taken' as const) : ('id_taken' as const),
      }));
      return { done: false, lines: faultLines(faults) };
    }
  }
}

function countsOf(
  { roster, classCount, gaps }: Extract<ReadSchool, { kind: 'school' }>,
  peopleKnown: number,
): Counts {
  return {
    organisations: roster.organisations.length,
    people: roster.people.length,
    peopleKnown,
    classes: classCount,
    pupils: roster.pupils.length,
    guardians: roster.pupils.reduce((total, { guardians }) => total + guardians.length, 0),
    seats: roster.seats.filter(({ people }) => people.length > 0).length,
    gaps: gaps.length,
  };
}
