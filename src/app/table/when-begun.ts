import type { CardRef } from '../arriving/views.ts';
import { heldForm } from '../dossier/asking.ts';
import type { Tx } from '../ports/store.ts';
import type { Done, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { hasBegun, type TableCase } from './table-case.ts';

/** Instead of moving or calling off a table whose moment came: was it held? Null as long as it is still to come. */
export async function askWhetherHeld(
  turn: Turn,
  tx: Tx,
  found: TableCase,
  ref: CardRef,
): Promise<PersonalView | null> {
  if (!hasBegun(turn.now, found.table)) return null;
  return heldForm(turn, tx, found.dossier, ref.schoolId);
}

/** The same as what a press leads to; its repetition shows the table. */
export async function doneWithHeld(turn: Turn, tx: Tx, found: TableCase, ref: CardRef): Promise<Done | null> {
  const view = await askWhetherHeld(turn, tx, found, ref);
  return view && { outcome: { show: 'table', id: found.table.id }, view };
}
