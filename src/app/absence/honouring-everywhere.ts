import type { PersonId, SchoolId } from '../../domain/ids.ts';
import { eachInTurn, type MayGoOn } from '../chores/chore.ts';
import { honourAbsence } from '../table/honouring-absence.ts';
import type { Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';

/** A colleague who put it down for somebody, and at which school. */
export type PutDown = { by: PersonId; at: SchoolId };

/**
 * What somebody's absence means for their tables at each school where they sit, whichever they said it at. Until every
 * table knows, it is kept that some do not: whatever is left, when time is up or the process ends, the chore does.
 */
export async function honourEverywhere(
  work: Work,
  personId: PersonId,
  putDown: PutDown | null,
  mayGoOn: MayGoOn,
): Promise<void> {
  const { store } = work.deps;
  const { waiting, schools } = await store.outside(async (tx) => {
    const { memberships, seatSchools } = await tx.people.standing(personId, work.today);
    return {
      waiting: await tx.absences.waitingOf(personId),
      schools: new Set([...memberships.map(({ schoolId }) => schoolId), ...seatSchools]),
    };
  });
  if (waiting.length === 0) return;
  for (const schoolId of schools) {
    // Another school learns that somebody is away, not which colleague of this one put it down.
    const by = putDown?.at === schoolId ? putDown.by : null;
    if (!(await honourAbsence(work, schoolId, personId, by, mayGoOn))) return;
  }
  await store.outside((tx) => tx.absences.honoured(waiting));
}

/** Does what the turns themselves were kept from. */
export async function honourWaiting(deps: Deps, mayGoOn: MayGoOn): Promise<number> {
  const people = await deps.store.outside((tx) => tx.absences.peopleWaiting());
  return eachInTurn(people, mayGoOn, async (personId) => {
    await honourEverywhere(workAt(deps), personId, null, mayGoOn);
    return 1;
  });
}
