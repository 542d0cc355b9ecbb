import { sql } from 'kysely';
import type { Auditing, AuditRun, AuditsMissed, Counts, WithoutTerm } from '../app/ports/auditing.ts';
import type { ActionId, ConcernId, DeadlineId, DossierId, Instant, SchoolDate } from '../domain/ids.ts';
import { frozenFor } from '../domain/terms/catalogue.ts';
import type { DeadlineRule } from '../domain/terms/term.ts';
import { auditedMessagesOn } from './auditing-messages.ts';
import { type DeadlineRow, deadlineOf } from './deadline-rows.ts';
import { learnFrozen, printOfFrozen } from './frozen-prints.ts';
import { type Handle, schoolOf } from './handle.ts';

type FactRow = {
  id: DeadlineId;
  rule: string;
  starts_on: string;
  due_on: string;
  print: string | null;
  next_step: number | null;
  next_on: string | null;
  next_at: Date | null;
  waits_because: string | null;
  snoozed_until: string | null;
  is_of_closed: boolean;
};

type MissingRow = {
  rule: WithoutTerm['rule'];
  id: string;
  starts_on: string;
  action_id: ActionId | null;
  due_on: string | null;
};

type RunRow = { ended_at: Date; terms: number; dossiers: number; found: Counts; repaired: Counts };

/** A look is kept for so long: two summers, so that one can be asked about after a school year. */
const KEPT_DAYS = 400;

/** What a term is about is over. A concern ends its own terms one by one, and some run on after its decision. */
const isOfClosed = sql<boolean>`coalesce(
  (select dossier.state = 'closed' from dossier where dossier.id = deadline.dossier_id)
    or (select agreed_action.state <> 'open' from agreed_action where agreed_action.id = deadline.action_id),
  false
)`;

/** The look over everything, by statements of its own. Each reads one page, by an index. */
export function auditingOn(handle: Handle): Auditing {
  const { db } = handle;

  return {
    ...auditedMessagesOn(handle),

    async termsAfter(after, limit, known) {
      const { rows } = await sql<FactRow>`
        select deadline.id, rule, starts_on, deadline.due_on, ${printOfFrozen} as print, next_step, next_at,
          (next_at at time zone 'Europe/Amsterdam')::date as next_on, waits_because, snoozed_until,
          coalesce(dossier.state = 'closed', false) or coalesce(agreed_action.state <> 'open', false) as is_of_closed
        from deadline
        left join dossier on dossier.id = deadline.dossier_id
        left join agreed_action on agreed_action.id = deadline.action_id
        where deadline.school_id = ${schoolOf(handle)}::uuid
          and deadline.state = 'running'
          and (${after}::uuid is null or deadline.id > ${after}::uuid)
        order by deadline.id
        limit ${limit}
      `.execute(db);
      await learnFrozen(handle, rows, known);
      return rows.map((row) => ({
        id: row.id,
        startsOn: row.starts_on as SchoolDate,
        dueOn: row.due_on as SchoolDate,
        frozen:
          (row.print === null ? undefined : known.get(row.print)) ?? frozenFor(row.rule as DeadlineRule, {}),
        next:
          row.next_step === null || row.next_at === null
            ? null
            : { step: row.next_step, on: row.next_on as SchoolDate, at: row.next_at.getTime() },
        waitsBecause: row.waits_because,
        snoozedUntil: row.snoozed_until as SchoolDate | null,
        isOfClosed: row.is_of_closed,
      }));
    },

    async forRepair(wanted) {
      if (wanted.length === 0) return [];
      const { rows } = await sql<DeadlineRow & { is_of_closed: boolean; taken: number | null }>`
        select deadline.*, ${isOfClosed} as is_of_closed,
          (
            select max(step) from reminder
            where reminder.deadline_id = deadline.id and reminder.generation = deadline.generation
          ) as taken
        from deadline
        where id = any(${[...wanted]}::uuid[])
          and school_id = ${schoolOf(handle)}::uuid
          and state = 'running'
        order by id
        for update of deadline
      `.execute(db);
      return rows.map((row) => ({
        term: deadlineOf(row),
        isOfClosed: row.is_of_closed,
        taken: row.taken ?? -1,
      }));
    },

    async openDossiers() {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from dossier where school_id = ${schoolOf(handle)}::uuid and state <> 'closed'
      `.execute(db);
      return rows[0]?.n ?? 0;
    },

    async withoutTerm(limit) {
      const { rows } = await sql<MissingRow>`
        select 'agreement' as rule, dossier.id, dossier.anchor_on as starts_on, null::uuid as action_id,
          null::date as due_on
        from dossier
        where dossier.school_id = ${schoolOf(handle)}::uuid
          and dossier.state = 'open'
          and not exists (
            select from deadline
            where deadline.dossier_id = dossier.id and deadline.rule = 'agreement' and deadline.state = 'running'
          )
        union all
        select 'first_table', dossier.id, dossier.anchor_on, null, null
        from dossier
        where dossier.school_id = ${schoolOf(handle)}::uuid
          and dossier.state = 'open'
          and exists (
            select from deadline
            where deadline.dossier_id = dossier.id and deadline.rule = 'first_table' and deadline.state = 'met'
          )
          and not exists (
            select from actietafel
            where actietafel.dossier_id = dossier.id
              and (
                actietafel.state = 'booked'
                or (actietafel.state = 'held' and coalesce(actietafel.held_on, dossier.anchor_on) >= dossier.anchor_on)
              )
          )
        union all
        select 'action', dossier.id, (agreed_action.added_at at time zone 'Europe/Amsterdam')::date, agreed_action.id,
          agreed_action.due_on
        from agreed_action
        join dossier on dossier.id = agreed_action.dossier_id and dossier.state <> 'closed'
        where agreed_action.school_id = ${schoolOf(handle)}::uuid
          and agreed_action.state = 'open'
          and not exists (
            select from deadline where deadline.action_id = agreed_action.id and deadline.state = 'running'
          )
        union all
        select 'concern_untouched', concern.id, (concern.submitted_at at time zone 'Europe/Amsterdam')::date, null, null
        from concern
        where concern.school_id = ${schoolOf(handle)}::uuid
          and concern.state = 'submitted'
          and concern.doubted_at is null
          and not exists (
            select from deadline
            where deadline.concern_id = concern.id and deadline.rule = 'concern_untouched'
              and deadline.state = 'running'
          )
        limit ${limit}
      `.execute(db);
      return rows.map(missingIn);
    },

    async record(id, { endedAt, terms, dossiers, found, repaired }) {
      await sql`
        insert into terms_audit (id, school_id, ended_at, terms, dossiers, found, repaired)
        values (${id}::uuid, ${schoolOf(handle)}::uuid, ${new Date(endedAt)}, ${terms}, ${dossiers},
          ${JSON.stringify(found)}::jsonb, ${JSON.stringify(repaired)}::jsonb)
      `.execute(db);
      await sql`
        delete from terms_audit
        where school_id = ${schoolOf(handle)}::uuid
          and ended_at < ${new Date(endedAt)}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)
      `.execute(db);
    },

    async runsSince(since) {
      const { rows } = await sql<RunRow>`
        select ended_at, terms, dossiers, found, repaired
        from terms_audit
        where school_id = ${schoolOf(handle)}::uuid and ended_at >= ${new Date(since)}
        order by ended_at desc
        limit 200
      `.execute(db);
      return rows.map(
        ({ ended_at, ...run }): AuditRun => ({ ...run, endedAt: ended_at.getTime() as Instant }),
      );
    },
  };
}

function missingIn({ rule, id, starts_on, action_id, due_on }: MissingRow): WithoutTerm {
  const startsOn = starts_on as SchoolDate;
  if (rule === 'concern_untouched') return { rule, concernId: id as ConcernId, startsOn };
  const dossierId = id as DossierId;
  if (rule === 'agreement' || rule === 'first_table') return { rule, dossierId, startsOn };
  return { rule, dossierId, actionId: action_id as ActionId, startsOn, dueOn: due_on as SchoolDate };
}

export function auditsMissedOn({ db }: Pick<Handle, 'db'>): AuditsMissed {
  return {
    async schoolsNotLookedOver(since) {
      const moment = new Date(since);
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n
        from school
        where not exists (
            select from terms_audit where terms_audit.school_id = school.id and terms_audit.ended_at >= ${moment}
          )
          and exists (
            select from deadline
            where deadline.school_id = school.id
              and deadline.state = 'running'
              and deadline.starts_on < (${moment}::timestamptz at time zone 'Europe/Amsterdam')::date
          )
      `.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
