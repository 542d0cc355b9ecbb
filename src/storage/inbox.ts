import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Inbox, Outcome } from '../app/ports/inbox.ts';
import type { Handle } from './handle.ts';

/** The inbox. Keys are hashed: an activity's id or a press's input says nothing when the table is read. */
export function inboxOn({ db }: Handle): Inbox {
  return {
    async take(key, at) {
      const taken = await db
        .insertInto('inbox')
        .values({ key: hashed(key), outcome: null, received_at: new Date(at) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      if (taken) return null;
      const first = await db
        .selectFrom('inbox')
        .select('outcome')
        .where('key', '=', hashed(key))
        .executeTakeFirstOrThrow();
      return (first.outcome as Outcome | null) ?? { show: 'nothing', id: '' };
    },

    async settle(key, outcome) {
      await db
        .updateTable('inbox')
        .set({ outcome: JSON.stringify(outcome) })
        .where('key', '=', hashed(key))
        .execute();
    },

    async forget(before, limit) {
      const forgotten = await sql`
        delete from inbox
        where key in (
          select key
          from inbox
          where received_at < ${new Date(before)}
          order by received_at
          limit ${limit}
          for update skip locked
        )
      `.execute(db);
      return Number(forgotten.numAffectedRows ?? 0n);
    },
  };
}

function hashed(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
