import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { FeedReadings, Feeds, FeedTable } from '../app/ports/feeds.ts';
import type { ActietafelId, Instant, Language } from '../domain/ids.ts';
import type { Handle } from './handle.ts';
import { lookupOf } from './sealing.ts';

const TOKEN_BYTES = 32;

/** Addresses of somebody's own tables. What is kept of one is a fingerprint: whoever has the tables cannot make it again. */
export function feedsOn({ db, keys }: Handle): Feeds {
  return {
    async renew(personId, at) {
      const token = randomBytes(TOKEN_BYTES).toString('hex');
      const made = { token_lookup: lookupOf(keys, 'own_feed.token', token), made_at: new Date(at) };
      await db
        .insertInto('own_feed')
        .values({ person_id: personId, ...made })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(made))
        .execute();
      return token;
    },

    async end(personId) {
      const gone = await db
        .deleteFrom('own_feed')
        .where('person_id', '=', personId)
        .returning('person_id')
        .executeTakeFirst();
      return gone !== undefined;
    },

    async madeAt(personId) {
      const row = await db
        .selectFrom('own_feed')
        .select('made_at')
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return row ? instant(row.made_at) : null;
    },
  };
}

type Row = {
  id: ActietafelId;
  sequence: number;
  name: string;
  location: string;
  starts_at: Date;
  ends_at: Date;
  is_off: boolean;
  room_name: string | null;
  changed_at: Date;
};

export function feedReadingsOn({ db, keys }: Handle): FeedReadings {
  return {
    async holderOf(token) {
      const row = await db
        .selectFrom('own_feed')
        .innerJoin('person', 'person.id', 'own_feed.person_id')
        .select(['person.id', 'person.language'])
        .where('own_feed.token_lookup', '=', lookupOf(keys, 'own_feed.token', token))
        .executeTakeFirst();
      return row ? { personId: row.id, language: row.language as Language | null } : null;
    },

    async tablesOf(personId, endedAfter) {
      const found = await sql<Row>`
        select actietafel.id, actietafel.sequence, school.name, school.location, room.name as room_name,
          coalesce(slot.starts_at, actietafel.agenda_from) as starts_at,
          coalesce(slot.ends_at, actietafel.agenda_until) as ends_at,
          (actietafel.state not in ('booked', 'held') or (dossier.state = 'closed' and actietafel.state = 'booked')) as is_off,
          greatest(actietafel.proposed_at, actietafel.booked_at) as changed_at
        from participant
        join dossier on dossier.id = participant.dossier_id
        join actietafel on actietafel.dossier_id = dossier.id
        join school on school.id = actietafel.school_id
        left join slot on slot.id = actietafel.booked_slot_id
        left join room on room.school_id = slot.school_id and room.id = slot.room_id
        left join calendar_event on calendar_event.actietafel_id = actietafel.id
        where participant.person_id = ${personId}::uuid
          and participant.invited
          and participant.until_on is null
          and calendar_event.event_id is null
          and coalesce(slot.ends_at, actietafel.agenda_until) > ${new Date(endedAfter)}
        order by starts_at, actietafel.id
        limit 500
      `.execute(db);
      return found.rows.map(opened);
    },
  };
}

function opened(row: Row): FeedTable {
  return {
    id: row.id,
    sequence: row.sequence,
    school: { name: row.name, location: row.location },
    moment: { startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) },
    isOff: row.is_off,
    ...(row.room_name ? { roomName: row.room_name } : {}),
    changedAt: instant(row.changed_at),
  };
}

function instant(at: Date): Instant {
  return at.getTime() as Instant;
}
