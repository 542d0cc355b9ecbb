import { sql } from 'kysely';
import type { Tables } from '../app/ports/tables.ts';
import type { ActietafelId, Instant, SchoolId } from '../domain/ids.ts';
import type { Handle } from './handle.ts';

type Row = {
  id: ActietafelId;
  version: number;
  school_id: SchoolId;
  school_name: string;
  school_location: string;
  number: string;
  starts_at: Date | null;
  ends_at: Date | null;
  room_name: string | null;
  has_case: boolean;
};

/**
 * At which tables one person sits, at whatever school. Of each only what that person has to know to be there: nothing of
 * the pupil, of the others, or of a table at which they do not sit.
 */
export function ownTablesOn({ db }: Handle): Pick<Tables, 'ofPerson'> {
  return {
    async ofPerson(personId, from) {
      const found = await sql<Row>`
        select actietafel.id, actietafel.version, dossier.number, slot.starts_at, slot.ends_at,
          school.id as school_id, school.name as school_name, school.location as school_location,
          room.name as room_name,
          (participant.role not in ('mentor', 'gast') or concern.raised_by = participant.person_id) as has_case
        from participant
        join dossier on dossier.id = participant.dossier_id
        join concern on concern.id = dossier.concern_id
        join actietafel on actietafel.dossier_id = dossier.id and actietafel.state in ('voting', 'booked')
        join school on school.id = actietafel.school_id
        left join slot on slot.id = actietafel.booked_slot_id
        left join room on room.school_id = slot.school_id and room.id = slot.room_id
        where participant.person_id = ${personId}::uuid
          and participant.invited
          and participant.until_on is null
          and dossier.state <> 'closed'
          and (slot.ends_at is null or slot.ends_at > ${new Date(from)})
        order by slot.starts_at nulls first, school.name, dossier.number
        limit 200
      `.execute(db);
      return found.rows.map((row) => ({
        id: row.id,
        version: row.version,
        school: { id: row.school_id, name: row.school_name, location: row.school_location },
        number: row.number,
        booked: row.starts_at &&
          row.ends_at && { startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) },
        ...(row.room_name ? { roomName: row.room_name } : {}),
        hasCase: row.has_case,
      }));
    },
  };
}

function instant(at: Date): Instant {
  return at.getTime() as Instant;
}
