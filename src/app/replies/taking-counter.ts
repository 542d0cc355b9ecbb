import type { Instant } from '../../domain/ids.ts';
import { hindrancesAt } from '../../domain/slots/moment.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { groundOf } from '../table/answers.ts';
import { noticeTo, planCoordinatorNeeded } from '../table/planning.ts';
import { questionAbout } from '../table/search-question.ts';
import { bookedSlot, type TableCase, type Work } from '../table/table-case.ts';

const MINUTE = 60_000;

/**
 * Somebody's agenda proposes another time for the table that stands. It is held against all that the search knows at once:
 * whoever proposed it hears by mail whether it is possible, and the coordinator hears it too and decides. Nothing moves by
 * itself, since everybody else would have to answer again. Where it begins counts; how long a table takes the school says.
 */
export async function takeCounter(
  work: Work,
  tx: Tx,
  found: TableCase,
  me: Participant,
  startsAt: Instant,
): Promise<void> {
  const slot = bookedSlot(found.table);
  if (!slot) return;
  const { wallClock } = work.deps;
  const question = await questionAbout(work, tx, found);
  const because = hindrancesAt(question, {
    on: wallClock.dateOf(startsAt),
    fromMinute: wallClock.minuteOf(startsAt),
  });
  const params = {
    counterFrom: startsAt,
    counterUntil: startsAt + question.minutes * MINUTE,
    because: because.join(','),
    counterSequence: found.table.sequence,
  };

  const answer = noticeTo(found, 'counter_answer', me, work.now, slot.startsAt, params);
  await tx.notices.plan([{ ...answer, dedupeKey: `${answer.dedupeKey}:${startsAt}:${work.now}` }]);
  const why = because.length === 0 ? 'counter_possible' : 'counter_blocked';
  await planCoordinatorNeeded(work, tx, found, why, me, params);
  await tx.audit.add({
    at: work.now,
    actor: { kind: me.who.kind, id: me.who.id },
    action: 'table.other_time_proposed',
    subject: { kind: 'actietafel', id: found.table.id },
    ground: groundOf(found, me.id),
  });
}
