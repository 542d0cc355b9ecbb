import type { PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { refOfTable } from './as-shown.ts';
import { changeTableEveryTime, lookAsCoordinator, shownTable } from './changing-table.ts';
import { isLive, passSeat } from './handing-over.ts';
import { othersAt } from './others-for-seat.ts';
import { aboutOf } from './planning.ts';
import { bookedSlot, isPartner, type TableCase } from './table-case.ts';
import { askWhetherHeld } from './when-begun.ts';

/** "Iemand anders laten komen": whom to ask instead of whom. Nothing changes. */
export function askReplace(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAsCoordinator(turn, ref, async (tx, found) => {
    const begun = await askWhetherHeld(turn, tx, found, ref);
    if (begun) return begun;
    if (!isLive(turn.now, found)) return (await shownTable(turn, tx, found)).view;
    return replaceForm(turn, tx, found, null);
  });
}

/**
 * Another takes one seat at the coordinator's word; everybody else keeps the moment, their answers and their invitation.
 * Whoever was chosen is asked or invited, and whoever sat there hears that they need not come. From then on nobody else
 * can book them at that time: who was free on the form may have been taken meanwhile, and then the form says so.
 */
export function replacePartner(
  turn: Turn,
  ref: CardRef,
  participantId: string,
  personId: PersonId | null,
): Promise<PersonalView> {
  return changeTableEveryTime(turn, ref, async (tx, found) => {
    const holder = found.asked.find(({ id }) => id === participantId);
    const outcome = { show: 'table', id: found.table.id };
    if (participantId === '' || !personId)
      return { outcome, view: await replaceForm(turn, tx, found, 'person_missing') };
    if (!holder || !isPartner(holder) || !isLive(turn.now, found)) return shownTable(turn, tx, found);

    if (bookedSlot(found.table)) await tx.tables.lockPeople([personId]);
    const { choices } = await othersAt(turn, tx, found);
    const isFree = choices.some(
      (each) => each.seat.participantId === holder.id && each.personId === personId,
    );
    const next = isFree
      ? await passSeat(turn, tx, found, holder, { chosen: personId, by: turn.actor.personId })
      : null;
    if (!next) return { outcome, view: await replaceForm(turn, tx, found, 'deputy_taken') };
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    return shownTable(turn, tx, next);
  });
}

async function replaceForm(
  turn: Turn,
  tx: Tx,
  found: TableCase,
  fault: RefusalCode | null,
): Promise<PersonalView> {
  return {
    kind: 'table_replace',
    ref: refOfTable(found),
    number: found.dossier.number,
    ...(await othersAt(turn, tx, found)),
    fault,
  };
}
