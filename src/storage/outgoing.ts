import { sql } from 'kysely';
import type { Audience } from '../app/ports/notices.ts';
import type { Outgoing, OutgoingLog } from '../app/ports/outgoing.ts';
import type { ConcernId, DossierId, Instant } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { type Handle, schoolOf } from './handle.ts';

type Row = {
  kind: string;
  to_kind: string;
  to_id: string;
  dossier_id: DossierId | null;
  state: string;
  reason: string | null;
  at: Date;
  number: string | null;
};

type FatesRow = Pick<Row, 'to_kind' | 'to_id' | 'state' | 'reason' | 'at'> & {
  count: number;
  seen: number;
  acted: number;
};

/** The fates of notices, as the coordinator reads them. */
export function outgoingOn(handle: Handle): OutgoingLog {
  return {
    async fatesOf(concernId, dossierId, except) {
      const rows = await sql<FatesRow>`
        select to_kind, to_id, state, reason, count(*)::int as count, count(seen_at)::int as seen,
          count(acted_at)::int as acted, max(coalesce(settled_at, due_at)) as at
        from ${said(concernId, dossierId, except)}
        group by to_kind, to_id, state, reason
      `.execute(handle.db);
      return rows.rows.map((row) => ({
        to: row.to_kind as Audience['kind'],
        toId: row.to_id,
        state: row.state,
        reason: row.reason,
        count: row.count,
        seen: row.seen,
        acted: row.acted,
        at: row.at.getTime() as Instant,
      }));
    },

    async troubleOf(concernId, dossierId, except) {
      const rows = await sql<Row>`
        select kind, to_kind, to_id, dossier_id, state, reason, coalesce(settled_at, due_at) as at, null::text as number
        from ${said(concernId, dossierId, except)}
        where (state in ('failed', 'unknown', 'expired') or reason in ('no_channel', 'safety'))
        order by at desc, id desc
        limit 60
      `.execute(handle.db);
      return rows.rows.map(outgoingOf);
    },

    async undelivered(since) {
      const rows = await sql<Row>`
        select notice.kind, notice.to_kind, notice.to_id, notice.dossier_id, notice.state, notice.reason, notice.settled_at as at,
          coalesce(dossier.number, concern.number) as number
        from notice
        left join dossier on dossier.id = notice.dossier_id
        left join concern on concern.id = notice.concern_id
        where (notice.school_id = ${schoolOf(handle)}::uuid or notice.id = any(array(${elsewhere(since)})))
          and notice.state in ('unknown', 'failed', 'expired')
          and notice.settled_at >= ${new Date(since)}
          and notice.kind not in ('card_edit', 'channel_card', 'menu', 'welcome', 'worklist', 'status', 'playing_field', 'absence', 'absence_news', 'own_tables', 'reminding', 'own_page', 'page_code', 'not_understood')
        order by notice.settled_at desc, notice.id desc
        limit 20
      `.execute(handle.db);
      return rows.rows.map(outgoingOf);
    },

    async withoutChannel(since) {
      const rows = await sql<{ n: number }>`
        select count(*)::int as n from notice
        where school_id = ${schoolOf(handle)}::uuid
          and state = 'dropped' and reason = 'no_channel' and kind = 'channel_post'
          and settled_at >= ${new Date(since)}
      `.execute(handle.db);
      return rows.rows[0]?.n ?? 0;
    },
  };

  /**
   * The messages of a day in which this school has a part and that another school planned, among the few that did not arrive:
   * looked for among all that there are, they cost more with each day.
   */
  function elsewhere(since: Instant) {
    return sql`
      select message.id
      from digest_part
      join notice as message on message.dedupe_key = digest_part.dedupe_key and message.school_id <> digest_part.school_id
      where digest_part.school_id = ${schoolOf(handle)}::uuid
        and message.state in ('unknown', 'failed', 'expired')
        and message.settled_at >= ${new Date(since)}
    `;
  }

  /** What was, or is to be, said about this: by itself, or in the message of a day of which one of its terms is a line. */
  function said(concernId: ConcernId, dossierId: DossierId | null, except: readonly NoticeKind[]) {
    return sql`(
      select id, kind, to_kind, to_id, dossier_id, state, reason, due_at, settled_at, seen_at, acted_at
      from notice
      where school_id = ${schoolOf(handle)}::uuid
        and (concern_id = ${concernId}::uuid or dossier_id = ${dossierId}::uuid)
        and kind not in ('card_edit', 'channel_card')
        and kind <> all(${[...except]}::text[])
      union all
      select notice.id, notice.kind, notice.to_kind, notice.to_id, ${dossierId}::uuid, notice.state, notice.reason,
        notice.due_at, notice.settled_at, notice.seen_at, heard.acted_at
      from (
        select reminder.school_id, reminder.to_kind, reminder.to_id, reminder.on_date, max(reminder.acted_at) as acted_at
        from deadline
        join reminder on reminder.deadline_id = deadline.id
        where deadline.school_id = ${schoolOf(handle)}::uuid
          and (deadline.concern_id = ${concernId}::uuid or deadline.dossier_id = ${dossierId}::uuid)
        group by reminder.school_id, reminder.to_kind, reminder.to_id, reminder.on_date
      ) as heard
      join digest_part on digest_part.school_id = heard.school_id and digest_part.to_id = heard.to_id
        and digest_part.on_date = heard.on_date and digest_part.is_said
      join notice on notice.dedupe_key = digest_part.dedupe_key
    ) as said`;
  }
}

function outgoingOf(row: Row): Outgoing {
  return {
    kind: row.kind as NoticeKind,
    to: row.to_kind as Audience['kind'],
    toId: row.to_id,
    dossierId: row.dossier_id,
    state: row.state,
    reason: row.reason,
    at: row.at.getTime() as Instant,
    number: row.number,
  };
}
