import { canCome } from '../../domain/booking.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Proposal } from '../../domain/slots/question.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel, Vote } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { answersKept } from './as-it-stands.ts';
import { momentView, refOfTable } from './as-shown.ts';
import { agreedMoment, book } from './booking.ts';
import { changeTable, lookAsCoordinator, shownTable } from './changing-table.ts';
import type { Found } from './finding-moments.ts';
import { findOtherMoments } from './finding-others.ts';
import { resumeFirstTable } from './first-table.ts';
import { passSeat } from './handing-over.ts';
import { honourAbsences } from './honouring-absence.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, askings, missingAnswers } from './planning.ts';
import { deputyFor } from './seated-by-search.ts';
import { bookedSlot, isFamily, isPartner, type TableCase, type Work } from './table-case.ts';
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
 * A new round with the moments that disturb least. A booked moment is off from now on: whoever was invited is told so
 * together with the new question, also when a second move overtakes the first, and an agenda gets a higher number for the
 * change. What people said before about a moment that comes back stands, but for a yes of the family once a moment was booked.
 */
export function moveTable(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTable(turn, ref, async (tx, found) => {
    const { state } = found.table;
    if (state !== 'voting' && state !== 'booked') return shownTable(turn, tx, found);
    const begun = await doneWithHeld(turn, tx, found, ref);
    if (begun) return begun;
    const { slots, proposals, whyNone } = await findOtherMoments(turn, tx, found);
    if (slots.length === 0) return shownTable(turn, tx, found, { fault: 'no_moment_found', whyNone });

    const next = await moveRound(turn, tx, found, { slots, proposals }, turn.actor.personId);
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    return shownTable(turn, tx, next);
  });
}

/** Everybody is asked about these moments instead of those of before; the moment that stood is off. At the word of `by`. */
export async function moveRound(
  work: Work,
  tx: Tx,
  found: TableCase,
  { slots, proposals }: Pick<Found, 'slots' | 'proposals'>,
  by: PersonId,
): Promise<TableCase> {
  const before = bookedSlot(found.table);
  const off = before ?? found.table.offMoment;
  const table = await tx.tables.storeRound({
    ...withoutRoom(found.table),
    slots,
    state: 'voting',
    sequence: before ? found.table.sequence + 1 : found.table.sequence,
    bookedSlotId: null,
    bookedReason: null,
    bookedAt: null,
    proposedAt: work.now,
    offMoment: off && { startsAt: off.startsAt, endsAt: off.endsAt },
  });
  if (found.table.roomName) await tx.rooms.release(table.id);
  const kept = answersKept(found, slots).filter((vote) => !before || !isYesOfFamily(found, vote));
  await tx.tables.castVotes(kept);
  if (before) await resumeFirstTable(work, tx, found.dossier);
  await tx.notices.drop(aboutOf(found), 'all', 'moved');
  const anew = await withDeputies(work, tx, { ...found, table, votes: kept }, proposals, by);
  await tx.notices.plan([...askings(work, anew, anew.asked, off), ...missingAnswers(work, anew)]);
  const honoured = await honourAbsences(work, tx, anew);
  const agreed = await agreedMoment(work, tx, honoured);
  const next = agreed ? await book(work, tx, honoured, agreed, null) : honoured;
  if (!agreed) await planPictures(work, tx, next);
  if (before && !agreed) await planRaiserNews(work, tx, next, 'off', by);
  await tx.audit.add({
    at: work.now,
    actor: { kind: 'person', id: by },
    action: 'table.moved',
    subject: { kind: 'actietafel', id: table.id },
    ground: 'coordination',
  });
  return next;
}

/** Who heard that another moment was booked may have planned something since: a family is not held to what it said before. */
function isYesOfFamily({ asked }: TableCase, { participantId, answer }: Vote): boolean {
  return canCome(answer) && asked.some((each) => each.id === participantId && isFamily(each));
}

/** Whoever can come at none of the moments is not asked first and then replaced: the deputy on whom these count is asked. */
async function withDeputies(
  work: Work,
  tx: Tx,
  found: TableCase,
  proposals: readonly Proposal[],
  by: PersonId,
): Promise<TableCase> {
  const staff = found.asked.filter((each) => !isFamily(each));
  let next = found;
  for (const holder of staff.filter(isPartner)) {
    const chosen = deputyFor(holder, staff, proposals);
    if (chosen) next = (await passSeat(work, tx, next, holder, { chosen, by })) ?? next;
  }
  return next;
}

function withoutRoom({ roomName: _, ...table }: Actietafel): Actietafel {
  return table;
}
