import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { momentView, refOfTable } from './as-shown.ts';
import { changeTable, lookAsCoordinator, shownTable } from './changing-table.ts';
import { findMoments } from './finding-moments.ts';
import { resumeFirstTable } from './first-table.ts';
import { honourAbsences } from './honouring-absence.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, askings, missingAnswers } from './planning.ts';
import { bookedSlot, type TableCase } from './table-case.ts';
import { planRaiserNews } from './telling-raiser.ts';
import { askWhetherHeld, doneWithHeld } from './when-begun.ts';

/** "Weet je het zeker?": everybody has to answer again. */
export function askMove(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAsCoordinator(turn, ref, async (tx, found) => {
    const begun = await askWhetherHeld(turn, tx, found, ref);
    if (begun) return begun;
    const slot = bookedSlot(found.table);
    return {
      kind: 'table_sure',
      ref: refOfTable(found),
      number: found.dossier.number,
      what: 'move',
      moment: slot ? momentView(turn.deps, slot) : null,
    };
  });
}

/**
 * A new round with other moments. A booked moment is off from now on: whoever was invited is told so together with the
 * new question, also when a second move overtakes the first, and an agenda gets a higher number for the change.
 */
export function moveTable(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTable(turn, ref, async (tx, found) => {
    const { state } = found.table;
    if (state !== 'voting' && state !== 'booked') return shownTable(turn, tx, found);
    const begun = await doneWithHeld(turn, tx, found, ref);
    if (begun) return begun;
    const { slots, whyNone } = await findMoments(turn, tx, found.school, found.asked, found.table.slots);
    if (slots.length === 0) return shownTable(turn, tx, found, { fault: 'no_moment_found', whyNone });

    const before = bookedSlot(found.table);
    const off = before ?? found.table.offMoment;
    const table = await tx.tables.storeRound({
      ...found.table,
      slots,
      state: 'voting',
      sequence: before ? found.table.sequence + 1 : found.table.sequence,
      bookedSlotId: null,
      bookedReason: null,
      bookedAt: null,
      proposedAt: turn.now,
      offMoment: off && { startsAt: off.startsAt, endsAt: off.endsAt },
    });
    const anew: TableCase = { ...found, table, votes: [] };
    if (before) await resumeFirstTable(turn, tx, found.dossier);
    await tx.notices.drop(aboutOf(found), 'all', 'moved');
    await tx.notices.plan([
      ...askings(turn, anew, anew.asked, off),
      ...missingAnswers(turn, anew),
      ...editOfPressedCard(turn, aboutOf(anew), 'table'),
    ]);
    const next = await honourAbsences(turn, tx, anew);
    await planPictures(turn, tx, next);
    if (before) await planRaiserNews(turn, tx, next, 'off', turn.actor.personId);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'table.moved',
      subject: { kind: 'actietafel', id: table.id },
      ground: 'coordination',
    });

    return shownTable(turn, tx, next);
  });
}
