import type { Transaction } from 'kysely';
import type { NewField, NewSeat, Roster } from '../app/ports/roster.ts';
import type { Ids } from '../app/ports.ts';
import type { AreaId, PersonId, SchoolId, SeatId } from '../domain/ids.ts';
import type { Database } from './schema.ts';

/** A seat as it is stored: the school's own has the id of its file, that of an area gets one. */
export type PlacedSeat = NewSeat & { id: SeatId; areaId: AreaId | null };

/** The seats of a school and of the areas around it, with who is on them. */
export async function addSeats(
  db: Transaction<Database>,
  ids: Ids,
  { school, seats, field }: Pick<Roster, 'school' | 'seats' | 'field'>,
): Promise<void> {
  const placed: PlacedSeat[] = [
    ...seats.map((seat) => ({ ...seat, areaId: null })),
    ...(field?.seats ?? []).map((seat) => ({ ...seat, id: ids.next<SeatId>() })),
  ];
  if (placed.length === 0) return;
  await db
    .insertInto('seat')
    .values(
      placed.map(({ id, kind, organisationId, areaId }) => ({
        id,
        school_id: school.id,
        kind,
        organisation_id: organisationId,
        area_id: areaId,
      })),
    )
    .execute();
  const holders = placed.flatMap((seat) => holderRows(school.id, seat));
  if (holders.length > 0) await db.insertInto('seat_holder').values(holders).execute();
}

function holderRows(schoolId: SchoolId, { id, people, fromOn }: PlacedSeat) {
  return people.map((personId, rank) => ({
    school_id: schoolId,
    seat_id: id,
    person_id: personId,
    rank,
    from_on: fromOn,
    until_on: null,
  }));
}

/** Areas and desks. They hold nothing that is kept, so that a newer map takes the place of the older one whole. */
export async function placeField(
  db: Transaction<Database>,
  ids: Ids,
  schoolId: SchoolId,
  field: NewField | undefined,
): Promise<void> {
  await db.deleteFrom('area').where('school_id', '=', schoolId).execute();
  await db.deleteFrom('fallback_contact').where('school_id', '=', schoolId).execute();
  await db
    .updateTable('school')
    .set({
      area_id: field?.schoolAreaId ?? null,
      seat_rules: field?.rules ? JSON.stringify(field.rules) : null,
    })
    .where('id', '=', schoolId)
    .execute();
  if (!field) return;
  if (field.areas.length > 0)
    await db
      .insertInto('area')
      .values(
        field.areas.map(({ id, level, name, within, postcodes, without }) => ({
          school_id: schoolId,
          id,
          level,
          name,
          within: [...within],
          postcodes: JSON.stringify(postcodes),
          without: [...without],
        })),
      )
      .execute();
  if (field.contacts.length > 0)
    await db
      .insertInto('fallback_contact')
      .values(
        field.contacts.map(({ kind, areaId, name, phone, mail }) => ({
          id: ids.next<string>(),
          school_id: schoolId,
          area_id: areaId,
          seat_kind: kind,
          name,
          phone,
          mail,
        })),
      )
      .execute();
}

/** When people can be found at the school. */
export async function addPresence(
  db: Transaction<Database>,
  ids: Ids,
  schoolId: SchoolId,
  presence: Roster['presence'],
): Promise<void> {
  if (presence.length === 0) return;
  await db
    .insertInto('presence')
    .values(
      presence.map(({ personId, rule, startsOn, fromMinute, untilMinute, exceptOn }) => ({
        id: ids.next<string>(),
        school_id: schoolId,
        person_id: personId,
        rule,
        starts_on: startsOn,
        from_minute: fromMinute,
        until_minute: untilMinute,
        except_on: [...exceptOn],
      })),
    )
    .execute();
}

/** By whom the kernteam is reached: after the people, of whom it is one. */
export async function placeContact(
  db: Transaction<Database>,
  schoolId: SchoolId,
  contactPerson: PersonId | undefined,
): Promise<void> {
  await db
    .updateTable('school')
    .set({ contact_person_id: contactPerson ?? null })
    .where('id', '=', schoolId)
    .execute();
}
