import { sql } from 'kysely';
import type { Digests, Listener } from '../app/ports/digests.ts';
import type { Instant, PersonId, SchoolDate, SchoolId } from '../domain/ids.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';
import { isOfSchool } from './notices-about.ts';
import { planned } from './notices-planned.ts';

/** The message of a day, or a change of one; as in the index that finds the old ones. */
const ofADay = sql<boolean>`(
  notice.kind in ('digest', 'channel_digest') or notice.kind = 'card_edit' and notice.params ->> 'show' = 'digest'
)`;

/**
 * The messages of a day, found by the key that makes each the only one. A school sees its own parts in them, and of a message
 * that another school planned how it stands and when it leaves.
 */
export function digestsOn(handle: Handle): Digests {
  const { db } = handle;

  return {
    async standing(keys) {
      if (keys.length === 0) return new Map();
      const rows = await db
        .selectFrom('notice')
        .select(['dedupe_key', 'state', 'due_at'])
        .where('dedupe_key', 'in', [...keys])
        .execute();
      return new Map(
        rows.map((row) => [row.dedupe_key, { state: row.state, dueAt: row.due_at.getTime() as Instant }]),
      );
    },

    async plan(notices) {
      if (notices.length === 0) return;
      // In one order, so that two schools that plan for the same people do not wait for each other in a circle.
      const inOrder = [...notices].sort((one, other) => (one.dedupeKey < other.dedupeKey ? -1 : 1));
      const parts = inOrder.map(({ to, params, dedupeKey }) => ({
        to_id: to.id,
        on_date: params.on,
        dedupe_key: dedupeKey,
      }));
      await later(db, planned(handle, inOrder, BROUGHT_FORWARD));
      const taken = sql`
        insert into digest_part (school_id, to_id, on_date, dedupe_key)
        select ${schoolOf(handle)}::uuid, to_id, on_date, dedupe_key
        from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as part (to_id uuid, on_date date, dedupe_key text)
        on conflict (school_id, to_id, on_date) do nothing
      `.compile(db);
      await later(db, taken);
    },

    async noteSaid({ dedupeKey }, isSaid) {
      await db
        .updateTable('digest_part')
        .set({ is_said: isSaid })
        .where('school_id', '=', schoolOf(handle))
        .where('dedupe_key', '=', dedupeKey)
        .where('is_said', '<>', isSaid)
        .execute();
    },

    async lastTold(to, since, before) {
      const row = await db
        .selectFrom('digest_part')
        .innerJoin('notice', 'notice.dedupe_key', 'digest_part.dedupe_key')
        .select(['digest_part.on_date', 'notice.due_at'])
        .where('notice.state', '=', 'sent')
        .where('digest_part.is_said', '=', true)
        .where('digest_part.school_id', '=', schoolOf(handle))
        .where('digest_part.to_id', '=', to.kind === 'person' ? to.id : schoolOf(handle))
        .where('digest_part.on_date', '>=', since)
        .where('digest_part.on_date', '<', before)
        .orderBy('digest_part.on_date', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { on: row.on_date as SchoolDate, dueAt: row.due_at.getTime() as Instant } : null;
    },

    async schoolsIn({ dedupeKey, editsActivity, to }) {
      const found = await sql<{ school_id: SchoolId }>`
        select digest_part.school_id
        from digest_part
        where ${
          editsActivity === null
            ? sql`digest_part.dedupe_key = ${dedupeKey}`
            : sql`digest_part.dedupe_key in (
                select notice.dedupe_key from notice
                where notice.activity_id = ${editsActivity} and notice.kind = 'digest' and notice.to_id = ${to.id}::uuid
              )`
        }
        order by digest_part.school_id
      `.execute(db);
      return found.rows.map(({ school_id }) => school_id);
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
            select from digest_part
            join notice on notice.dedupe_key = digest_part.dedupe_key and notice.state = 'sent'
            where digest_part.school_id = reminder.school_id
              and digest_part.to_id = reminder.to_id
              and digest_part.on_date >= reminder.on_date
              and digest_part.is_said
          )
        limit 2000
      `.execute(db);
      return found.rows.map(
        (row): Listener =>
          row.to_kind === 'person' ? { kind: 'person', id: row.to_id as PersonId } : { kind: 'channel' },
      );
    },

    async forget(before, limit) {
      const forgotten = await sql<{ n: number }>`
        with forgotten as (
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
              and not exists (
                select from digest_part
                join reminder on reminder.school_id = digest_part.school_id
                  and reminder.to_id = digest_part.to_id
                  and reminder.on_date = digest_part.on_date
                where digest_part.dedupe_key = notice.dedupe_key
              )
            order by notice.due_at, notice.id
            limit ${limit}
            for update of notice skip locked
          )
          returning dedupe_key
        ), parts as (
          delete from digest_part using forgotten where digest_part.dedupe_key = forgotten.dedupe_key
        )
        select count(*)::int as n from forgotten
      `.execute(handle.db);
      return forgotten.rows[0]?.n ?? 0;
    },

    async messagesTo(people, since) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('notice')
        .select(['id', 'activity_id', 'to_id'])
        .where(isOfSchool(schoolOf(handle)))
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

/**
 * Of the hours at which schools would send one message the earliest counts, and until when it may come the latest; not once a
 * sender has had it, who said when it is tried again.
 */
const BROUGHT_FORWARD = sql`
  do update set
    due_at = least(notice.due_at, excluded.due_at),
    expires_at = greatest(notice.expires_at, excluded.expires_at)
  where notice.state = 'planned'
    and notice.attempts = 0
    and notice.reason is null
    and (notice.due_at > excluded.due_at or notice.expires_at < excluded.expires_at)
`;
