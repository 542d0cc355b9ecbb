import { sql } from 'kysely';
import type { Deadline, Deadlines } from '../app/ports/deadlines.ts';
import type { PersonId } from '../domain/ids.ts';
import { columnsOf, type DeadlineRow, deadlineOf } from './deadline-rows.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';
import { remindersOn } from './reminders.ts';

/** The terms that run, each with what held when it started and the step that comes next. */
export function deadlinesOn(handle: Handle): Deadlines {
  const { db } = handle;

  function chosen() {
    return db.selectFrom('deadline').selectAll().where('school_id', '=', schoolOf(handle));
  }

  /** Each is looked up by its own id: a colleague has few, and a school some thousands that run. */
  function runningOf(of: PersonId | null) {
    const running = chosen().where('state', '=', 'running');
    if (of === null) return running;
    return running.where(
      sql<boolean>`(
        exists (select from dossier where dossier.id = deadline.dossier_id and dossier.casushouder_id = ${of}::uuid)
        or exists (
          select from concern
          where concern.id = deadline.concern_id and ${of}::uuid in (concern.raised_by, concern.owner_id)
        )
        or exists (
          select from agreed_action where agreed_action.id = deadline.action_id and agreed_action.owner_id = ${of}::uuid
        )
        or (
          deadline.rule = 'jgz_review'
          and exists (
            select from participant
            where participant.dossier_id = deadline.dossier_id and participant.person_id = ${of}::uuid
              and participant.role = 'jgz' and participant.until_on is null
              and participant.ground_on is not null and participant.ground_ended_on is null
          )
        )
      )`,
    );
  }

  return {
    ...remindersOn(handle),

    async start(deadlines) {
      if (deadlines.length === 0) return;
      const begun = sql`
        insert into deadline
          (id, school_id, concern_id, dossier_id, action_id, rule, starts_on, due_on, state, frozen, next_step, next_at, waits_because)
        select id, ${schoolOf(handle)}::uuid, concern_id, dossier_id, action_id, rule, starts_on, due_on, state, frozen, next_step,
          next_at, waits_because
        from jsonb_to_recordset(${JSON.stringify(deadlines.map(columnsOf))}::jsonb) as begun (
          id uuid, concern_id uuid, dossier_id uuid, action_id uuid, rule text, starts_on date, due_on date, state text, frozen jsonb,
          next_step integer, next_at timestamptz, waits_because text
        )
        on conflict (id) do update
          set starts_on = excluded.starts_on,
              due_on = excluded.due_on,
              state = excluded.state,
              frozen = excluded.frozen,
              generation = deadline.generation + 1,
              next_step = excluded.next_step,
              next_at = excluded.next_at,
              waits_because = excluded.waits_because,
              acknowledged_on = null,
              snoozes = 0,
              snoozed_until = null
      `.compile(db);
      await later(db, begun);
    },

    async store(deadlines) {
      if (deadlines.length === 0) return;
      await sql`
        update deadline
        set state = changed.state,
            starts_on = changed.starts_on,
            due_on = changed.due_on,
            generation = changed.generation,
            next_step = changed.next_step,
            next_at = changed.next_at,
            waits_because = changed.waits_because,
            acknowledged_on = changed.acknowledged_on,
            snoozes = changed.snoozes,
            snoozed_until = changed.snoozed_until
        from jsonb_to_recordset(${JSON.stringify(deadlines.map(columnsOf))}::jsonb) as changed (
          id uuid, state text, starts_on date, due_on date, generation integer, next_step integer, next_at timestamptz,
          waits_because text, acknowledged_on date, snoozes integer, snoozed_until date
        )
        where deadline.id = changed.id
          and deadline.school_id = ${schoolOf(handle)}::uuid
      `.execute(db);
    },

    async end(about, rules, as) {
      let ending = db
        .updateTable('deadline')
        .set({ state: as, next_step: null, next_at: null, waits_because: null })
        .where('state', '=', 'running')
        .where('school_id', '=', schoolOf(handle));
      ending =
        'concernId' in about
          ? ending.where('concern_id', '=', about.concernId)
          : ending.where('dossier_id', '=', about.dossierId);
      if ('actionId' in about && about.actionId) ending = ending.where('action_id', '=', about.actionId);
      if (rules !== 'all') ending = ending.where('rule', 'in', [...rules]);
      await ending.execute();
    },

    async of(about) {
      const rows = chosen().orderBy('due_on').orderBy('id');
      const found =
        'concernId' in about
          ? rows.where('concern_id', '=', about.concernId)
          : rows.where('dossier_id', '=', about.dossierId);
      const ofAction = 'actionId' in about && about.actionId;
      return (await (ofAction ? found.where('action_id', '=', ofAction) : found).execute()).map(deadlineOf);
    },

    async running(rules, of = null) {
      const found = await runningOf(of)
        .where('rule', 'in', [...rules])
        .orderBy('due_on')
        .orderBy('id')
        .execute();
      return found.map(deadlineOf);
    },

    async runningAfter(after, limit, of) {
      const rows = runningOf(of).orderBy('id').limit(limit);
      const found = await (after === null ? rows : rows.where('id', '>', after)).execute();
      return found.map(deadlineOf);
    },

    async byId(id) {
      const row = await chosen().where('id', '=', id).executeTakeFirst();
      return row ? deadlineOf(row) : null;
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await chosen()
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(deadlineOf);
    },

    async takeDue(now, limit): Promise<Deadline[]> {
      const taken = await sql<DeadlineRow>`
        select *
        from deadline
        where state = 'running'
          and next_at <= ${new Date(now)}
          and school_id = ${schoolOf(handle)}::uuid
        order by next_at, id
        limit ${limit}
        for update skip locked
      `.execute(db);
      return taken.rows.map(deadlineOf);
    },
  };
}
