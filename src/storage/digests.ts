import { sql } from 'kysely';
import type { Digests, Listener } from '../app/ports/digests.ts';
import type { Instant, PersonId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** The message of a day, or a change of one; as in the index that finds the old ones. */
const ofADay = sql<boolean>`(
  notice.kind in ('digest', 'channel_digest') or notice.kind = 'card_edit' and notice.params ->> 'show' = 'digest'
)`;

/** The messages of a day, found by the key that makes each the only one. */
export function digestsOn(handle: Handle): Digests {
  return {
    async standing(keys) {
      if (keys.length === 0) return new Map();
      const rows = await handle.db
        .selectFrom('notice')
        .select(['dedupe_key', 'state', 'due_at'])
        .where('dedupe_key', 'in', [...keys])
        .where('school_id', '=', schoolOf(handle))
        .execute();
      return new Map(
        rows.map((row) => [row.dedupe_key, { state: row.state, dueAt: row.due_at.getTime() as Instant }]),
      );
    },

    async unheard(after, before) {
      const found = await sql<{ to_kind: string; to_id: string }>`
        select distinct reminder.to_kind, reminder.to_id
        from reminder
        join deadline on deadline.id = reminder.deadline_id
          and deadline.state = 'running' and deadline.generation = reminder.generation
        where reminder.school_id = ${schoolOf(handle)}::uuid
          and reminder.on_date > ${after}::date
          and reminder.on_date < ${before}::date
          and reminder.acted_at is null
          and not exists (
            select 1 from notice
            where notice.to_id = reminder.to_id
              and notice.school_id = reminder.school_id
              and notice.kind in ('digest', 'channel_digest')
              and notice.state = 'sent'
              and notice.params ->> 'on' >= reminder.on_date::text
          )
        limit 2000
      `.execute(handle.db);
      return found.rows.map(
        (row): Listener =>
          row.to_kind === 'person' ? { kind: 'person', id: row.to_id as PersonId } : { kind: 'channel' },
      );
    },

    async forget(before, limit) {
      const forgotten = await sql`
        delete from notice where id in (
          select notice.id
          from notice
          where notice.school_id = ${schoolOf(handle)}::uuid
            and ${ofADay}
            and notice.state not in ('planned', 'claimed')
            and notice.due_at < ${new Date(before)}
            and not exists (
              select from reminder
              where reminder.school_id = notice.school_id
                and reminder.to_kind = notice.to_kind
                and reminder.to_id = notice.to_id
                and reminder.on_date = (notice.params ->> 'on')::date
            )
          order by notice.due_at, notice.id
          limit ${limit}
          for update of notice skip locked
        )
      `.execute(handle.db);
      return Number(forgotten.numAffectedRows ?? 0n);
    },

    async messagesTo(people, since) {
      if (people.length === 0) return [];
      const rows = await handle.db
        .selectFrom('notice')
        .select(['id', 'activity_id', 'to_id'])
        .where('school_id', '=', schoolOf(handle))
        .where('kind', '=', 'digest')
        .where('to_kind', '=', 'person')
        .where('to_id', 'in', [...people])
        .where('due_at', '>=', new Date(since))
        .where((where) =>
          where.or([
            where('state', 'in', ['claimed', 'unknown']),
            where.and([
              where('state', '=', 'sent'),
              where('activity_id', 'is not', null),
              where('road', '=', 'personal'),
            ]),
          ]),
        )
        .orderBy('due_at', 'desc')
        .limit(500)
        .execute();
      return rows.map((row) => ({
        noticeId: row.id,
        activityId: row.activity_id,
        to: { kind: 'person', id: row.to_id },
        about: {},
      }));
    },
  };
}
