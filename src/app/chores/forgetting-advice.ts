import { addDays } from '../../domain/calendar/plain-date.ts';
import { KEEPING } from '../../domain/policy.ts';
import { type ChoreDeps, eachInTurn, inBatches, type MayGoOn, schoolsOf } from './chore.ts';

const BATCH = 500;

/** Forgets what tables advised a school some years ago: by then it was taken up, or it is another school. */
export async function forgetAdvice(deps: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  const before = addDays(deps.wallClock.dateOf(deps.clock.now()), -KEEPING.adviceDays);
  return eachInTurn(await schoolsOf(deps), mayGoOn, (schoolId) =>
    inBatches(BATCH, mayGoOn, (limit) =>
      deps.store.transact(schoolId, (tx) => tx.schoolAdvice.forget(before, limit)),
    ),
  );
}
