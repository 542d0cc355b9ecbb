import { sql } from 'kysely';
import type { Tables } from '../app/ports/tables.ts';
import type { Instant, PersonId, SchoolDate } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

type Agendas = Pick<Tables, 'presence' | 'absences' | 'lockPeople' | 'busy'>;

/**
 * When people can be found at this school, and when they cannot. Absences and booked tables are asked of everywhere:
 * a leerplichtambtenaar of ten schools sits at one table at a time. Only times come back, never what they are for.
 */
export function agendasOn(handle: Handle): Agendas {
  const { db } = handle;
  return {
    async presence(people) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('presence')
        .selectAll('presence')
        .where('school_id', '=', schoolOf(handle))
        .where('person_id', 'in', [...people])
        .orderBy('person_id')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        personId: row.person_id,
        rule: row.rule,
        startsOn: row.starts_on as SchoolDate,
        fromMinute: row.from_minute,
        untilMinute: row.until_minute,
        exceptOn: row.except_on as SchoolDate[],
      }));
    },

    async absences(people, from) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('absence')
        .select(['person_id', 'from_on', 'until_on'])
        .where('person_id', 'in', [...people])
        .where('until_on', '>=', from)
        .orderBy('from_on')
        .orderBy('person_id')
        .execute();
      return rows.map((row) => ({
        personId: row.person_id,
        fromOn: row.from_on as SchoolDate,
        untilOn: row.until_on as SchoolDate,
      }));
    },

    async lockPeople(people) {
      if (people.length === 0) return;
      // In one order for everybody: two bookings with the same people cannot lock each other out.
      await db
        .selectFrom('person')
        .select('id')
        .where('id', 'in', [...people])
        .orderBy('id')
        .forNoKeyUpdate()
        .execute();
    },

    async busy(people, from, without = []) {
      if (people.length === 0) return [];
      const found = await sql<{ person_id: PersonId; starts_at: Date; ends_at: Date }>`
        select participant.person_id, slot.starts_at, slot.ends_at
        from participant
        join actietafel on actietafel.dossier_id = participant.dossier_id and actietafel.state = 'booked'
        join slot on slot.id = actietafel.booked_slot_id
        where participant.person_id in (${sql.join(people)})
          and participant.invited
          and participant.until_on is null
          and slot.ends_at > ${new Date(from)}
          and not (actietafel.id::text = any(${[...without]}::text[]))
          and not exists (
            select 1 from vote
            where vote.slot_id = slot.id and vote.participant_id = participant.id and vote.answer = 'no'
          )
        order by slot.starts_at, participant.person_id
      `.execute(db);
      return found.rows.map((row) => ({
        personId: row.person_id,
        startsAt: row.starts_at.getTime() as Instant,
        endsAt: row.ends_at.getTime() as Instant,
      }));
    },
  };
}
