import type { ActietafelId, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { staysUntil } from './planning.ts';
import { bookedSlot, type TableCase, type tableCase, type Work } from './table-case.ts';

/** A table behind somebody's link to its moments, and for whom that link was made. */
export type TableBehind = { table: TableCase; holder: Participant };

/** @param find with a lock on the table, or without. Null when there is nothing behind the link (any more) */
export async function tableBehind(
  tx: Tx,
  link: Link,
  find: typeof tableCase,
  today: SchoolDate,
): Promise<TableBehind | null> {
  if (link.purpose !== 'answer_moments' || link.holder.kind !== 'participant' || !link.actietafelId)
    return null;
  const table = await find(tx, link.schoolId, link.actietafelId as ActietafelId, today);
  if (!table) return null;
  const holder = table.everybody.find(({ id }) => id === (link.holder.id as ParticipantId));
  return holder ? { table, holder } : null;
}

/** A guest who was taken out, or whose last day has gone by or comes before the table: there is nothing behind their link. */
export function isGuestNoMore({ deps }: Pick<Work, 'deps'>, { table, holder }: TableBehind): boolean {
  if (holder.who.kind !== 'guest') return false;
  const slot = bookedSlot(table.table);
  return (
    !table.asked.some(({ id }) => id === holder.id) || (slot !== null && !staysUntil(deps, holder, slot))
  );
}
