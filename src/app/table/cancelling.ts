import type { PersonId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { momentView, refOfTable } from './as-shown.ts';
import { changeTable, lookAsCoordinator, shownTable } from './changing-table.ts';
import { resumeFirstTable } from './first-table.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, cancelledNotices } from './planning.ts';
import { bookedSlot, type TableCase, type Work } from './table-case.ts';
import { planRaiserNews } from './telling-raiser.ts';
import { askWhetherHeld, doneWithHeld } from './when-begun.ts';

/** "Weet je het zeker?": calling off reaches everybody at once, so it takes two taps. */
export function askCancel(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAsCoordinator(turn, ref, async (tx, found) => {
    const begun = await askWhetherHeld(turn, tx, found, ref);
    if (begun) return begun;
    const slot = bookedSlot(found.table);
    return {
      kind: 'table_sure',
      ref: refOfTable(found),
      number: found.dossier.number,
      what: 'cancel',
      moment: slot ? momentView(turn.deps, slot) : null,
    };
  });
}

/** Calls the table off; everybody who was asked or invited hears it. The dossier stays open, and a new table can be asked for. */
export function cancelTable(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTable(turn, ref, async (tx, found) => {
    const { state } = found.table;
    if (state !== 'voting' && state !== 'booked') return shownTable(turn, tx, found);
    const begun = await doneWithHeld(turn, tx, found, ref);
    if (begun) return begun;

    const cancelled = await callOff(turn, tx, found, found.asked, turn.actor.personId);
    if (bookedSlot(found.table)) await resumeFirstTable(turn, tx, found.dossier);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'table.cancelled',
      subject: { kind: 'actietafel', id: found.table.id },
      ground: 'coordination',
    });
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(cancelled), 'table'));

    return shownTable(turn, tx, cancelled);
  });
}

/**
 * A table that does not go on; these participants hear it. An agenda takes it out by the higher number, also the moment
 * of before, when it is called off while others are asked about.
 */
export async function callOff(
  work: Work,
  tx: Tx,
  found: TableCase,
  tell: readonly Participant[],
  by: PersonId,
): Promise<TableCase> {
  const slot = bookedSlot(found.table);
  const table = await tx.tables.store({
    ...found.table,
    state: 'cancelled',
    sequence: slot || found.table.offMoment ? found.table.sequence + 1 : found.table.sequence,
  });
  const cancelled = { ...found, table };
  if (found.table.roomName) await tx.rooms.release(table.id);
  await tx.notices.drop(aboutOf(found), 'all', 'cancelled');
  await tx.notices.plan(cancelledNotices(work, cancelled, slot, tell));
  await planPictures(work, tx, cancelled);
  if (slot) await planRaiserNews(work, tx, cancelled, 'off', by);
  return cancelled;
}
