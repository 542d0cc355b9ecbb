import { sql, type Transaction } from 'kysely';
import type { Roster, Taken } from '../app/ports/roster.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Database } from './schema.ts';

/**
 * Which ids of a roster are in the store: `known` = the same people, `taken` = anything else that is not this school's
 * own. Whoever works at this school alone may get another Entra id; somebody whom another school has too may not.
 */
export async function presentIn(
  db: Transaction<Database>,
  roster: Roster,
): Promise<{ known: Set<PersonId>; taken: Taken[] }> {
  const known = new Set<PersonId>();
  const taken: Taken[] = [];
  const people = new Map(roster.people.map((person) => [person.id, person]));
  for (const row of await peopleLike(db, roster)) {
    const entraId = people.get(row.id)?.identity?.entraId ?? null;
    if (!people.has(row.id)) taken.push({ what: 'entra', id: row.entra_id ?? '' });
    else if (
      !row.is_ours &&
      (row.entra_id !== entraId || (entraId !== null && row.tenant_id !== roster.school.tenantId))
    )
      taken.push({ what: 'person', id: row.id });
    else known.add(row.id);
  }
  return { known, taken: [...taken, ...(await otherIds(db, roster))] };
}

async function peopleLike(db: Transaction<Database>, { people, school }: Roster) {
  const ids = people.map(({ id }) => id);
  const entraIds = people.flatMap(({ identity }) => identity?.entraId ?? []);
  const found = await sql<{
    id: PersonId;
    tenant_id: string | null;
    entra_id: string | null;
    is_ours: boolean;
  }>`
    with part as (
      select person_id, school_id from membership
      union all
      select person_id, school_id from seat_holder
    )
    select id, tenant_id, entra_id,
      exists (select 1 from part where person_id = person.id)
        and not exists (select 1 from part where person_id = person.id and school_id <> ${school.id}::uuid) as is_ours
    from person
    where id = any(${ids}::uuid[])
      or (tenant_id = ${school.tenantId} and entra_id = any(${entraIds}::text[]))
    order by id
  `.execute(db);
  return found.rows;
}

async function otherIds(db: Transaction<Database>, { pupils, seats, school }: Roster): Promise<Taken[]> {
  const pupilIds = pupils.map(({ pupil }) => pupil.id);
  const guardianIds = pupils.flatMap(({ guardians }) => guardians.map(({ id }) => id));
  const seatIds = seats.map(({ id }) => id);
  const found = await sql<Taken>`
    select 'pupil' as what, id::text as id from pupil where id = any(${pupilIds}::uuid[]) and school_id <> ${school.id}::uuid
    union all
    select 'guardian', id::text from guardian where id = any(${guardianIds}::uuid[]) and school_id <> ${school.id}::uuid
    union all
    select 'seat', id::text from seat where id = any(${seatIds}::uuid[])
      and (school_id <> ${school.id}::uuid or area_id is not null)
    order by 1, 2
  `.execute(db);
  return found.rows;
}
