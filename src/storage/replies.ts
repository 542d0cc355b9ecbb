import { sql } from 'kysely';
import type { MailReadings, Replies } from '../app/ports/replies.ts';
import type { SchoolId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** Which answers of agendas count: numbers and times of them, and nothing that stood in a mail. */
export function repliesOn(handle: Handle): Replies {
  return {
    async isNewest({ actietafelId, participantId }, { sequence, stampedAt }) {
      const marked = await sql`
        insert into reply_mark (actietafel_id, participant_id, school_id, sequence, stamped_at)
        values (${actietafelId}::uuid, ${participantId}::uuid, ${schoolOf(handle)}::uuid, ${sequence}, ${new Date(stampedAt)})
        on conflict (actietafel_id, participant_id) do update
        set sequence = excluded.sequence, stamped_at = excluded.stamped_at
        where (reply_mark.sequence, reply_mark.stamped_at) < (excluded.sequence, excluded.stamped_at)
        returning 1
      `.execute(handle.db);
      return marked.rows.length > 0;
    },
  };
}

/** How far the mailbox was read, and to which school the door in an address belongs. */
export function mailReadingsOn({ db }: Handle): MailReadings {
  return {
    async schoolOf(linkId) {
      const row = await db.selectFrom('link').select('school_id').where('id', '=', linkId).executeTakeFirst();
      return (row?.school_id ?? null) as SchoolId | null;
    },

    async place() {
      const found = await sql<{ validity: string; last_uid: string; tries: number }>`
        select validity, last_uid::text as last_uid, tries from mailbox_place
      `.execute(db);
      const [row] = found.rows;
      return row ? { validity: row.validity, lastUid: Number(row.last_uid), tries: row.tries } : null;
    },

    async keepPlace({ validity, lastUid, tries }) {
      await sql`
        insert into mailbox_place (id, validity, last_uid, tries)
        values (1, ${validity}, ${lastUid}, ${tries})
        on conflict (id) do update
        set validity = excluded.validity, last_uid = excluded.last_uid, tries = excluded.tries
      `.execute(db);
    },
  };
}
