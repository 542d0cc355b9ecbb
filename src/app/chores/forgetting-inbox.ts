import type { Instant } from '../../domain/ids.ts';
import { KEEPING } from '../../domain/policy.ts';
import { type ChoreDeps, inBatches, type MayGoOn } from './chore.ts';

const DAY = 24 * 60 * 60_000;
const BATCH = 1000;

/**
 * Forgets old keys of the inbox. Safe, although a posted card may be pressed a year later:
 *
 * - Teams itself repeats an activity within minutes, and a person who presses twice does so at once: no repetition is
 *   old.
 * - A button that is remembered names the version of what it is about. With its key forgotten, the second press of an
 *   old card meets another version or another state, changes nothing, and is shown how things stand.
 * - What can be said, taken back and said again without a new version (an answer to the moments of a table, "I cannot
 *   come after all", a doubt about safety) is not remembered here: it counts each time, as long as it can be said.
 * - That a table goes on without somebody is remembered per "no", which counts until the table begins, which is weeks.
 */
export function forgetInbox({ store, clock }: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  const before = (clock.now() - KEEPING.inboxDays * DAY) as Instant;
  return inBatches(BATCH, mayGoOn, (limit) => store.outside((tx) => tx.inbox.forget(before, limit)));
}
