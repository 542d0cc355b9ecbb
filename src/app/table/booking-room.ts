import type { SchoolRoom } from '../ports/rooms.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { TableCase, Work } from './table-case.ts';

/** In no other room is a table held: the smallest in which all of these can sit, and that nobody else hears or sees into. */
export function fits(room: Pick<SchoolRoom, 'people' | 'isPrivate'>, people: number): boolean {
  return room.isPrivate && room.people >= people;
}

/**
 * Moments for which a room was found that is taken by now, and no other is free. One for which none was found to begin with
 * stays what it was: the coordinator sees to a room. After this nobody else at the school takes one until the transaction
 * ends.
 */
export async function momentsWithoutRoom(work: Work, tx: Tx, found: TableCase): Promise<string[]> {
  const { table } = found;
  if (table.slots.every(({ roomId }) => !roomId)) return [];
  await tx.rooms.lock();
  const rooms = (await tx.rooms.here()).filter((room) => fits(room, found.asked.length));
  const taken = await tx.rooms.taken(work.now, [table.id]);
  const isFree = (room: SchoolRoom, slot: Slot) =>
    !taken.some(
      ({ roomId, startsAt, endsAt }) =>
        roomId === room.id && startsAt < slot.endsAt && slot.startsAt < endsAt,
    );
  return table.slots
    .filter((slot) => slot.roomId && !rooms.some((room) => isFree(room, slot)))
    .map(({ id }) => id);
}

/** The room that was found for this moment, else the smallest that fits and is free. Null = the school has none for it. */
export async function takeRoom(tx: Tx, found: TableCase, slot: Slot): Promise<SchoolRoom | null> {
  const rooms = (await tx.rooms.here()).filter((room) => fits(room, found.asked.length));
  if (rooms.length === 0) return null;
  const wanted = rooms.toSorted((a, b) => Number(b.id === slot.roomId) - Number(a.id === slot.roomId));
  const taken = await tx.rooms.take(
    found.table.id,
    wanted.map(({ id }) => id),
    slot,
  );
  return rooms.find(({ id }) => id === taken) ?? null;
}
