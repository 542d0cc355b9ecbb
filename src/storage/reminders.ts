import { sql } from 'kysely';
import type { Deadlines, DeadlinesDue, Reminder } from '../app/ports/deadlines.ts';
import type { DeadlineId, Instant, PersonId, SchoolDate, SchoolId } from '../domain/ids.ts';
import type { StepAudience } from '../domain/terms/term.ts';
import { type Handle, schoolOf } from './handle.ts';

export type ReminderRow = {
  id: string;
  deadline_id: DeadlineId;
  generation: number;
  step: number;
  audience: string;
  to_kind: string;
  to_id: string;
  on_date: string;
  acted_at: Date | null;
};

/** Whom a term was, or is to be, called to mind. Ids, days and rungs: what a reminder says is made when it is sent. */
export function remindersOn(
  handle: Handle,
): Pick<Deadlines, 'remind' | 'remindersFor' | 'remindersOf' | 'forgetReminders' | 'markActed'> {
  const { db, clock } = handle;

  function toId({ kind, ...to }: Reminder['to']): string {
    return kind === 'person' && 'id' in to ? to.id : schoolOf(handle);
  }

  return {
    async remind(reminders) {
      if (reminders.length === 0) return;
      const rows = reminders.map(({ id, deadlineId, generation, step, audience, to, on }) => ({
        id,
        deadline_id: deadlineId,
        generation,
        step,
        audience,
        to_kind: to.kind,
        to_id: toId(to),
        on_date: on,
      }));
      await sql`
        insert into reminder
          (id, school_id, deadline_id, generation, step, audience, to_kind, to_id, on_date, created_at)
        select id, ${schoolOf(handle)}::uuid, deadline_id, generation, step, audience, to_kind, to_id, on_date,
          ${new Date(clock.now())}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as planned (
          id uuid, deadline_id uuid, generation integer, step integer, audience text, to_kind text, to_id uuid, on_date date
        )
        on conflict (deadline_id, generation, step, to_kind, to_id) do nothing
      `.execute(db);
    },

    async remindersFor(to, after, until) {
      const rows = await db
        .selectFrom('reminder')
        .selectAll()
        .where('school_id', '=', schoolOf(handle))
        .where('to_kind', '=', to.kind)
        .where('to_id', '=', toId(to))
        .where('on_date', '>', after)
        .where('on_date', '<=', until)
        .orderBy('on_date')
        .orderBy('id')
        .limit(500)
        .execute();
      return rows.map(reminderOf);
    },

    async remindersOf(id) {
      const rows = await db
        .selectFrom('reminder')
        .selectAll()
        .where('school_id', '=', schoolOf(handle))
        .where('deadline_id', '=', id)
        .orderBy('on_date')
        .orderBy('id')
        .execute();
      return rows.map(reminderOf);
    },

    async forgetReminders(before, limit) {
      const forgotten = await sql`
        delete from reminder where id in (
          select reminder.id
          from reminder
          join deadline on deadline.id = reminder.deadline_id
          left join dossier on dossier.id = deadline.dossier_id or dossier.concern_id = deadline.concern_id
          left join concern on concern.id = deadline.concern_id
          where reminder.school_id = ${schoolOf(handle)}::uuid
            and reminder.on_date < ${before}::date
            and deadline.state <> 'running'
            and (dossier.id is null or (
              dossier.state = 'closed' and (dossier.closed_at at time zone 'Europe/Amsterdam')::date < ${before}::date
            ))
            and (concern.id is null or concern.state <> 'submitted')
            and not exists (
              select from deadline as other where other.concern_id = deadline.concern_id and other.state = 'running'
            )
          order by reminder.on_date, reminder.id
          limit ${limit}
          for update of reminder skip locked
        )
      `.execute(db);
      return Number(forgotten.numAffectedRows ?? 0n);
    },

    async markActed(ids, by, at) {
      if (ids.length === 0) return;
      let acted = db
        .updateTable('reminder')
        .set({ acted_at: sql`coalesce(acted_at, ${new Date(at)})` })
        .where('school_id', '=', schoolOf(handle))
        .where('deadline_id', 'in', [...ids]);
      if (by !== null) acted = acted.where('to_id', '=', by);
      await acted.execute();
    },
  };
}

/** Looked at for all schools at once, in the one index of terms whose next step has come. */
export function deadlinesDueOn({ db }: Pick<Handle, 'db'>): DeadlinesDue {
  return {
    async schoolsWithDue(now) {
      const found = await sql<{ school_id: SchoolId }>`
        select distinct school_id from (
          select school_id from deadline
          where state = 'running' and next_at <= ${new Date(now)}
          order by next_at
          limit 1000
        ) as due
      `.execute(db);
      return found.rows.map(({ school_id }) => school_id);
    },

    async nextStepAt() {
      const row = await db
        .selectFrom('deadline')
        .select('next_at')
        .where('state', '=', 'running')
        .where('next_at', 'is not', null)
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at ? (row.next_at.getTime() as Instant) : null;
    },
  };
}

export function reminderOf(row: ReminderRow): Reminder {
  return {
    id: row.id,
    deadlineId: row.deadline_id,
    generation: row.generation,
    step: row.step,
    audience: row.audience as StepAudience,
    to: row.to_kind === 'person' ? { kind: 'person', id: row.to_id as PersonId } : { kind: 'channel' },
    on: row.on_date as SchoolDate,
    actedAt: row.acted_at && (row.acted_at.getTime() as Instant),
  };
}
