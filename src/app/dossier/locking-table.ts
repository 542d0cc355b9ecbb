import type { DossierId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { latestTable } from './showing-dossier.ts';

/**
 * The newest table of a dossier, locked. Whoever answers or books has the table first, and the terms and messages of
 * the dossier after it: a change of the dossier takes them in that order too, so that no two wait for each other.
 */
export async function latestTableForChange(tx: Tx, id: DossierId): Promise<Actietafel | null> {
  const latest = await latestTable(tx, id);
  return latest && tx.tables.forChange(latest.id);
}
