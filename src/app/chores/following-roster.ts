import type { DossierId, SchoolId } from '../../domain/ids.ts';
import { followRoster } from '../dossier/following-roster.ts';
import type { OutOfStep } from '../ports/dossiers.ts';
import type { Deps } from '../turn.ts';
import { eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

/** So many cases are looked up in one go; each is then followed in a transaction of its own. */
const BATCH = 200;

/**
 * Cases follow the lists of their school: an import is another process, which changes who is where and tells nobody. A case that is in
 * step is not found, so that a second run has nothing to do.
 */
export async function followRosters(deps: Deps, mayGoOn: MayGoOn): Promise<number> {
  const changed = await eachInTurn(await schoolsOf(deps), mayGoOn, (schoolId) =>
    followSchool(deps, schoolId, mayGoOn),
  );
  if (changed > 0) deps.kick();
  return changed;
}

async function followSchool(deps: Deps, schoolId: SchoolId, mayGoOn: MayGoOn): Promise<number> {
  let changed = 0;
  let after: DossierId | null = null;
  while (mayGoOn()) {
    const last: DossierId | null = after;
    const found: OutOfStep[] = await deps.store.transact(schoolId, (tx) =>
      tx.dossiers.outOfStep(last, BATCH),
    );
    changed += await eachInTurn(found, mayGoOn, (each) => followRoster(deps, schoolId, each));
    after = found.at(-1)?.id ?? null;
    if (found.length < BATCH) break;
  }
  return changed;
}
