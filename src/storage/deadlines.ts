import { sql } from 'kysely';
import type { Deadline, Deadlines } from '../app/ports/deadlines.ts';
import type { DeadlineRule } from '../domain/deadlines.ts';
import type { ConcernId, DeadlineId, DossierId, SchoolDate } from '../domain/ids.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';

type Row = {
  id: DeadlineId;
  concern_id: ConcernId | null;
  dossier_id: DossierId | null;
  rule: string;
  rule_version: number;
  starts_on: string;
  due_on: string;
  state: string;
};

/** The terms that run, with the rule and its version frozen at the start. */
export function deadlinesOn(handle: Handle): Deadlines {
  const { db } = handle;
  return {
    async start(deadlines) {
      if (deadlines.length === 0) return;
      const rows = deadlines.map(({ id, about, rule, ruleVersion, startsOn, dueOn, state }) => ({
        id,
        ...columnsOf(about),
        rule,
        rule_version: ruleVersion,
        starts_on: startsOn,
        due_on: dueOn,
        state,
      }));
      const begun = sql`
        insert into deadline (id, school_id, concern_id, dossier_id, rule, rule_version, starts_on, due_on, state)
        select id, ${schoolOf(handle)}::uuid, concern_id, dossier_id, rule, rule_version, starts_on, due_on, state
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as begun (
          id uuid, concern_id uuid, dossier_id uuid, rule text, rule_version integer, starts_on date, due_on date,
          state text
        )
        on conflict (id) do update
          set rule_version = excluded.rule_version,
              starts_on = excluded.starts_on,
              due_on = excluded.due_on,
              state = excluded.state
      `.compile(db);
      await later(db, begun);
    },

    async end(about, rules, as) {
      let ending = db
        .updateTable('deadline')
        .set({ state: as })
        .where('state', '=', 'running')
        .where('school_id', '=', schoolOf(handle));
      ending =
        'concernId' in about
          ? ending.where('concern_id', '=', about.concernId)
          : ending.where('dossier_id', '=', about.dossierId);
      if (rules !== 'all') ending = ending.where('rule', 'in', [...rules]);
      await ending.execute();
    },

    async of(about) {
      const rows = db
        .selectFrom('deadline')
        .selectAll()
        .where('school_id', '=', schoolOf(handle))
        .orderBy('due_on');
      const found =
        'concernId' in about
          ? await rows.where('concern_id', '=', about.concernId).execute()
          : await rows.where('dossier_id', '=', about.dossierId).execute();
      return found.map(deadlineOf);
    },

    async running(rules) {
      const found = await db
        .selectFrom('deadline')
        .selectAll()
        .where('school_id', '=', schoolOf(handle))
        .where('state', '=', 'running')
        .where('rule', 'in', [...rules])
        .orderBy('due_on')
        .orderBy('id')
        .limit(1000)
        .execute();
      return found.map(deadlineOf);
    },

    async byId(id) {
      const row = await db
        .selectFrom('deadline')
        .selectAll()
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return row ? deadlineOf(row) : null;
    },
  };
}

function columnsOf(about: Deadline['about']) {
  return {
    concern_id: 'concernId' in about ? about.concernId : null,
    dossier_id: 'dossierId' in about ? about.dossierId : null,
  };
}

function deadlineOf(row: Row): Deadline {
  const about: Deadline['about'] = row.concern_id
    ? { concernId: row.concern_id }
    : { dossierId: row.dossier_id as DossierId };
  return {
    id: row.id,
    about,
    rule: row.rule as DeadlineRule,
    ruleVersion: row.rule_version,
    startsOn: row.starts_on as SchoolDate,
    dueOn: row.due_on as SchoolDate,
    state: row.state as Deadline['state'],
  };
}
