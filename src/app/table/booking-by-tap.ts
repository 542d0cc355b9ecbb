import { lacksGuest } from '../../domain/booking.ts';
import type { SlotId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type BookingReason, book, needsReason, takenMoments } from './booking.ts';
import { changeTable, lookAsCoordinator, shownTable } from './changing-table.ts';
import { aboutOf } from './planning.ts';
import { viewForPerson } from './showing-table.ts';
import { roundOf, viewerOf } from './table-case.ts';

/** The moments to choose from, with what each still lacks. */
export function chooseMoment(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAsCoordinator(turn, ref, (tx, found) =>
    viewForPerson(turn, tx, found, viewerOf(turn.actor, found), { show: 'choose' }),
  );
}

/**
 * The coordinator books a moment. Whoever has not answered is told all the same; where the family has not said yes,
 * the reason for going on without it is kept. Without a guest who is needed it does not go on: their yes can be tapped in for
 * them, or they are taken out.
 */
export function bookByTap(
  turn: Turn,
  ref: CardRef,
  slotId: SlotId | null,
  reason: BookingReason | null,
): Promise<PersonalView> {
  return changeTable(turn, ref, async (tx, found) => {
    const slot = found.table.slots.find(({ id }) => id === slotId);
    if (found.table.state !== 'voting') return shownTable(turn, tx, found);
    if (!slot) return shownTable(turn, tx, found, { fault: 'moment_missing', show: 'choose' });
    if (needsReason(turn, found, slot.id) && !reason)
      return shownTable(turn, tx, found, { fault: 'family_reason_missing', show: 'choose' });
    if (lacksGuest(roundOf(turn.deps, found), slot.id))
      return shownTable(turn, tx, found, { fault: 'guest_missing', show: 'choose' });
    const taken = await takenMoments(turn, tx, found);
    if (taken.has(slot.id)) return shownTable(turn, tx, found, { fault: 'moment_taken', show: 'choose' });

    const booked = await book(turn, tx, found, slot.id, {
      personId: turn.actor.personId,
      reason: needsReason(turn, found, slot.id) ? reason : null,
    });
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(booked), 'table'));

    return shownTable(turn, tx, booked);
  });
}
