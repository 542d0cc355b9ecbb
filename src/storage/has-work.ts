import { type RawBuilder, sql } from 'kysely';
import type { SchoolDate } from '../domain/ids.ts';

/** Whether this person has a role, a seat or a place in an open dossier on this day, at any school. */
export function hasWork(personId: RawBuilder<unknown>, on: SchoolDate): RawBuilder<boolean> {
  return sql<boolean>`exists (
      select 1 from membership
      where membership.person_id = ${personId} and (until_on is null or until_on >= ${on}::date)
    )
    or exists (
      select 1 from seat_holder
      where seat_holder.person_id = ${personId} and (until_on is null or until_on >= ${on}::date)
    )
    or exists (
      select 1 from participant join dossier on dossier.id = participant.dossier_id
      where participant.person_id = ${personId} and dossier.state <> 'closed'
        and (participant.until_on is null or participant.until_on >= ${on}::date)
    )`;
}
