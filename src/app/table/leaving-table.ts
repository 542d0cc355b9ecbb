import type { SlotId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { agreedMoment, book } from './booking.ts';
import { planPictures } from './pictures.ts';
import { noticeTo } from './planning.ts';
import type { TableCase, Work } from './table-case.ts';

/** A table without somebody, and the moment that the others agree on by that; null = they do not, or it was settled. */
export type Without = { found: TableCase; agreed: SlotId | null };

/**
 * Somebody is asked for no longer: their door to this table is closed, and where something about it has reached them they
 * hear that they need not come. Nothing is put on record here, since a booking takes the people before the audit.
 */
export async function leaveTable(work: Work, tx: Tx, found: TableCase, left: Participant): Promise<Without> {
  const doors = (await tx.links.ofTable(found.table.id)).filter(({ holder }) => holder.id === left.id);
  await tx.links.revoke(
    doors.map(({ id }) => id),
    work.now,
  );
  const reached = await tx.notices.reached({ dossierId: found.dossier.id });
  if (reached.has(left.who.id)) await tx.notices.plan([noticeTo(found, 'table_left', left, work.now, null)]);
  const without = {
    ...found,
    asked: found.asked.filter(({ id }) => id !== left.id),
    everybody: found.everybody.map((each) => (each.id === left.id ? left : each)),
  };
  return { found: without, agreed: await agreedMoment(work, tx, without) };
}

/** It may have been for them alone that a moment was not booked yet. */
export async function goOnWithout(work: Work, tx: Tx, { found, agreed }: Without): Promise<TableCase> {
  if (agreed) return book(work, tx, found, agreed, null);
  await planPictures(work, tx, found);
  return found;
}
