import { sql } from 'kysely';
import type { Auditing } from '../app/ports/auditing.ts';
import type { Reminder } from '../app/ports/deadlines.ts';
import type { ActietafelId, Instant, ParticipantId, PersonId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type ReminderRow, reminderOf } from './reminders.ts';

/** A lease is a minute and a quiet period five: what is so long over is nobody's work any more. */
const LEASE_OVER = '5 minutes';
const QUIET_OVER = '15 minutes';

type Messages = Pick<
  Auditing,
  | 'untoldTables'
  | 'withoutDigest'
  | 'toSomebodyGone'
  | 'moveReminders'
  | 'notSent'
  | 'releaseLeases'
  | 'repeatUnknown'
>;

/** Whoever had it in hand had not begun, and that did not happen ten times yet. */
const comesBack = sql<boolean>`(coalesce(unbegun_fence = fence, false) and attempts + 1 < 10)`;

/** The part of the look that goes over what was, or is to be, said. */
export function auditedMessagesOn(handle: Handle): Messages {
  const { db } = handle;
  const here = () => sql`${schoolOf(handle)}::uuid`;
  /** Reminders that still mean something: of a term that runs, by its present dates, and that nobody answered. */
  const meant = () => sql`
    from deadline
    join reminder on reminder.deadline_id = deadline.id and reminder.generation = deadline.generation
    where deadline.school_id = ${here()}
      and deadline.state = 'running'
      and reminder.acted_at is null`;

  return {
    async untoldTables(now, limit) {
      const { rows } = await sql<{ id: ActietafelId; starts_at: Date; participants: ParticipantId[] }>`
        select actietafel.id, slot.starts_at, array_agg(participant.id) as participants
        from actietafel
        join slot on slot.id = actietafel.booked_slot_id
        join participant on participant.dossier_id = actietafel.dossier_id
        where actietafel.school_id = ${here()}
          and actietafel.state = 'booked'
          and slot.starts_at > ${new Date(now)}
          and participant.invited
          and participant.until_on is null
          and not exists (
            select from notice
            where notice.dossier_id = actietafel.dossier_id
              and notice.kind = 'table_tomorrow'
              and notice.actietafel_id = actietafel.id
              and notice.expires_at = slot.starts_at
              and notice.params ->> 'participant' = participant.id::text
          )
        group by actietafel.id, slot.starts_at
        order by actietafel.id
        limit ${limit}
      `.execute(db);
      return rows.map(({ id, starts_at, participants }) => ({
        tableId: id,
        startsAt: starts_at.getTime() as Instant,
        participants,
      }));
    },

    async withoutDigest(until, limit) {
      const { rows } = await sql<ReminderRow>`
        select reminder.* ${meant()}
          and reminder.on_date <= ${until}::date
          and not exists (
            select from digest_part
            join notice on notice.dedupe_key = digest_part.dedupe_key
            where digest_part.school_id = reminder.school_id
              and digest_part.to_id = reminder.to_id
              and digest_part.on_date = reminder.on_date
          )
        order by reminder.id
        limit ${limit}
      `.execute(db);
      return rows.map(reminderOf);
    },

    async toSomebodyGone(today, limit) {
      const { rows } = await sql<ReminderRow>`
        select reminder.* ${meant()}
          and reminder.to_kind = 'person'
          and reminder.on_date >= ${today}::date
          and not exists (
            select from membership
            where membership.person_id = reminder.to_id and membership.school_id = reminder.school_id
              and (membership.until_on is null or membership.until_on >= ${today}::date)
          )
          and not exists (
            select from seat_holder
            where seat_holder.person_id = reminder.to_id and seat_holder.school_id = reminder.school_id
              and (seat_holder.until_on is null or seat_holder.until_on >= ${today}::date)
          )
        order by reminder.id
        limit ${limit}
      `.execute(db);
      return rows.map((row) => ({
        reminder: reminderOf(row) as Reminder,
        personId: row.to_id as PersonId,
      }));
    },

    async moveReminders(moved) {
      if (moved.length === 0) return;
      const gone = moved.filter(({ on }) => on === null).map(({ id }) => id);
      await sql`
        update reminder set on_date = moved.on
        from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (id uuid, "on" date)
        where reminder.id = moved.id and moved.on is not null and reminder.school_id = ${here()}
      `.execute(db);
      await sql`
        delete from reminder where id = any(${gone}::uuid[]) and school_id = ${here()}
      `.execute(db);
    },

    async notSent(before) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from notice
        where school_id = ${here()} and state = 'planned' and due_at < ${new Date(before)}
      `.execute(db);
      return rows[0]?.n ?? 0;
    },

    async releaseLeases(now) {
      const released = await sql`
        update notice
        set state = case when ${comesBack} then 'planned' else 'unknown' end,
          due_at = case when ${comesBack} then greatest(due_at, ${new Date(now)}) else due_at end,
          settled_at = case when ${comesBack} then null else ${new Date(now)}::timestamptz end,
          unknown_since = case when ${comesBack} then null else now() end,
          reason = 'lease_expired', lease_until = null, unbegun_fence = null, attempts = attempts + 1
        where school_id = ${here()}
          and state = 'claimed'
          and (lease_until is null or lease_until < now() - ${LEASE_OVER}::interval)
      `.execute(db);
      return Number(released.numAffectedRows ?? 0n);
    },

    async repeatUnknown(now) {
      const repeated = await sql`
        update notice
        set state = 'planned', due_at = ${new Date(now)}, settled_at = null, unknown_since = null,
          params = params || '{"repeat": true}'::jsonb
        where school_id = ${here()}
          and state = 'unknown'
          and coalesce(unknown_since, settled_at) < now() - ${QUIET_OVER}::interval
          and params -> 'repeat' is null
          and (expires_at is null or expires_at >= ${new Date(now)})
      `.execute(db);
      return Number(repeated.numAffectedRows ?? 0n);
    },
  };
}
