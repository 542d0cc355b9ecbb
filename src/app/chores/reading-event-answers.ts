import type { Instant } from '../../domain/ids.ts';
import type { DueEvent, Organisers } from '../ports/events.ts';
import { takeEventAnswers } from '../replies/taking-event-answers.ts';
import type { Deps } from '../turn.ts';
import { type MayGoOn, whileDue } from './chore.ts';
import { ANSWERS_EVERY } from './keeping-events.ts';

/** Each is one call; what is left is read five minutes later. */
const MOST_AT_ONCE = 200;

/**
 * Reads what people's own calendars answered to the events that stand, each some times an hour until its moment. An event that
 * is not there any more is put back by whoever keeps them. Answers how many answers counted.
 */
export async function readEventAnswers(
  deps: Deps,
  organisers: Organisers,
  mayGoOn: MayGoOn,
): Promise<number> {
  return whileDue(
    MOST_AT_ONCE,
    mayGoOn,
    () => {
      const now = deps.clock.now();
      const again = (now + ANSWERS_EVERY) as Instant;
      return deps.store.outside((tx) => tx.events.takeToRead(now, again));
    },
    (due) => readOne(deps, organisers, due),
  );
}

async function readOne(
  deps: Deps,
  organisers: Organisers,
  due: Pick<DueEvent, 'schoolId' | 'actietafelId'>,
): Promise<number> {
  const { schoolId, actietafelId } = due;
  const kept = await deps.store.transact(schoolId, (tx) => tx.events.of(actietafelId));
  if (kept?.state !== 'standing' || kept.eventId === null || kept.shown === null) return 0;
  const { eventId, shown } = kept;
  const read = await organisers.of(shown.organiser).answers(eventId);
  if (read.kind === 'gone')
    await deps.store.transact(schoolId, (tx) => tx.events.gone(actietafelId, eventId, deps.clock.now()));
  return read.kind === 'read' ? takeEventAnswers(deps, due, eventId, read.answers) : 0;
}
