import { sql } from 'kysely';
import type { EveNotice, Reckoning } from '../app/ports/reckoning.ts';
import type { DeadlineId, Instant, NoticeId, SchoolDate } from '../domain/ids.ts';
import { frozenFor } from '../domain/terms/catalogue.ts';
import type { DeadlineRule } from '../domain/terms/term.ts';
import { learnFrozen, printOfFrozen } from './frozen-prints.ts';
import { type Handle, schoolOf } from './handle.ts';

type Row = {
  id: DeadlineId;
  rule: string;
  starts_on: string;
  due_on: string;
  print: string | null;
  generation: number;
  next_step: number | null;
  next_at: Date | null;
  next_on: string | null;
  acknowledged_on: string | null;
  snoozed_until: string | null;
  unheard: number | null;
  heard_step: number | null;
  heard_on: string | null;
};

export function reckoningOn(handle: Handle): Reckoning {
  const { db } = handle;
  const here = () => sql`${schoolOf(handle)}::uuid`;

  return {
    async print() {
      const { rows } = await sql<{ print: string }>`
        select print from calendar_reckoned where school_id = ${here()}
      `.execute(db);
      return rows[0]?.print ?? null;
    },

    async keepPrint(print, at) {
      await sql`
        insert into calendar_reckoned (school_id, print, reckoned_at)
        values (${here()}, ${print}, ${new Date(at)})
        on conflict (school_id) do update set print = excluded.print, reckoned_at = excluded.reckoned_at
      `.execute(db);
    },

    async termsAfter(after, limit, today, known) {
      // Somebody has not heard yet what is for a later day, or for today in a message that has not left.
      const { rows } = await sql<Row>`
        with page as (
          select *, ${printOfFrozen} as print from deadline
          where school_id = ${here()}
            and state = 'running'
            and (${after}::uuid is null or id > ${after}::uuid)
          order by id
          limit ${limit}
        ), said as (
          select reminder.deadline_id,
            min(reminder.step) filter (where waits and reminder.generation = page.generation and reminder.acted_at is null)
              as unheard,
            max(reminder.step) filter (where not waits) as heard_step,
            max(reminder.on_date) filter (where not waits) as heard_on
          from page
          join reminder on reminder.deadline_id = page.id
          cross join lateral (
            select reminder.on_date > ${today}::date or (
              reminder.on_date = ${today}::date and exists (
                select from digest_part
                join notice on notice.dedupe_key = digest_part.dedupe_key and notice.state = 'planned'
                where digest_part.school_id = reminder.school_id
                  and digest_part.to_id = reminder.to_id
                  and digest_part.on_date = reminder.on_date
              )
            ) as waits
          ) as state
          where reminder.step >= 0
          group by reminder.deadline_id
        )
        select page.id, page.rule, page.starts_on, page.due_on, page.print, page.generation,
          page.next_step, page.next_at, (page.next_at at time zone 'Europe/Amsterdam')::date as next_on, page.acknowledged_on,
          page.snoozed_until, said.unheard, said.heard_step, said.heard_on
        from page
        left join said on said.deadline_id = page.id
        order by page.id
      `.execute(db);
      await learnFrozen(handle, rows, known);
      return rows.map((row) => {
        const rule = row.rule as DeadlineRule;
        return {
          id: row.id,
          rule,
          print: row.print ?? rule,
          startsOn: row.starts_on as SchoolDate,
          dueOn: row.due_on as SchoolDate,
          frozen: (row.print === null ? undefined : known.get(row.print)) ?? frozenFor(rule, {}),
          generation: row.generation,
          nextAt: row.next_at && (row.next_at.getTime() as Instant),
          next:
            row.next_step === null || row.next_on === null
              ? null
              : { step: row.next_step, on: row.next_on as SchoolDate },
          acknowledgedOn: row.acknowledged_on as SchoolDate | null,
          snoozedUntil: row.snoozed_until as SchoolDate | null,
          unheard: row.unheard,
          heard:
            row.heard_step === null || row.heard_on === null
              ? null
              : { step: row.heard_step, on: row.heard_on as SchoolDate },
        };
      });
    },

    async store(dates) {
      if (dates.length === 0) return 0;
      const rows = dates.map(({ term, dueOn, next, isOver }) => ({
        id: term.id,
        was: term.generation,
        was_at: term.nextAt && new Date(term.nextAt),
        due_on: dueOn,
        state: isOver ? 'over' : 'running',
        next_step: next?.step ?? null,
        next_at: next && new Date(next.at),
        waits_because: next || isOver ? null : 'calendar_ends',
      }));
      const stored = await sql`
        update deadline
        set due_on = dates.due_on, state = dates.state, next_step = dates.next_step, next_at = dates.next_at,
          waits_because = dates.waits_because, generation = deadline.generation + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as dates (
          id uuid, was integer, was_at timestamptz, due_on date, state text, next_step integer, next_at timestamptz,
          waits_because text
        )
        where deadline.id = dates.id
          and deadline.school_id = ${here()}
          and deadline.state = 'running'
          and deadline.generation = dates.was
          and date_trunc('milliseconds', deadline.next_at) is not distinct from dates.was_at
      `.execute(db);
      return Number(stored.numAffectedRows ?? 0n);
    },

    async evesAfter(after, now, limit) {
      const { rows } = await sql<{ id: NoticeId; kind: string; due_at: Date; expires_at: Date }>`
        select id, case kind when 'channel_post' then 'table_tomorrow' else kind end as kind, due_at, expires_at
        from notice
        where school_id = ${here()}
          and state = 'planned'
          and (kind in ('table_prepare', 'table_tomorrow', 'vote_reminder')
            or (kind = 'channel_post' and params ->> 'verb' = 'table_tomorrow'))
          and expires_at > ${new Date(now)}
          and (${after}::uuid is null or id > ${after}::uuid)
        order by id
        limit ${limit}
      `.execute(db);
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as EveNotice['kind'],
        dueAt: row.due_at.getTime() as Instant,
        startsAt: row.expires_at.getTime() as Instant,
      }));
    },

    async moveEves(moved) {
      if (moved.length === 0) return;
      const rows = moved.map(({ id, dueAt }) => ({ id, due_at: new Date(dueAt) }));
      await sql`
        update notice set due_at = moved.due_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved (id uuid, due_at timestamptz)
        where notice.id = moved.id and notice.state = 'planned' and notice.school_id = ${here()}
      `.execute(db);
    },
  };
}
