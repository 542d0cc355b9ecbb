import type { Instant } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { DueEvent, EventAnswer, EventShown } from '../ports/events.ts';
import type { ReplySays } from '../ports/replies.ts';
import type { Tx } from '../ports/store.ts';
import type { VoteAnswer } from '../ports/tables.ts';
import { bookedSlot, hasBegun, type TableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { takeSaid } from './taking-reply.ts';

const SAID: Readonly<Record<EventAnswer['says'], ReplySays>> = {
  accepted: { kind: 'accepted' },
  declined: { kind: 'declined' },
  tentative: { kind: 'tentative' },
};

const ANSWER: Readonly<Record<EventAnswer['says'], VoteAnswer>> = {
  accepted: 'yes',
  declined: 'no',
  tentative: 'if_need_be',
};

/**
 * What people's own calendars answered to the event of a table. Of whom an answer is, we know by the address at which we
 * invited them; where two share one, nobody can tell which of them it was, and their page remains. Doing it twice is the same
 * as doing it once.
 */
export async function takeEventAnswers(
  deps: Deps,
  { schoolId, actietafelId }: Pick<DueEvent, 'schoolId' | 'actietafelId'>,
  eventId: string,
  answers: readonly EventAnswer[],
): Promise<number> {
  if (answers.length === 0) return 0;
  const work = workAt(deps);
  const taken = await deps.store.transact(schoolId, async (tx) => {
    const look = () => tableCaseForChange(tx, schoolId, actietafelId, work.today);
    const kept = await tx.events.of(actietafelId);
    let found = await look();
    let count = 0;
    for (const answer of answers) {
      if (!found || !kept?.shown || kept.eventId !== eventId) return count;
      const me = whose(found, kept.shown, answer);
      if (!me || isKnown(found, me, answer)) continue;
      if (!(await counts(work, tx, found, kept.shown, me, answer))) continue;
      await takeSaid(work, tx, found, me, SAID[answer.says]);
      if (answer.proposes) {
        const { startsAt, endsAt } = answer.proposes;
        await takeSaid(work, tx, found, me, { kind: 'counter', startsAt, endsAt });
      }
      found = await look();
      count += 1;
    }
    return count;
  });
  if (taken > 0) deps.kick();
  return taken;
}

function whose({ asked }: TableCase, { invited }: EventShown, { mail }: EventAnswer): Participant | null {
  const [id, ...more] = invited.find((each) => each.mail === mail)?.participantIds ?? [];
  return more.length > 0 ? null : (asked.find((each) => each.id === id) ?? null);
}

/** It was read before: nothing has to be asked about it. */
function isKnown({ table, votes }: TableCase, me: Participant, { says, at, proposes }: EventAnswer): boolean {
  const known = votes.find((vote) => vote.participantId === me.id && vote.slotId === table.bookedSlotId);
  return (
    proposes === null && known?.via === 'mail' && known.answer === ANSWER[says] && known.answeredAt >= at
  );
}

/**
 * Only about the moment that stands, given since it stands; and only when it is newer than what is known of this person, from
 * their calendar or otherwise: they may have said something else on their card or page before it was read.
 */
async function counts(
  work: Work,
  tx: Tx,
  found: TableCase,
  shown: EventShown,
  me: Participant,
  { at }: EventAnswer,
): Promise<boolean> {
  const { table, votes } = found;
  const slot = bookedSlot(table);
  if (table.state !== 'booked' || !slot || hasBegun(work.now, table)) return false;
  if (slot.startsAt !== shown.startsAt || slot.endsAt !== shown.endsAt) return false;
  if (table.bookedAt === null || at < table.bookedAt) return false;
  const known = votes.find((vote) => vote.participantId === me.id && vote.slotId === slot.id);
  // Of their calendar counts when they answered there, which is before it was read.
  if (known && known.via !== 'mail' && known.answeredAt > at) return false;
  const stampedAt = Math.min(at, work.now) as Instant;
  return tx.replies.isNewest(
    { actietafelId: table.id, participantId: me.id },
    { sequence: table.sequence, stampedAt },
  );
}
