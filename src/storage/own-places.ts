import { type RawBuilder, sql } from 'kysely';
import type { Dossiers, Place } from '../app/ports/dossiers.ts';
import type { DossierId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

type Row = Omit<Place, 'school'> & { schoolId: Place['school']['id']; schoolName: string };

/**
 * The seats of partners in open dossiers, of one person at whatever school or of one dossier, with who else is on the list
 * of each. Nothing of the pupil, and of the others at the table nothing but that they are not on offer.
 */
export function placesOn(handle: Handle): Pick<Dossiers, 'placesOf' | 'placesIn' | 'withoutPartner'> {
  const { db } = handle;
  return {
    placesOf: (personId, on) => placesWhere(sql`participant.person_id = ${personId}::uuid`, on),
    placesIn: (id, on) => placesWhere(sql`participant.dossier_id = ${id}::uuid`, on),

    async withoutPartner(on) {
      const found = await sql<{ id: DossierId }>`
        select distinct participant.dossier_id as id
        from participant
        join dossier on dossier.id = participant.dossier_id and dossier.state <> 'closed'
        where participant.school_id = ${schoolOf(handle)}::uuid and participant.seat_id is not null
          and participant.until_on is null and participant.invited
          and not exists (
            select 1 from seat_holder
            where seat_holder.seat_id = participant.seat_id and seat_holder.person_id = participant.person_id
              and seat_holder.from_on <= ${on}::date and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
          )
      `.execute(db);
      return new Set(found.rows.map(({ id }) => id));
    },
  };

  async function placesWhere(whose: RawBuilder<unknown>, on: string): Promise<Place[]> {
    const found = await sql<Row>`
      select participant.id as "participantId", participant.person_id as "personId", dossier.id as "dossierId",
        dossier.concern_id as "concernId", dossier.version, dossier.number, seat.kind, school.id as "schoolId", school.name as "schoolName",
        exists (
          select 1 from seat_holder where seat_holder.seat_id = seat.id and seat_holder.person_id = participant.person_id
            and seat_holder.from_on <= ${on}::date and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
        ) as "isSeated",
        (participant.ground_on is not null and participant.ground_ended_on is null and concern.doubted_at is null) as "mayRead",
        coalesce((
          select jsonb_agg(seat_holder.person_id order by seat_holder.rank) from seat_holder
          where seat_holder.seat_id = seat.id
            and seat_holder.from_on <= ${on}::date and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
            and not exists (
              select 1 from participant as present
              where present.dossier_id = dossier.id and present.person_id = seat_holder.person_id and present.until_on is null
            )
        ), '[]'::jsonb) as others
      from participant
      join dossier on dossier.id = participant.dossier_id and dossier.state <> 'closed'
      join concern on concern.id = dossier.concern_id
      join seat on seat.id = participant.seat_id
      join school on school.id = dossier.school_id
      where ${whose} and participant.until_on is null and participant.invited
      order by school.name, dossier.number, seat.kind, participant.id
      limit 100
    `.execute(db);
    return found.rows.map(({ schoolId, schoolName, ...row }) => ({
      ...row,
      school: { id: schoolId, name: schoolName },
    }));
  }
}
