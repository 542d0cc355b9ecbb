import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeTable, shownTable } from './changing-table.ts';
import { aboutOf } from './planning.ts';

/** "Zo laten doorgaan": somebody cannot come, and the coordinator lets the booked table stand. It is put on record. */
export function letTableGoOn(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTable(turn, ref, async (tx, found) => {
    const { state, bookedSlotId } = found.table;
    const isAway = found.asked.some(({ id }) =>
      found.votes.some(
        (vote) => vote.participantId === id && vote.slotId === bookedSlotId && vote.answer === 'no',
      ),
    );
    if (state !== 'booked' || !isAway) return shownTable(turn, tx, found);

    await tx.notices.drop(aboutOf(found), ['booking_needs_you'], 'goes_on');
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(found), 'table'));
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'table.goes_on',
      subject: { kind: 'actietafel', id: found.table.id },
      ground: 'coordination',
    });

    return shownTable(turn, tx, found);
  });
}
