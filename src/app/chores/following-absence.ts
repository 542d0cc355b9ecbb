import { bookOf } from '../../domain/absence-duty/entries.ts';
import type { DossierId, SchoolId } from '../../domain/ids.ts';
import { guardAbsence } from '../absence-duty/guarding-absence.ts';
import { clockFor } from '../absence-duty/showing-absence.ts';
import type { Deps } from '../turn.ts';
import { type ChoreDeps, eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

type FollowingDeps = ChoreDeps & Pick<Deps, 'calendars' | 'ids'>;

/** So many cases are looked up in one go; each is then followed in a transaction of its own. */
const BATCH = 200;

/**
 * Starts and ends the terms of absence that change with the days and not by what somebody enters: an exemption begins or ends, a
 * pupil comes of age, or the school was brought in anew. Every open case of which absence is kept is looked at each night, and
 * where all is as it was nothing is written.
 */
export async function followAbsence(deps: FollowingDeps, mayGoOn: MayGoOn): Promise<number> {
  return eachInTurn(await schoolsOf(deps), mayGoOn, async (schoolId) => {
    let changed = 0;
    let after: DossierId | null = null;
    while (mayGoOn()) {
      const ids = await nextCases(deps, schoolId, after);
      changed += await eachInTurn(ids, mayGoOn, (id) => followOne(deps, schoolId, id));
      after = ids.at(-1) ?? null;
      if (ids.length < BATCH) break;
    }
    return changed;
  });
}

function nextCases(
  { store }: FollowingDeps,
  schoolId: SchoolId,
  after: DossierId | null,
): Promise<DossierId[]> {
  return store.transact(schoolId, (tx) => tx.absenceBooks.openAfter(after, BATCH));
}

function followOne(deps: FollowingDeps, schoolId: SchoolId, id: DossierId): Promise<number> {
  return deps.store.transact(schoolId, async (tx) => {
    const dossier = await tx.dossiers.forChange(id);
    if (!dossier || dossier.state === 'closed') return 0;
    const school = await tx.schools.here();
    const book = bookOf((await tx.absenceBooks.of(id)).map(({ entry }) => entry));
    const clock = await clockFor(tx, deps, school, dossier.pupilId, book);
    const now = deps.clock.now();
    return guardAbsence({ deps, today: deps.wallClock.dateOf(now) }, tx, school, dossier, clock);
  });
}
