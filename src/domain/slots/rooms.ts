import { joined, meets, type Span } from './agenda.ts';
import type { Block, Room, RoomNeeds, SlotQuestion } from './question.ts';

/** A room for one moment. `misfit` = the places in it that nobody needs. Without a list of rooms there is none to find. */
export type ChosenRoom = { roomId: string | null; misfit: number; isOther: boolean };

/** Null = none of the rooms that fit is free. */
export type RoomFinder = (at: Block) => ChosenRoom | null;

/**
 * Takes the smallest room that fits and is free for the whole time, and of two that are as large the first by id.
 * `kept` = the room of a table that stands already: that one if it can be had.
 */
export function roomFinder(question: SlotQuestion, kept: string | null = null): RoomFinder {
  const { rooms, roomNeeds } = question;
  if (!rooms) return () => ({ roomId: null, misfit: 0, isOther: false });
  const fitting = rooms
    .filter((room) => fits(room, roomNeeds))
    .map((room) => ({ room, isOther: kept !== null && room.roomId !== kept, busy: spansByDay(room) }))
    .sort(
      (a, b) =>
        Number(a.isOther) - Number(b.isOther) ||
        a.room.people - b.room.people ||
        (a.room.roomId < b.room.roomId ? -1 : 1),
    );
  return (at) => {
    const found = fitting.find(({ busy }) => !meets(busy.get(at.on) ?? [], at));
    return (
      (found && {
        roomId: found.room.roomId,
        misfit: found.room.people - roomNeeds.people,
        isOther: found.isOther,
      }) ??
      null
    );
  };
}

function fits(room: Room, needs: RoomNeeds): boolean {
  return (
    room.people >= needs.people &&
    (!needs.wheelchair || room.isWheelchairFit) &&
    (!needs.privacy || room.isPrivate)
  );
}

function spansByDay({ busy }: Room): ReadonlyMap<string, readonly Span[]> {
  const days = new Map<string, Span[]>();
  for (const { on, fromMinute, untilMinute } of busy)
    days.set(on, [...(days.get(on) ?? []), { from: fromMinute, until: untilMinute }]);
  return new Map([...days].map(([on, spans]) => [on, joined(spans)]));
}
