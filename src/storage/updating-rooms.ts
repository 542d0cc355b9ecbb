import type { HoursRow } from '../app/ports/rooms.ts';
import type { Roster } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import { addDays } from '../domain/calendar/plain-date.ts';
import type { PersonId, RoomId, SchoolDate } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { hoursKey } from './roster-items.ts';
import { idsOf } from './updating-people.ts';

/** Everything new: a school that is brought in for the first time. */
export async function addRooms(handle: Handle, roster: Roster): Promise<void> {
  await placeRooms(handle, roster.rooms ?? []);
  await addHours(handle, roster.hours ?? []);
}

/**
 * Rooms and hours as the files say. A room that is there no more keeps its row with yesterday as the last day, and the
 * tables that stand in it keep it; one that comes back is itself again.
 */
export async function updateRooms(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
  on: SchoolDate,
): Promise<void> {
  const gone = [...idsOf(changes, 'room', 'gone')] as RoomId[];
  if (gone.length > 0)
    await handle.db
      .updateTable('room')
      .set({ until_on: addDays(on, -1) })
      .where('school_id', '=', schoolOf(handle))
      .where('id', 'in', gone)
      .execute();
  const touched = new Set([...idsOf(changes, 'room', 'new'), ...idsOf(changes, 'room', 'changed')]);
  await placeRooms(
    handle,
    (roster.rooms ?? []).filter(({ id }) => touched.has(id)),
  );
  await dropHours(handle, idsOf(changes, 'hours', 'gone'));
  const isNew = idsOf(changes, 'hours', 'new');
  await addHours(
    handle,
    (roster.hours ?? []).filter((row) => isNew.has(hoursKey(row))),
  );
}

export function hoursOf(row: {
  person_id: PersonId;
  weekday: number;
  from_minute: number;
  until_minute: number;
}): HoursRow {
  return {
    personId: row.person_id,
    weekday: row.weekday,
    fromMinute: row.from_minute,
    untilMinute: row.until_minute,
  };
}

async function placeRooms(handle: Handle, rooms: NonNullable<Roster['rooms']>): Promise<void> {
  for (const { id, name, people, isWheelchairFit, isPrivate } of rooms) {
    const columns = {
      name,
      people,
      is_wheelchair_fit: isWheelchairFit,
      is_private: isPrivate,
      until_on: null,
    };
    await handle.db
      .insertInto('room')
      .values({ school_id: schoolOf(handle), id, ...columns })
      .onConflict((conflict) => conflict.columns(['school_id', 'id']).doUpdateSet(columns))
      .execute();
  }
}

async function addHours({ db, ids, ...handle }: Handle, hours: readonly HoursRow[]): Promise<void> {
  if (hours.length === 0) return;
  await db
    .insertInto('work_hours')
    .values(
      hours.map(({ personId, weekday, fromMinute, untilMinute }) => ({
        id: ids.next<string>(),
        school_id: schoolOf({ db, ids, ...handle }),
        person_id: personId,
        weekday,
        from_minute: fromMinute,
        until_minute: untilMinute,
      })),
    )
    .execute();
}

async function dropHours(handle: Handle, gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return;
  const rows = await handle.db
    .selectFrom('work_hours')
    .selectAll('work_hours')
    .where('school_id', '=', schoolOf(handle))
    .execute();
  const ids = rows.filter((row) => gone.has(hoursKey(hoursOf(row)))).map(({ id }) => id);
  if (ids.length > 0) await handle.db.deleteFrom('work_hours').where('id', 'in', ids).execute();
}
