import type { ActietafelId, PersonId, SchoolId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { callOff } from './cancelling.ts';
import { planPictures } from './pictures.ts';
import { type TableCase, tableCaseForChange, type Work } from './table-case.ts';

/** How a table ended, and who of those who are asked had heard of it. */
export type TableEnded = { how: 'called_off' | 'ended'; found: TableCase; heard: readonly Participant[] };

/**
 * For whoever closes a dossier. A booked table is called off, and one that was while others are asked about; another round
 * of asking comes to an end, of which there is nothing to call off; a table that was held or is off stays what it is. Null when there is no such table.
 */
export async function endTableOf(
  work: Work,
  tx: Tx,
  schoolId: SchoolId,
  id: ActietafelId,
  by: PersonId,
): Promise<TableEnded | null> {
  const found = await tableCaseForChange(tx, schoolId, id, work.today);
  if (!found) return null;
  const heard = await heardOf(tx, found);
  switch (found.table.state) {
    case 'booked':
      return { how: 'called_off', found: await callOff(work, tx, found, heard, by), heard };
    case 'voting': {
      // Whoever was invited before it was moved has that moment in an agenda still.
      if (found.table.offMoment)
        return { how: 'called_off', found: await callOff(work, tx, found, heard, by), heard };
      const ended = { ...found, table: await tx.tables.store({ ...found.table, state: 'cancelled' }) };
      await planPictures(work, tx, ended);
      return { how: 'ended', found: ended, heard };
    }
    default:
      return { how: 'ended', found, heard };
  }
}

/** Who was sent something about it, or answered by phone; who was not will not hear of it by its end. */
async function heardOf(tx: Tx, found: TableCase): Promise<Participant[]> {
  const reached = await tx.notices.reached({ dossierId: found.dossier.id });
  return found.asked.filter(
    ({ id, who }) => reached.has(who.id) || found.votes.some(({ participantId }) => participantId === id),
  );
}
