import type { SchoolRoom } from '../ports/rooms.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { TableCase, Work } from './table-case.ts';

/**
 * Rooms in which all of these can sit, and that nobody else hears or sees into, the one that was found for this moment first;
 * that one last when it has become too small since: people move up rather than find no table.
 */
function roomsFor(rooms: readonly SchoolRoom[], { asked }: TableCase, slot: Slot): SchoolRoom[] {
  const fitting = rooms.filter((room) => room.isPrivate && room.people >= asked.length);
  const isFound = (room: SchoolRoom) => room.id === slot.roomId;
  return [
    ...fitting.filter(isFound),
    ...fitting.filter((room) => !isFound(room)),
    ...rooms.filter((room) => isFound(room) && !fitting.includes(room)),
  ];
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
  const rooms = await tx.rooms.here();
  const taken = await tx.rooms.taken(work.now, [table.id]);
  const isFree = (room: SchoolRoom, slot: Slot) =>
    !taken.some(
      ({ roomId, startsAt, endsAt }) =>
        roomId === room.id && startsAt < slot.endsAt && slot.startsAt < endsAt,
    );
  return table.slots
    .filter((slot) => slot.roomId && !roomsFor(rooms, found, slot).some((room) => isFree(room, slot)))
    .map(({ id }) => id);
}

/** The room that was found for this moment, else the smallest that fits and is free. Null = the school has none for it. */
export async function takeRoom(tx: Tx, found: TableCase, slot: Slot): Promise<SchoolRoom | null> {
  const rooms = roomsFor(await tx.rooms.here(), found, slot);
  if (rooms.length === 0) return null;
  const taken = await tx.rooms.take(
    found.table.id,
    rooms.map(({ id }) => id),
    slot,
  );
  return rooms.find(({ id }) => id === taken) ?? null;
}
