import { sql } from 'kysely';
import type { CasesLeft, Roster } from '../app/ports/roster.ts';
import type { PersonId, PupilId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/**
 * Open dossiers whose casushouder has no role any more by these files, those with a partner at the table who is on no seat
 * in them, and those whose pupil is not in them.
 */
export async function casesLeft(handle: Handle, roster: Roster): Promise<CasesLeft> {
  const found = await sql<{
    number: string;
    casushouder_id: PersonId;
    pupil_id: PupilId;
    partners: PersonId[];
  }>`
    select number, casushouder_id, dossier.pupil_id,
      coalesce((
        select jsonb_agg(participant.person_id) from participant
        where participant.dossier_id = dossier.id and seat_id is not null and until_on is null
      ), '[]'::jsonb) as partners
    from dossier
    where dossier.school_id = ${schoolOf(handle)}::uuid and state <> 'closed'
    order by number
  `.execute(handle.db);
  const working = new Set(roster.memberships.map(({ personId }) => personId));
  const seats = [...roster.seats, ...(roster.field?.seats ?? [])];
  const seated = new Set(seats.flatMap(({ people }) => people));
  const here = new Set(roster.pupils.map(({ pupil }) => pupil.id));
  const numbersOf = (is: (row: (typeof found.rows)[number]) => boolean) =>
    found.rows.filter(is).map(({ number }) => number);
  return {
    withoutOwner: numbersOf((row) => !working.has(row.casushouder_id)),
    withoutPartner: numbersOf(({ partners }) => partners.some((id) => !seated.has(id))),
    withoutPupil: numbersOf((row) => !here.has(row.pupil_id)),
  };
}
