import type { Block } from '../../domain/slots/question.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { bookedSlot, hasBegun, type Work } from '../table/table-case.ts';
import { blocksBetween } from '../table/wall-blocks.ts';

/** When tables of the other children of this family stand that are still to come: a moment beside one spares a visit. */
export async function tablesOfSiblings(work: Work, tx: Tx, { id }: Dossier): Promise<Block[]> {
  const links = await tx.siblings.of(id);
  if (links.length === 0) return [];
  const tables = await tx.tables.latestOf(links.map(({ otherId }) => otherId));
  return tables.flatMap((table) => {
    const slot = table.state === 'booked' && !hasBegun(work.now, table) ? bookedSlot(table) : null;
    return slot ? blocksBetween(work.deps.wallClock, slot.startsAt, slot.endsAt) : [];
  });
}
