import { sql } from 'kysely';
import type { About, NoticePlans } from '../app/ports/notices.ts';
import { type Handle, schoolOf } from './handle.ts';

/** What is known of a message that was seen, and what becomes known by that. */
export function seenNoticesOn(handle: Handle): Pick<NoticePlans, 'standing' | 'markSeen'> {
  const { db } = handle;

  return {
    async standing(id, to) {
      const row = await db
        .selectFrom('notice')
        .select(['state', 'activity_id', 'seen_at', 'acted_at', 'concern_id', 'dossier_id', 'actietafel_id'])
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .where('to_kind', '=', 'person')
        .where('to_id', '=', to)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return null;
      const about: About = {};
      if (row.concern_id) about.concernId = row.concern_id;
      if (row.dossier_id) about.dossierId = row.dossier_id;
      if (row.actietafel_id) about.actietafelId = row.actietafel_id;
      return {
        state: row.state,
        activityId: row.activity_id,
        isSeen: row.seen_at !== null,
        isActed: row.acted_at !== null,
        about,
      };
    },

    async markSeen(id, to, arrivedAs, at) {
      await sql`
        update notice
        set seen_at = coalesce(seen_at, ${new Date(at)})
          ${
            arrivedAs === null
              ? sql``
              : sql`, state = 'sent', reason = null, road = 'personal', activity_id = ${arrivedAs},
            settled_at = ${new Date(at)}, lease_until = null, unknown_since = null,
            conversation_id = coalesce((
              select id from conversation
              where kind = 'personal' and state = 'open' and person_id = ${to}::uuid
              order by seen_at desc limit 1
            ), conversation_id)`
          }
        where id = ${id}::uuid and school_id = ${schoolOf(handle)}::uuid
      `.execute(db);
    },
  };
}
