import { addDays } from '../../domain/calendar/plain-date.ts';
import { KEEPING } from '../../domain/policy.ts';
import { type ChoreDeps, eachInTurn, inBatches, type MayGoOn, schoolsOf } from './chore.ts';

const BATCH = 500;

/**
 * Forgets who a guest was, some time after they took part: after their last day, after they were taken out, or after the case
 * was closed. Until then a letter may still have to reach them, or somebody asks who it was. That there was a guest, from when
 * until when, stays with the case.
 */
export async function forgetGuests(deps: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  const before = addDays(deps.wallClock.dateOf(deps.clock.now()), -KEEPING.guestDays);
  return eachInTurn(await schoolsOf(deps), mayGoOn, (schoolId) =>
    inBatches(BATCH, mayGoOn, (limit) =>
      deps.store.transact(schoolId, (tx) => tx.dossiers.forgetGuests(before, limit)),
    ),
  );
}
