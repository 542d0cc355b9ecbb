import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Vote } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeTableEveryTime, shownTable } from './changing-table.ts';
import { aboutOf } from './planning.ts';
import type { TableCase } from './table-case.ts';

/**
 * "Zo laten doorgaan": somebody cannot come, and the coordinator lets the booked table stand. It is put on record, once
 * for each time that somebody said so.
 */
export function letTableGoOn(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTableEveryTime(turn, ref, async (tx, found) => {
    const { id, state } = found.table;
    const away = votesOfAbsent(found).map(
      ({ participantId, answeredAt }) => `${participantId}@${answeredAt}`,
    );
    if (state !== 'booked' || away.length === 0) return shownTable(turn, tx, found);
    if (await tx.inbox.take(`goes_on:${id}:${away.sort().join()}`, turn.now))
      return shownTable(turn, tx, found);

    await tx.notices.drop(aboutOf(found), ['booking_needs_you'], 'goes_on');
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(found), 'table'));
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'table.goes_on',
      subject: { kind: 'actietafel', id },
      ground: 'coordination',
    });

    return shownTable(turn, tx, found);
  });
}

function votesOfAbsent({ asked, votes, table }: TableCase): Vote[] {
  return votes.filter(
    ({ participantId, slotId, answer }) =>
      slotId === table.bookedSlotId && answer === 'no' && asked.some(({ id }) => id === participantId),
  );
}
