import { sql } from 'kysely';
import type { NewField, Roster } from '../app/ports/roster.ts';
import type { Item } from '../app/roster/comparing.ts';
import type { AreaId, OrganisationId, PersonId, PupilId, SchoolDate, SeatId } from '../domain/ids.ts';
import { familyLanguageOf } from '../domain/language.ts';
import type { SeatKind } from '../domain/roles.ts';
import { type GuardianPersonal, type PersonPersonal, pupilIn } from './adding-people.ts';
import { type Handle, schoolOf } from './handle.ts';
import { roomsOn } from './rooms.ts';
import {
  fieldItems,
  guardianItem,
  hoursItem,
  membershipItem,
  personItem,
  placeOf,
  presenceKey,
  pupilItem,
  roomItem,
  schoolItem,
  seatItem,
} from './roster-items.ts';
import { lastVersion } from './school-routes.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';
import { hoursOf } from './updating-rooms.ts';

type Open = ReturnType<typeof keyring>;

/**
 * A school as it stands, as the items that are compared: who works here on a day, who is a pupil now. Of organisations and
 * people only those that the files name, since another school may know more.
 */
export async function itemsBefore(handle: Handle, roster: Roster, on: SchoolDate): Promise<Item[]> {
  const keyFor = keyring(handle.keys);
  return [
    ...(await schoolAndDays(handle)),
    ...(await organisations(handle, roster)),
    ...(await people(handle, roster, keyFor)),
    ...(await memberships(handle)),
    ...(await pupilsAndGuardians(handle, keyFor)),
    ...(await seats(handle, on)),
    ...(await presence(handle)),
    ...(await roomsAndHours(handle)),
    ...(await field(handle)),
  ];
}

async function schoolAndDays(handle: Handle): Promise<Item[]> {
  const id = schoolOf(handle);
  const row = await handle.db
    .selectFrom('school')
    .selectAll('school')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const days = await handle.db
    .selectFrom('closed_day')
    .selectAll('closed_day')
    .where('school_id', '=', id)
    .execute();
  return [
    schoolItem({
      ...row,
      organisationId: row.organisation_id,
      region: row.holiday_region,
      contactPerson: row.contact_person_id,
      calendarMailbox: row.calendar_mailbox,
      policy: row.policy as { terms?: unknown; absenceDuty?: unknown; reminders?: unknown; agenda?: unknown },
      area: row.area_id,
      rules: row.seat_rules,
      route: (await lastVersion(handle)).steps,
    }),
    ...days.map(({ on_date, is_open, name }) => ({
      what: 'day' as const,
      id: on_date,
      fields: { open: JSON.stringify(is_open), name: JSON.stringify(name) },
    })),
  ];
}

async function organisations({ db }: Handle, { organisations: named }: Roster): Promise<Item[]> {
  const ids = named.map(({ id }) => id);
  const rows = await db.selectFrom('organisation').selectAll('organisation').where('id', 'in', ids).execute();
  return rows.map(({ id, kind, name, municipality }) => ({
    what: 'organisation' as const,
    id,
    fields: {
      kind: JSON.stringify(kind),
      name: JSON.stringify(name),
      municipality: JSON.stringify(municipality),
    },
  }));
}

async function people({ db }: Handle, { people: named }: Roster, keyFor: Open): Promise<Item[]> {
  const ids = named.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
    .select([
      'person.id',
      'person.organisation_id',
      'person.tenant_id',
      'person.entra_id',
      'person.personal_sealed',
    ])
    .select(['person.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
    .where('person.id', 'in', ids)
    .execute();
  return rows.map((row) => {
    const personal = keyFor(row).open<PersonPersonal>(`person.personal.${row.id}`, row.personal_sealed);
    const identity = row.entra_id === null ? null : { tenantId: row.tenant_id ?? '', entraId: row.entra_id };
    return personItem({
      id: row.id,
      organisationId: row.organisation_id,
      ...personal,
      identity,
      language: null,
    });
  });
}

async function memberships(handle: Handle): Promise<Item[]> {
  const rows = await handle.db
    .selectFrom('membership')
    .selectAll('membership')
    .where('school_id', '=', schoolOf(handle))
    .where('until_on', 'is', null)
    .execute();
  return rows.map((row) =>
    membershipItem({
      personId: row.person_id,
      role: row.role,
      deputyOf: row.deputy_of,
      scope: row.scope_lookup,
      fromOn: row.from_on,
    }),
  );
}

async function pupilsAndGuardians(handle: Handle, keyFor: Open): Promise<Item[]> {
  const id = schoolOf(handle);
  const pupils = await sql<
    KeyColumns & { id: PupilId; sealed: Buffer; number: string | null; mentors: string[] }
  >`
    select pupil.id, pupil.personal_sealed as sealed, encode(leerlingnummer_lookup, 'hex') as number,
      pupil.key_id, subject_key.wrapped, subject_key.master_key_id,
      coalesce((select jsonb_agg(person_id) from pupil_mentor where pupil_id = pupil.id), '[]'::jsonb) as mentors
    from pupil join subject_key on subject_key.id = pupil.key_id
    where pupil.school_id = ${id}::uuid and left_on is null
  `.execute(handle.db);
  const guardians = await handle.db
    .selectFrom('guardian')
    .innerJoin('pupil', 'pupil.id', 'guardian.pupil_id')
    .innerJoin('subject_key', 'subject_key.id', 'pupil.key_id')
    .select(['guardian.id', 'guardian.pupil_id', 'guardian.personal_sealed', 'guardian.language'])
    .select(['pupil.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
    .where('guardian.school_id', '=', id)
    .where('guardian.left_on', 'is', null)
    .execute();
  return [
    ...pupils.rows.map((row) => {
      const pupil = { id: row.id, ...pupilIn(keyFor(row).open(`pupil.personal.${row.id}`, row.sealed)) };
      return pupilItem(pupil, row.number, row.mentors);
    }),
    ...guardians.map((row) => {
      const personal = keyFor(row).open<GuardianPersonal>(`guardian.personal.${row.id}`, row.personal_sealed);
      return guardianItem(
        { id: row.id, ...personal, language: familyLanguageOf(row.language) ?? 'nl' },
        row.pupil_id,
      );
    }),
  ];
}

/** Somebody who is to come later counts: the files name them already. */
async function seats(handle: Handle, on: SchoolDate): Promise<Item[]> {
  const found = await sql<{
    id: SeatId;
    kind: SeatKind;
    area_id: AreaId | null;
    organisation_id: OrganisationId | null;
    people: PersonId[];
  }>`
    select seat.id, kind, area_id, organisation_id,
      coalesce(jsonb_agg(person_id order by rank) filter (where person_id is not null), '[]'::jsonb) as people
    from seat left join seat_holder on seat_id = seat.id and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
    where seat.school_id = ${schoolOf(handle)}::uuid and seat.until_on is null
    group by seat.id, kind, area_id, organisation_id
  `.execute(handle.db);
  return found.rows.map(({ id, kind, area_id: areaId, organisation_id: organisationId, people: sitting }) =>
    seatItem(areaId === null ? id : placeOf({ kind, areaId }), { kind, organisationId, people: sitting }),
  );
}

async function presence(handle: Handle): Promise<Item[]> {
  const rows = await handle.db
    .selectFrom('presence')
    .selectAll('presence')
    .where('school_id', '=', schoolOf(handle))
    .execute();
  return rows.map((row) => ({
    what: 'presence' as const,
    id: presenceKey({
      personId: row.person_id,
      rule: row.rule,
      startsOn: row.starts_on,
      fromMinute: row.from_minute,
      untilMinute: row.until_minute,
    }),
    fields: {},
  }));
}

async function roomsAndHours(handle: Handle): Promise<Item[]> {
  const hours = await handle.db
    .selectFrom('work_hours')
    .selectAll('work_hours')
    .where('school_id', '=', schoolOf(handle))
    .execute();
  return [...(await roomsOn(handle).here()).map(roomItem), ...hours.map((row) => hoursItem(hoursOf(row)))];
}

async function field(handle: Handle): Promise<Item[]> {
  const id = schoolOf(handle);
  const areas = await handle.db.selectFrom('area').selectAll('area').where('school_id', '=', id).execute();
  const contacts = await handle.db
    .selectFrom('fallback_contact')
    .selectAll('fallback_contact')
    .where('school_id', '=', id)
    .orderBy('id')
    .execute();
  return fieldItems({
    areas: areas as unknown as NewField['areas'],
    contacts: contacts.map(({ area_id, seat_kind, name, phone, mail }) => ({
      areaId: area_id,
      kind: seat_kind as SeatKind | null,
      name,
      phone,
      mail,
    })),
  });
}
