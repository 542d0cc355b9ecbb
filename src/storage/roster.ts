import { type Kysely, sql, type Transaction } from 'kysely';
import type { Added, Roster, Rosters } from '../app/ports/roster.ts';
import type { Clock, Ids } from '../app/ports.ts';
import type { SchoolId } from '../domain/ids.ts';
import { addSeats, placeField } from './adding-field.ts';
import { addPeople, addPupils } from './adding-people.ts';
import { auditOn } from './audit.ts';
import { classKey } from './class-keys.ts';
import type { Engine } from './engine.ts';
import type { Handle } from './handle.ts';
import { presentIn } from './roster-present.ts';
import type { Database } from './schema.ts';
import type { Keys } from './sealing.ts';

/** Brings a school in whole, as role `app`, in one transaction. */
export function rostersOn(engine: Engine, keys: Keys, ids: Ids, clock: Clock): Rosters {
  return {
    isKnown: (schoolId) => isThere(engine.db, schoolId),

    add: (roster, audit) =>
      engine.db.transaction().execute(async (db): Promise<Added> => {
        const schoolId = roster.school.id;
        await sql`select set_config('role', 'actietafel_app', true), set_config('actietafel.school', ${schoolId}, true),
          pg_advisory_xact_lock(hashtextextended(${schoolId}, 0))`.execute(db);
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
        await addKernteam(db, ids, roster);
        if (audit) await auditOn(handle).add(audit);
        return { kind: 'added', peopleKnown: known.size };
      }),
  };
}

async function isThere(db: Kysely<Database>, schoolId: SchoolId): Promise<boolean> {
  const row = await db.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
  return row !== undefined;
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
      policy: JSON.stringify(school.policy),
      is_example: school.isExample,
    })
    .execute();
  if (school.ownDays.length === 0) return;
  await db
    .insertInto('closed_day')
    .values(
      school.ownDays.map(({ on, open, name }) => ({
        school_id: school.id,
        on_date: on,
        is_open: open,
        name,
      })),
    )
    .execute();
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
        scope_lookup: scope ? scope.map((name) => classKey(keys, school.id, name)) : null,
        from_on: fromOn,
        until_on: null,
      })),
    )
    .execute();
}

async function addKernteam(db: Transaction<Database>, ids: Ids, roster: Roster): Promise<void> {
  const { school, presence, field } = roster;
  await addSeats(db, ids, roster);
  await placeField(db, ids, school.id, field);
  if (presence.length === 0) return;
  await db
    .insertInto('presence')
    .values(
      presence.map(({ personId, rule, startsOn, fromMinute, untilMinute, exceptOn }) => ({
        id: ids.next<string>(),
        school_id: school.id,
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
