import { auditSchool, foundIn } from '../auditing/auditing-school.ts';
import type { Deps } from '../turn.ts';
import { eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

/** Goes over everything that is guarded at every school. @returns how many differences there were */
export async function auditTerms(deps: Deps, mayGoOn: MayGoOn): Promise<number> {
  return eachInTurn(await schoolsOf(deps), mayGoOn, async (schoolId) => {
    const run = await auditSchool(deps, schoolId, mayGoOn);
    return run ? foundIn(run) : 0;
  });
}
