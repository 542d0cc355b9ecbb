import { sql } from 'kysely';
import type { Organisation, PlayingFields } from '../app/ports/playing-field.ts';
import type { AreaId, PersonId } from '../domain/ids.ts';
import type { Area } from '../domain/kernteam/areas.ts';
import { DEFAULT_RULES } from '../domain/kernteam/default-rules.ts';
import type { FallbackContact, FieldSeat } from '../domain/kernteam/kernteam.ts';
import type { SeatRule } from '../domain/kernteam/rules.ts';
import type { SeatKind, Sector } from '../domain/roles.ts';
import { type Handle, schoolOf } from './handle.ts';

/** The map around a school. Nothing in it is about a pupil. */
export function playingFieldsOn(handle: Handle): PlayingFields {
  return {
    async here(on) {
      const found = await sql<{
        sector: Sector;
        municipality: string;
        area_id: AreaId | null;
        seat_rules: SeatRule[] | null;
        areas: Area[];
        seats: FieldSeat[];
        contacts: FallbackContact[];
      }>`
        select sector, municipality, area_id, seat_rules,
          coalesce((
            select jsonb_agg(jsonb_build_object('id', id, 'level', level, 'name', area.name, 'within', within,
              'postcodes', postcodes, 'without', without) order by id)
            from area where area.school_id = school.id
          ), '[]'::jsonb) as areas,
          coalesce((
            select jsonb_agg(jsonb_build_object('id', seat.id, 'kind', kind, 'areaId', seat.area_id, 'organisationId', organisation_id,
              'people', coalesce((
                select jsonb_agg(person_id order by rank) from seat_holder
                where seat_holder.seat_id = seat.id and from_on <= ${on}::date
                  and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
              ), '[]'::jsonb)) order by kind, id)
            from seat where seat.school_id = school.id and (seat.until_on is null or seat.until_on >= ${on}::date)
          ), '[]'::jsonb) as seats,
          coalesce((
            select jsonb_agg(jsonb_build_object('kind', seat_kind, 'areaId', fallback_contact.area_id, 'name', fallback_contact.name, 'phone', phone, 'mail', mail) order by id)
            from fallback_contact where fallback_contact.school_id = school.id
          ), '[]'::jsonb) as contacts
        from school where id = ${schoolOf(handle)}::uuid
      `.execute(handle.db);
      const [row] = found.rows;
      if (!row) throw new Error('The school of this transaction is not in the store.');
      const { sector, municipality, area_id, seat_rules, areas, seats, contacts } = row;
      const rules = seat_rules ?? DEFAULT_RULES[sector];
      return { sector, municipality, areaId: area_id, rules, areas, seats, contacts };
    },

    async contactPerson(on) {
      const found = await sql<{ id: PersonId; kind: SeatKind }>`
        select seat_holder.person_id as id, seat.kind
        from school
        join seat on seat.school_id = school.id and (seat.until_on is null or seat.until_on >= ${on}::date)
        join seat_holder on seat_holder.seat_id = seat.id and seat_holder.person_id = school.contact_person_id
          and from_on <= ${on}::date and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
        where school.id = ${schoolOf(handle)}::uuid
        order by seat_holder.rank, seat.kind, seat.id
        limit 1
      `.execute(handle.db);
      return found.rows[0] ?? null;
    },

    async organisations() {
      const found = await sql<Organisation>`
        select id, kind, name, municipality from organisation
        where id in (
          select organisation_id from seat where school_id = ${schoolOf(handle)}::uuid and until_on is null
          union
          select organisation_id from school where id = ${schoolOf(handle)}::uuid
        )
        order by name, id
      `.execute(handle.db);
      return found.rows;
    },
  };
}
