import type { PersonId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { planCoordinatorNeeded } from './planning.ts';
import type { TableCase, Work } from './table-case.ts';

type Moment = Pick<Slot, 'startsAt' | 'endsAt'>;

/** Who of these people sits at another table during this moment: invited there, and has not said no. */
export async function elsewhereAt(
  { now }: Pick<Work, 'now'>,
  tx: Tx,
  { table }: Pick<TableCase, 'table'>,
  people: readonly PersonId[],
  moment: Moment,
): Promise<ReadonlySet<PersonId>> {
  const busy = await tx.tables.busy(people, now, [table.id]);
  return new Set(
    busy
      .filter(({ startsAt, endsAt }) => startsAt < moment.endsAt && moment.startsAt < endsAt)
      .map(({ personId }) => personId),
  );
}

/**
 * A table that is booked just now, without those who have not answered and sit at another one then: nobody is invited to
 * two at once as if they came to both. The coordinator hears it once, and each is put on record. Their locks are the caller's.
 */
export async function withoutThoseElsewhere(
  work: Work,
  tx: Tx,
  found: TableCase,
  slot: Slot,
): Promise<TableCase> {
  const silent = found.asked.filter(
    ({ id, who }) =>
      who.kind === 'person' &&
      !found.votes.some((vote) => vote.slotId === slot.id && vote.participantId === id),
  );
  const people = silent.map(({ who }) => who.id as PersonId);
  const elsewhere = await elsewhereAt(work, tx, found, people, slot);
  const away = silent.filter(({ who }) => elsewhere.has(who.id as PersonId));
  const votes = away.map(({ id }) => ({
    slotId: slot.id,
    participantId: id,
    answer: 'no' as const,
    answeredBy: null,
    via: 'absence' as const,
    answeredAt: work.now,
  }));
  await tx.tables.castVotes(votes);
  const next = { ...found, votes: [...found.votes, ...votes] };
  if (away.length > 0) await planCoordinatorNeeded(work, tx, next, 'elsewhere');
  for (let nth = 0; nth < away.length; nth++)
    await tx.audit.add({
      at: work.now,
      actor: { kind: 'system', id: null },
      action: 'table.attendance_changed',
      subject: { kind: 'actietafel', id: found.table.id },
      ground: 'system',
    });
  return next;
}
