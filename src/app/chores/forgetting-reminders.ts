import { addDays } from '../../domain/calendar/plain-date.ts';
import type { WallMinute } from '../../domain/ids.ts';
import { KEEPING } from '../../domain/policy.ts';
import type { Tx } from '../ports/store.ts';
import { type ChoreDeps, eachInTurn, inBatches, type MayGoOn, schoolsOf } from './chore.ts';

const BATCH = 1000;
/** So many of each a night at one school; what is left, after an update say, goes in the next nights. */
const MOST_BATCHES = 100;
const MIDNIGHT = 0 as WallMinute;

/**
 * Forgets whom a term was called to mind, some time after its day and after its case was closed; and then the messages of a
 * day that said nothing else. Who was told what of an open case stays, however old it is.
 */
export async function forgetReminders(deps: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  const before = addDays(deps.wallClock.dateOf(deps.clock.now()), -KEEPING.reminderDays);
  const moment = deps.wallClock.instantOf(before, MIDNIGHT);
  return eachInTurn(await schoolsOf(deps), mayGoOn, async (schoolId) => {
    const bounded = (remove: (tx: Tx, limit: number) => Promise<number>) => {
      let batches = 0;
      return inBatches(
        BATCH,
        () => mayGoOn() && batches++ < MOST_BATCHES,
        (limit) => deps.store.transact(schoolId, (tx) => remove(tx, limit)),
      );
    };
    const reminders = await bounded((tx, limit) => tx.deadlines.forgetReminders(before, limit));
    return reminders + (await bounded((tx, limit) => tx.digests.forget(moment, limit)));
  });
}
