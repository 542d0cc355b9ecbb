import { sql, type Transaction } from 'kysely';
import type { Roster, Taken } from '../app/ports/roster.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Database } from './schema.ts';

/** Which ids of a roster are in the store: `known` = the same people by another school, `taken` = anything else. */
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
    else if (row.entra_id !== entraId || (entraId !== null && row.tenant_id !== roster.school.tenantId))
      taken.push({ what: 'person', id: row.id });
    else known.add(row.id);
  }
  return { known, taken: [...taken, ...(await otherIds(db, roster))] };
}

async function peopleLike(db: Transaction<Database>, { people, school }: Roster) {
  const ids = people.map(({ id }) => id);
  const entraIds = people.flatMap(({ identity }) => identity?.entraId ?? []);
  const found = await sql<{ id: PersonId; tenant_id: string | null; entra_id: string | null }>`
    select id, tenant_id, entra_id
    from person
    where id = any(${ids}::uuid[])
      or (tenant_id = ${school.tenantId} and entra_id = any(${entraIds}::text[]))
    order by id
  `.execute(db);
  return found.rows;
}

async function otherIds(db: Transaction<Database>, { pupils, seats }: Roster): Promise<Taken[]> {
  const pupilIds = pupils.map(({ pupil }) => pupil.id);
  const guardianIds = pupils.flatMap(({ guardians }) => guardians.map(({ id }) => id));
  const seatIds = seats.map(({ id }) => id);
  const found = await sql<Taken>`
    select 'pupil' as what, id::text as id from pupil where id = any(${pupilIds}::uuid[])
    union all
    select 'guardian', id::text from guardian where id = any(${guardianIds}::uuid[])
    union all
    select 'seat', id::text from seat where id = any(${seatIds}::uuid[])
    order by 1, 2
  `.execute(db);
  return found.rows;
}
