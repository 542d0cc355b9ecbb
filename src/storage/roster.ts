import { type Kysely, sql, type Transaction } from 'kysely';
import type { Added, Roster, Rosters, Updated } from '../app/ports/roster.ts';
import type { Clock, Ids } from '../app/ports.ts';
import { compare } from '../app/roster/comparing.ts';
import { manyGone } from '../app/roster/many-gone.ts';
import type { SchoolId } from '../domain/ids.ts';
import { addPresence, addSeats, placeContact, placeField } from './adding-field.ts';
import { addPeople, addPupils } from './adding-people.ts';
import { auditOn } from './audit.ts';
import { casesLeft } from './cases-left.ts';
import type { Engine } from './engine.ts';
import type { Handle } from './handle.ts';
import { addOwnDays } from './own-days.ts';
import { itemsBefore } from './roster-before.ts';
import { itemsOf, scopeOf } from './roster-items.ts';
import { presentIn } from './roster-present.ts';
import type { Database } from './schema.ts';
import { placeRoute } from './school-routes.ts';
import type { Keys } from './sealing.ts';
import { updateMemberships, updatePeople } from './updating-people.ts';
import { updatePupils } from './updating-pupils.ts';
import { addRooms, updateRooms } from './updating-rooms.ts';
import { updatePresence, updateSchool } from './updating-school.ts';
import { updateSeats } from './updating-seats.ts';

/** Brings a school in whole, or makes one that is there as the files say; in one transaction. */
export function rostersOn(engine: Engine, keys: Keys, ids: Ids, clock: Clock): Rosters {
  return {
    isKnown: (schoolId) => isThere(engine.db, schoolId),

    add: (roster, audit) =>
      engine.db.transaction().execute(async (db): Promise<Added> => {
        const schoolId = roster.school.id;
        await alone(db, schoolId);
        if (await isThere(db, schoolId)) return { kind: 'known' };
        const { taken, known } = await presentIn(db, roster);
        if (taken.length > 0) return { kind: 'taken', taken };

        const handle: Handle = { db, schoolId, keys, ids, clock };
        await addSchool(db, roster);
        await addPeople(
          handle,
          roster.people.filter(({ id }) => !known.has(id)),
        );
        await addMemberships(handle, roster);
        await addPupils(handle, roster.pupils);
        await addSeats(db, ids, roster);
        await placeField(db, ids, schoolId, roster.field);
        await addPresence(db, ids, schoolId, roster.presence);
        await addRooms(handle, roster);
        await placeContact(db, schoolId, roster.contactPerson);
        await placeRoute(handle, roster.route ?? []);
        if (audit) await auditOn(handle).add(audit);
        return { kind: 'added', peopleKnown: known.size };
      }),

    update: (roster, on, { isDryRun, mayManyLeave }, audit) =>
      engine.db.transaction().execute(async (db): Promise<Updated> => {
        const schoolId = roster.school.id;
        await alone(db, schoolId);
        const tenant = await tenantOf(db, schoolId);
        if (tenant === null && !isDryRun) return { kind: 'unknown' };
        if (tenant !== null && tenant !== roster.school.tenantId) return { kind: 'tenant_changed' };
        const { taken, known } = await presentIn(db, roster);
        if (taken.length > 0) return { kind: 'taken', taken };

        const handle: Handle = { db, schoolId, keys, ids, clock };
        const difference = compare(
          tenant === null ? [] : await itemsBefore(handle, roster, on),
          itemsOf(roster, keys),
        );
        const { changes } = difference;
        const left = await casesLeft(handle, roster);
        if (isDryRun || changes.length === 0)
          return { kind: 'compared', difference, left, isDone: !isDryRun };
        const gone = mayManyLeave ? [] : manyGone(difference);
        if (gone.length > 0) return { kind: 'many_gone', gone, difference, left };

        await updateSchool(handle, roster, changes);
        await updatePeople(handle, roster, changes, known);
        await updateMemberships(handle, roster, changes, on);
        await updatePupils(handle, roster, changes, on);
        await updateSeats(handle, roster, changes, on);
        await updatePresence(handle, roster, changes);
        await updateRooms(handle, roster, changes, on);
        await placeContact(db, schoolId, roster.contactPerson);
        await placeRoute(handle, roster.route ?? []);
        await auditOn(handle).add(audit);
        return { kind: 'compared', difference, left, isDone: true };
      }),
  };
}

/** As role `app`, at this school; two imports of one school wait for each other. */
async function alone(db: Transaction<Database>, schoolId: SchoolId): Promise<void> {
  await sql`select set_config('role', 'actietafel_app', true), set_config('actietafel.school', ${schoolId}, true),
    pg_advisory_xact_lock(hashtextextended(${schoolId}, 0))`.execute(db);
}

async function tenantOf(db: Kysely<Database>, schoolId: SchoolId): Promise<string | null> {
  const row = await db.selectFrom('school').select('tenant_id').where('id', '=', schoolId).executeTakeFirst();
  return row?.tenant_id ?? null;
}

async function isThere(db: Kysely<Database>, schoolId: SchoolId): Promise<boolean> {
  return (await tenantOf(db, schoolId)) !== null;
}

async function addSchool(db: Transaction<Database>, { organisations, school }: Roster): Promise<void> {
  await db
    .insertInto('organisation')
    .values(organisations.map(({ id, kind, name, municipality }) => ({ id, kind, name, municipality })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await db
    .insertInto('school')
    .values({
      id: school.id,
      organisation_id: school.organisationId,
      tenant_id: school.tenantId,
      name: school.name,
      sector: school.sector,
      municipality: school.municipality,
      holiday_region: school.region,
      language: school.language,
      location: school.location,
      calendar_mailbox: school.calendarMailbox ?? null,
      policy: JSON.stringify(school.policy),
      is_example: school.isExample,
    })
    .execute();
  await addOwnDays(db, school);
}

async function addMemberships({ db, ids, keys }: Handle, { memberships, school }: Roster): Promise<void> {
  if (memberships.length === 0) return;
  await db
    .insertInto('membership')
    .values(
      memberships.map(({ personId, role, deputyOf, scope, fromOn }) => ({
        id: ids.next<string>(),
        school_id: school.id,
        person_id: personId,
        role,
        deputy_of: deputyOf,
        scope_lookup: scopeOf(keys, school.id, scope ?? null),
        from_on: fromOn,
        until_on: null,
      })),
    )
    .execute();
}
