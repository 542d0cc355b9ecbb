import type { Instant } from '../../domain/ids.ts';
import { KEEPING } from '../../domain/policy.ts';
import { type ChoreDeps, eachInTurn, inBatches, type MayGoOn, schoolsOf } from './chore.ts';

const DAY = 24 * 60 * 60_000;
const BATCH = 1000;

/** Takes links away that ended some time ago. Whoever opens one hears that it has ended, from its signature alone. */
export async function removeEndedLinks(deps: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  const before = (deps.clock.now() - KEEPING.linkGraceDays * DAY) as Instant;
  return eachInTurn(await schoolsOf(deps), mayGoOn, (schoolId) =>
    inBatches(BATCH, mayGoOn, (limit) =>
      deps.store.transact(schoolId, (tx) => tx.links.removeEnded(before, limit)),
    ),
  );
}
