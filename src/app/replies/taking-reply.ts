import type { ActietafelId, Instant, LinkId, ParticipantId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Reply, ReplySays } from '../ports/replies.ts';
import type { Tx } from '../ports/store.ts';
import { groundOf } from '../table/answers.ts';
import { storeOfBooked } from '../table/declining.ts';
import { mailOf } from '../table/reaching.ts';
import { hasBegun, type TableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { takeCounter } from './taking-counter.ts';
import { takeDelegation } from './taking-delegation.ts';

/** Clocks differ, also by an hour of summer time. */
const MOST_AHEAD_MILLISECONDS = 2 * 60 * 60 * 1000;

/**
 * What became of an answer. `stale` = a newer one is known, or it is about an earlier moment; `stranger` = somebody who was
 * not asked answered an invitation that was passed on to them: that is put on record, and nobody is added to a table by it.
 */
export type ReplyFate = 'taken' | 'stale' | 'stranger' | 'no_table';

/**
 * An answer from somebody's agenda, by mail: to accept there is to say yes here. Of whom it is the signed address says that it
 * came to, and the calendar in it has to agree. Doing it twice is the same as doing it once, in whatever order mails come.
 */
export async function takeReply(deps: Deps, linkId: LinkId, reply: Reply): Promise<ReplyFate> {
  const work = workAt(deps);
  const schoolId = await deps.store.outside((tx) => tx.mail.schoolOf(linkId));
  if (schoolId === null) return 'no_table';
  const fate = await deps.store.transact(schoolId, async (tx): Promise<ReplyFate> => {
    const link = await tx.links.byId(linkId);
    if (link?.purpose !== 'answer_moments' || !link.actietafelId || link.revokedAt !== null)
      return 'no_table';
    const found = await tableCaseForChange(tx, schoolId, link.actietafelId as ActietafelId, work.today);
    const me = found?.asked.find(({ id }) => id === (link.holder.id as ParticipantId));
    if (!found || !me || reply.uid !== `${found.table.id}@actietafel`) return 'no_table';

    if (!(await isOwn(tx, found, me, reply))) {
      await recordStranger(work, tx, found, me);
      return 'stranger';
    }
    if (!(await counts(work, tx, found, me, reply))) return 'stale';
    await takeSaid(work, tx, found, me, reply.says);
    return 'taken';
  });
  deps.kick();
  return fate;
}

/** The address that was invited stands in it as the attendee; where an alias stands there, it was sent from the invited one. */
async function isOwn(
  tx: Tx,
  found: TableCase,
  me: Participant,
  { attendee, sender }: Reply,
): Promise<boolean> {
  const invited = (await mailOf(tx, found, me)).to?.toLowerCase() ?? null;
  return invited !== null && (attendee === invited || sender === invited);
}

/**
 * Only about the moment that stands, and only when it is newer than what is known of this person. The number is the
 * organiser's to raise: one that somebody's agenda raised by itself would keep out their answers to the next change. So would
 * a clock that is years ahead: of its answers counts when they came.
 */
async function counts(work: Work, tx: Tx, found: TableCase, me: Participant, reply: Reply): Promise<boolean> {
  const { table } = found;
  if (table.state !== 'booked' || hasBegun(work.now, table) || reply.sequence < table.sequence) return false;
  return tx.replies.isNewest(
    { actietafelId: table.id, participantId: me.id },
    {
      sequence: table.sequence,
      stampedAt: Math.min(reply.stampedAt, work.now + MOST_AHEAD_MILLISECONDS) as Instant,
    },
  );
}

/** What somebody's own agenda says of a moment that stands, once it is known to be theirs and to be the newest. */
export async function takeSaid(
  work: Work,
  tx: Tx,
  found: TableCase,
  me: Participant,
  says: ReplySays,
): Promise<void> {
  const said = (answer: 'yes' | 'if_need_be' | 'no') =>
    storeOfBooked(work, tx, found, me, { answer, by: null, via: 'mail' });
  switch (says.kind) {
    case 'accepted':
      await said('yes');
      return;
    case 'tentative':
      await said('if_need_be');
      return;
    case 'declined':
      await said('no');
      return;
    case 'delegated':
      return takeDelegation(work, tx, found, me, says.to);
    case 'counter':
      return takeCounter(work, tx, found, me, says.startsAt);
  }
}

function recordStranger(work: Work, tx: Tx, found: TableCase, me: Participant): Promise<void> {
  return tx.audit.add({
    at: work.now,
    actor: { kind: 'system', id: null },
    action: 'table.answered_by_stranger',
    subject: { kind: 'actietafel', id: found.table.id },
    ground: groundOf(found, me.id),
  });
}
