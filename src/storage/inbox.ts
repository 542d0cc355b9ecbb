import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Inbox, Outcome } from '../app/ports/inbox.ts';
import { compiledOnce, written } from './compiled.ts';
import { later } from './folding.ts';
import type { Handle } from './handle.ts';

const takenKey = compiledOnce((row: { key: Buffer; at: Date }) =>
  written
    .insertInto('inbox')
    .values({ key: row.key, outcome: null, received_at: row.at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key'),
);

/**
 * A press that was refused or faulty changed nothing, so that another may come in its place. Any other is refused by an
 * error: nobody waits for an answer, and it goes along with the commit.
 */
const settledKey = compiledOnce((row: { key: Buffer; outcome: string; at: Date }) =>
  written
    .insertInto('inbox')
    .values({ key: row.key, outcome: row.outcome, received_at: row.at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        outcome: sql`case
          when inbox.outcome is null or inbox.outcome -> 'code' is not null then excluded.outcome
          else refuse_second_press()
        end`,
      }),
    ),
);

/** The inbox. Keys are hashed: an activity's id or a press's input says nothing when the table is read. */
export function inboxOn({ db }: Handle): Inbox {
  return {
    async take(key, at) {
      const [taken] = (await db.executeQuery(takenKey({ key: hashed(key), at: new Date(at) }))).rows;
      return taken ? null : outcomeOf(hashed(key));
    },

    async settle(key, outcome, at) {
      await later(db, settledKey({ key: hashed(key), outcome: JSON.stringify(outcome), at: new Date(at) }));
    },

    async settled(key) {
      const row = await db
        .selectFrom('inbox')
        .select('outcome')
        .where('key', '=', hashed(key))
        .executeTakeFirst();
      const outcome = (row?.outcome ?? null) as Outcome | null;
      return outcome?.code === undefined ? outcome : null;
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

  async function outcomeOf(key: Buffer): Promise<Outcome> {
    const first = await db
      .selectFrom('inbox')
      .select('outcome')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return (first.outcome as Outcome | null) ?? { show: 'nothing', id: '' };
  }
}

function hashed(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
