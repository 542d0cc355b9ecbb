import { sql } from 'kysely';
import type { NewSeat, Roster } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import { addDays } from '../domain/calendar/plain-date.ts';
import type { AreaId, SchoolDate, SeatId } from '../domain/ids.ts';
import { addSeats, placeField } from './adding-field.ts';
import { type Handle, schoolOf } from './handle.ts';
import { placeOf } from './roster-items.ts';
import { idsOf } from './updating-people.ts';

/**
 * Seats and the map around the school. A seat that is there no more, and whoever left one, keep their rows with yesterday
 * as the last day; who comes new begins today, or on the first day of the seat where that is later.
 */
export async function updateSeats(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
  on: SchoolDate,
): Promise<void> {
  const { seats, field, school } = roster;
  const there = await seatsNow(handle);
  for (const id of idsOf(changes, 'seat', 'gone')) {
    const seat = there.get(id);
    if (seat) await end(handle, seat, on);
  }
  const changed = idsOf(changes, 'seat', 'changed');
  // Two may have swapped kinds: a place is free before it is given again.
  const changing = [...changed].flatMap((key) => there.get(key) ?? []);
  if (changing.length > 0)
    await handle.db.updateTable('seat').set({ until_on: on }).where('id', 'in', changing).execute();
  const named = [
    ...seats.map((seat) => ({ ...seat, key: seat.id as string })),
    ...(field?.seats ?? []).map((seat) => ({ ...seat, key: placeOf(seat) })),
  ];
  for (const seat of named) {
    const id = there.get(seat.key);
    if (id && changed.has(seat.key)) await storeSeat(handle, id, seat, on);
  }
  const isNew = idsOf(changes, 'seat', 'new');
  const ended = await endedAmong(handle, [...isNew]);
  for (const seat of seats.filter(({ id }) => ended.has(id))) await storeSeat(handle, seat.id, seat, on);
  await addSeats(handle.db, handle.ids, {
    school,
    seats: seats.filter(({ id }) => isNew.has(id) && !ended.has(id)),
    ...(field ? { field: { ...field, seats: field.seats.filter((seat) => isNew.has(placeOf(seat))) } } : {}),
  });
  if (changes.some(({ what, fields }) => isOfField(what, fields)))
    await placeField(handle.db, handle.ids, school.id, field);
}

function isOfField(what: Change['what'], fields: readonly string[]): boolean {
  if (what === 'school') return fields.includes('schoolArea') || fields.includes('rules');
  return what === 'area' || what === 'contact';
}

/** The seats of now, by how the files name them. */
async function seatsNow(handle: Handle): Promise<Map<string, SeatId>> {
  const rows = await handle.db
    .selectFrom('seat')
    .select(['id', 'kind', 'area_id'])
    .where('school_id', '=', schoolOf(handle))
    .where('until_on', 'is', null)
    .execute();
  return new Map(
    rows.map(({ id, kind, area_id: areaId }) => [areaId === null ? id : placeOf({ kind, areaId }), id]),
  );
}

async function endedAmong(handle: Handle, keys: readonly string[]): Promise<Set<SeatId>> {
  const rows = await handle.db
    .selectFrom('seat')
    .select('id')
    .where('school_id', '=', schoolOf(handle))
    .where('area_id', 'is', null as AreaId | null)
    .where(sql<boolean>`id::text = any(${keys}::text[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function end({ db }: Handle, seat: SeatId, on: SchoolDate): Promise<void> {
  const until_on = addDays(on, -1);
  await db.updateTable('seat').set({ until_on }).where('id', '=', seat).execute();
  await db
    .updateTable('seat_holder')
    .set({ until_on })
    .where('seat_id', '=', seat)
    .where('until_on', 'is', null)
    .execute();
}

async function storeSeat(handle: Handle, id: SeatId, seat: NewSeat, on: SchoolDate): Promise<void> {
  const { db } = handle;
  await db
    .updateTable('seat')
    .set({ kind: seat.kind, organisation_id: seat.organisationId, until_on: null })
    .where('id', '=', id)
    .execute();
  const now = await db
    .selectFrom('seat_holder')
    .select('person_id')
    .where('seat_id', '=', id)
    .where('until_on', 'is', null)
    .execute();
  const sitting = new Set(now.map(({ person_id }) => person_id));
  const left = [...sitting].filter((person) => !seat.people.includes(person));
  if (left.length > 0)
    await db
      .updateTable('seat_holder')
      .set({ until_on: addDays(on, -1) })
      .where('seat_id', '=', id)
      .where('person_id', 'in', left)
      .where('until_on', 'is', null)
      .execute();
  for (const [rank, person] of seat.people.entries()) {
    if (sitting.has(person))
      await db
        .updateTable('seat_holder')
        .set({ rank })
        .where('seat_id', '=', id)
        .where('person_id', '=', person)
        .where('until_on', 'is', null)
        .execute();
    else
      await db
        .insertInto('seat_holder')
        .values({
          school_id: schoolOf(handle),
          seat_id: id,
          person_id: person,
          rank,
          from_on: seat.fromOn > on ? seat.fromOn : on,
          until_on: null,
        })
        .execute();
  }
}
