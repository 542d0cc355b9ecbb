import type { ActietafelId, SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Outcome } from '../ports/inbox.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, everyTime, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { Showing } from './as-shown.ts';
import { viewForPerson } from './showing-table.ts';
import {
  coordinates,
  participantOf,
  type TableCase,
  tableCase,
  tableCaseForChange,
  viewerOf,
} from './table-case.ts';

/**
 * A coordinator's step with a table: refused to everybody else, and answered with the present card when the one that
 * was pressed shows an older state. What it leads to is remembered, so that a repetition does nothing. With the dossier
 * locked as well, before the table as everywhere, it cannot be closed meanwhile.
 */
export function changeTable(
  turn: Turn,
  ref: CardRef,
  change: (tx: Tx, found: TableCase) => Promise<Done>,
  locks: 'table' | 'dossier_and_table' = 'table',
): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (locks === 'dossier_and_table') {
        const table = await tx.tables.byId(ref.id as ActietafelId);
        if (table) await tx.dossiers.forChange(table.dossierId);
      }
      return changed(turn, tx, ref, change);
    },
    (tx, outcome) => shownAgain(turn, tx, ref.schoolId, outcome),
  );
}

/** The same for a step that leaves the table's version as it is: each press is judged by how things stand by then. */
export function changeTableEveryTime(
  turn: Turn,
  ref: CardRef,
  change: (tx: Tx, found: TableCase) => Promise<Done>,
): Promise<PersonalView> {
  return everyTime(turn, ref.schoolId, async (tx) => (await changed(turn, tx, ref, change)).view);
}

async function changed(
  turn: Turn,
  tx: Tx,
  ref: CardRef,
  change: (tx: Tx, found: TableCase) => Promise<Done>,
): Promise<Done> {
  const found = await tableCaseForChange(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
  if (!found) return refused('card_outdated');
  if (!coordinates(turn.actor, found)) return refused('not_for_your_role');
  if (found.table.version !== ref.version) return shownTable(turn, tx, found);
  return change(tx, found);
}

/** What this person sees of the table now. */
export async function shownTable(turn: Turn, tx: Tx, found: TableCase, showing: Showing = {}): Promise<Done> {
  const outcome = { show: showing.show ?? 'table', id: found.table.id };
  return {
    outcome: showing.fault ? { ...outcome, code: showing.fault } : outcome,
    view: await viewForPerson(turn, tx, found, viewerOf(turn.actor, found), showing),
  };
}

/** The present state of a table to somebody who sits at it or coordinates it. Nothing changes. */
export function showTable(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx) => {
    const found = await tableCase(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
    if (!found) return { kind: 'refused', code: 'card_outdated' };
    if (!mayLook(turn, found)) return { kind: 'refused', code: 'not_your_seat' };
    return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});
  });
}

/** What a coordinator chooses from before something is done. Nothing changes, so nothing is remembered. */
export function lookAsCoordinator(
  turn: Turn,
  ref: CardRef,
  look: (tx: Tx, found: TableCase) => Promise<PersonalView>,
): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx) => {
    const found = await tableCase(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
    if (!found) return { kind: 'refused', code: 'card_outdated' };
    if (!coordinates(turn.actor, found)) return { kind: 'refused', code: 'not_for_your_role' };
    if (found.table.version !== ref.version)
      return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});
    return look(tx, found);
  });
}

function mayLook(turn: Turn, found: TableCase): boolean {
  return participantOf(found, turn.actor.personId) !== null || coordinates(turn.actor, found);
}

/** A repetition sees the table that the first press led to, as it is by now. */
async function shownAgain(turn: Turn, tx: Tx, schoolId: SchoolId, first: Outcome): Promise<PersonalView> {
  const found = await tableCase(tx, schoolId, first.id as ActietafelId, turn.today);
  if (!found) return { kind: 'refused', code: 'card_outdated' };
  return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});
}
