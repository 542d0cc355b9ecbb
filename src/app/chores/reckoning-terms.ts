import { type Alike, type Reckons, reckonSchool } from '../guarding/reckoning-again.ts';
import { type ChoreDeps, eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

/** Works out dates anew where a school's calendar has changed. @returns how many terms have other dates now */
export async function reckonTerms(deps: ChoreDeps & Reckons, mayGoOn: MayGoOn): Promise<number> {
  const alike: Alike = new Map();
  return eachInTurn(await schoolsOf(deps), mayGoOn, async (schoolId) => {
    return (await reckonSchool(deps, schoolId, mayGoOn, alike)) ?? 0;
  });
}
