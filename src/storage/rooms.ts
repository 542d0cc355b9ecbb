import { sql } from 'kysely';
import type { Rooms } from '../app/ports/rooms.ts';
import type { Instant, RoomId, SlotId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** The rooms of a school and which table has them when, and the hours that people said to work. */
export function roomsOn(handle: Handle): Rooms {
  const { db } = handle;

  async function release(table: string): Promise<void> {
    await db
      .deleteFrom('room_taken')
      .where('school_id', '=', schoolOf(handle))
      .where('actietafel_id', '=', table as never)
      .execute();
  }

  /** How many minutes of this room were taken just now; those that another table has are not. */
  async function occupy(table: string, room: RoomId, from: Date, until: Date): Promise<number> {
    const found = await sql<{ at: Date }>`
      insert into room_taken (school_id, room_id, at, actietafel_id)
      select ${schoolOf(handle)}::uuid, ${room}::uuid, at, ${table}::uuid
      from generate_series(${from}::timestamptz, ${until}::timestamptz - interval '1 second', interval '1 minute') as at
      on conflict do nothing
      returning at
    `.execute(db);
    return found.rows.length;
  }

  async function placeIn(slot: SlotId, room: RoomId | null): Promise<void> {
    await db
      .updateTable('slot')
      .set({ room_id: room })
      .where('id', '=', slot)
      .where('school_id', '=', schoolOf(handle))
      .execute();
  }

  return {
    async here() {
      const rows = await db
        .selectFrom('room')
        .selectAll('room')
        .where('school_id', '=', schoolOf(handle))
        .where('until_on', 'is', null)
        .orderBy('people')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        people: row.people,
        isWheelchairFit: row.is_wheelchair_fit,
        isPrivate: row.is_private,
      }));
    },

    async taken(from, without) {
      const found = await sql<{ room_id: RoomId; starts_at: Date; ends_at: Date }>`
        select slot.room_id, slot.starts_at, slot.ends_at
        from slot
        join actietafel on actietafel.booked_slot_id = slot.id and actietafel.state = 'booked'
        where slot.school_id = ${schoolOf(handle)}::uuid
          and slot.room_id is not null
          and slot.ends_at > ${new Date(from)}
          and not (actietafel.id::text = any(${[...without]}::text[]))
        order by slot.starts_at, slot.room_id
      `.execute(db);
      return found.rows.map((row) => ({
        roomId: row.room_id,
        startsAt: row.starts_at.getTime() as Instant,
        endsAt: row.ends_at.getTime() as Instant,
      }));
    },

    async lock() {
      await db
        .selectFrom('room')
        .select('id')
        .where('school_id', '=', schoolOf(handle))
        .orderBy('id')
        .forNoKeyUpdate()
        .execute();
    },

    async take(table, wanted, { id, startsAt, endsAt }) {
      await release(table);
      const minutes = Math.ceil((endsAt - startsAt) / 60_000);
      for (const room of wanted) {
        if ((await occupy(table, room, new Date(startsAt), new Date(endsAt))) === minutes) {
          await placeIn(id, room);
          return room;
        }
        await release(table);
      }
      await placeIn(id, null);
      return null;
    },

    release,

    async hours(people) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('work_hours')
        .selectAll('work_hours')
        .where('school_id', '=', schoolOf(handle))
        .where('person_id', 'in', [...people])
        .orderBy('weekday')
        .orderBy('from_minute')
        .execute();
      return rows.map((row) => ({
        personId: row.person_id,
        weekday: row.weekday,
        fromMinute: row.from_minute,
        untilMinute: row.until_minute,
      }));
    },
  };
}
