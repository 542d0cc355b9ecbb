import type { Instant } from '../../domain/ids.ts';
import type { Organiser } from '../ports/events.ts';
import { takeEventAnswers } from '../replies/taking-event-answers.ts';
import type { Deps } from '../turn.ts';
import type { MayGoOn } from './chore.ts';
import { ANSWERS_EVERY } from './keeping-events.ts';

/** Each is one call; what is left is read five minutes later. */
const MOST_AT_ONCE = 200;

/**
 * Reads what people's own calendars answered to the events that stand, each some times an hour until its moment. An event that
 * is not there any more is put back by whoever keeps them. Answers how many answers counted.
 */
export async function readEventAnswers(deps: Deps, organiser: Organiser, mayGoOn: MayGoOn): Promise<number> {
  let taken = 0;
  for (let events = 0; events < MOST_AT_ONCE && mayGoOn(); events++) {
    const now = deps.clock.now();
    const again = (now + ANSWERS_EVERY) as Instant;
    const due = await deps.store.outside((tx) => tx.events.takeToRead(now, again));
    if (!due) break;
    const { schoolId, actietafelId } = due;
    const kept = await deps.store.transact(schoolId, (tx) => tx.events.of(actietafelId));
    if (kept?.state !== 'standing' || kept.eventId === null) continue;
    const { eventId } = kept;
    const read = await organiser.answers(eventId);
    if (read.kind === 'gone')
      await deps.store.transact(schoolId, (tx) => tx.events.gone(actietafelId, eventId, deps.clock.now()));
    if (read.kind === 'read') taken += await takeEventAnswers(deps, due, eventId, read.answers);
  }
  return taken;
}
