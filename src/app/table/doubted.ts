import type { Tx } from '../ports/store.ts';
import type { TableCase } from './table-case.ts';

/**
 * Whether somebody doubts that it is safe. As long as that is so nothing goes to the family by
 * itself: people decide what they hear.
 */
export async function isDoubted(tx: Tx, { dossier }: Pick<TableCase, 'dossier'>): Promise<boolean> {
  return ((await tx.concerns.byId(dossier.concernId))?.doubtedAt ?? null) !== null;
}
