import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { About, Audience, ClaimedNotice, NoticeQueue, Settlement } from '../app/ports/notices.ts';
import type {
  ActietafelId,
  ConcernId,
  DeadlineId,
  DossierId,
  Instant,
  NoticeId,
  SchoolId,
} from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import type { Database } from './schema.ts';

type ClaimedRow = {
  id: NoticeId;
  school_id: SchoolId;
  kind: NoticeKind;
  to_kind: Audience['kind'];
  to_id: string;
  concern_id: ConcernId | null;
  dossier_id: DossierId | null;
  actietafel_id: ActietafelId | null;
  deadline_id: DeadlineId | null;
  params: ClaimedNotice['params'];
  dedupe_key: string;
  edits_activity: string | null;
  due_at: Date;
  expires_at: Date | null;
  attempts: number;
  fence: number;
};

/** What was in hand so often when its sender died, and never begun, may be why: it comes back no more. Ours. */
const MOST_LEASES_LOST = 10;

const isToComeBack = sql<boolean>`(coalesce(unbegun_fence = fence, false) and attempts + 1 < ${MOST_LEASES_LOST})`;

/**
 * The sender's side of the notice table. Every call is one statement, which is a transaction by itself: no role is
 * set, since that would make four round trips of each second's look, and since a sender works for all schools at once
 * while the role sees one. It touches ids and codes of this one table only; whatever a notice says is read afterwards
 * by the domain, as the role `actietafel_app` at the notice's own school.
 */
export function noticeQueueOn(db: Kysely<Database>): NoticeQueue {
  return {
    async claim(now, limit, leaseSeconds) {
      // The list of ids is made first, whatever the planner thinks of the table's size: rows are then found by their key.
      // What is over expires at once: claimed, and its process dead, nobody could tell that it had not been sent.
      const at = new Date(now);
      const claimed = await sql<ClaimedRow & { state: string }>`
        update notice
        set state = case when expires_at < ${at} then 'expired' else 'claimed' end,
            reason = case when expires_at < ${at} then 'too_late' else reason end,
            settled_at = case when expires_at < ${at} then ${at}::timestamptz else settled_at end,
            fence = fence + 1,
            unbegun_fence = case when expires_at < ${at} then null else fence + 1 end,
            lease_until = case when expires_at < ${at} then null
              else now() + make_interval(secs => ${leaseSeconds}::double precision) end
        where id = any(array(
          select id
          from notice
          where state = 'planned'
            and due_at <= ${at}
          order by due_at, id
          limit ${limit}
          for update skip locked
        ))
        returning id, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id, params,
          dedupe_key, edits_activity, due_at, expires_at, attempts, fence, state
      `.execute(db);
      return claimed.rows
        .filter(({ state }) => state === 'claimed')
        .map(claimedOf)
        .sort(byDue);
    },

    async begin(claimed) {
      const ids = claimed.map(({ id }) => id);
      const fences = claimed.map(({ fence }) => fence);
      const begun = await sql`
        with ours as (
          select notice.id
          from notice
          join unnest(${ids}::uuid[], ${fences}::int[]) as asked (id, fence)
            on asked.id = notice.id and asked.fence = notice.fence
          where notice.state = 'claimed'
            and notice.lease_until > now()
          for update of notice
        )
        update notice set unbegun_fence = null
        where id in (select id from ours)
          and (select count(*) from ours) = ${claimed.length}::int
        returning id
      `.execute(db);
      return begun.rows.length === claimed.length;
    },

    async settle(id, fence, settlement) {
      const settled = await db
        .updateTable('notice')
        .set((column) => ({
          ...fateOf(settlement),
          lease_until: null,
          unbegun_fence: null,
          unknown_since: settlement.state === 'unknown' ? sql<Date>`now()` : null,
          attempts: column('attempts', '+', triesIn(settlement)),
        }))
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where((where) =>
          where.or([
            where('state', 'in', ['claimed', 'unknown', 'planned']),
            where.and([where('state', '=', 'sent'), where('activity_id', '=', reportedAs(settlement))]),
          ]),
        )
        .returning('id')
        .execute();
      return settled.length > 0;
    },

    async releaseExpiredLeases(now) {
      const released = await sql`
        update notice
        set state = case when ${isToComeBack} then 'planned' else 'unknown' end,
            reason = 'lease_expired',
            settled_at = case when ${isToComeBack} then null else ${new Date(now)}::timestamptz end,
            unknown_since = case when ${isToComeBack} then null else now() end,
            lease_until = null,
            unbegun_fence = null,
            attempts = attempts + 1
        where state = 'claimed'
          and lease_until < now()
        returning id
      `.execute(db);
      return released.rows.length;
    },

    async repeatUnknown(now, quietMilliseconds) {
      const repeated = await sql`
        update notice
        set state = 'planned',
            due_at = ${new Date(now)},
            settled_at = null,
            unknown_since = null,
            params = params || '{"repeat": true}'::jsonb
        where state = 'unknown'
          and coalesce(unknown_since, settled_at)
            <= now() - make_interval(secs => ${quietMilliseconds / 1000}::double precision)
          and params -> 'repeat' is null
          and (expires_at is null or expires_at >= ${new Date(now)})
        returning id
      `.execute(db);
      return repeated.rows.length;
    },

    async mailed(id) {
      const found = await sql<ClaimedRow>`
        select id, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id, params,
          dedupe_key, edits_activity, due_at, expires_at, attempts, fence
        from notice
        where id = ${id}::uuid
          and road = 'mail'
          and state in ('sent', 'unknown')
      `.execute(db);
      const [row] = found.rows;
      return row ? claimedOf(row) : null;
    },

    async bounced(id, at) {
      await sql`
        update notice
        set state = 'failed', reason = 'bounced', settled_at = ${new Date(at)}
        where id = ${id}::uuid
          and road = 'mail'
          and state in ('sent', 'unknown')
      `.execute(db);
    },

    async nextDue() {
      const row = await db
        .selectFrom('notice')
        .select('due_at')
        .where('state', '=', 'planned')
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row ? (row.due_at.getTime() as Instant) : null;
    },
  };
}

function fateOf(settlement: Settlement) {
  switch (settlement.state) {
    case 'sent':
      return {
        state: settlement.state,
        road: settlement.road,
        conversation_id: settlement.conversationId,
        activity_id: settlement.activityId,
        reason: null,
        settled_at: new Date(settlement.at),
      };
    case 'planned':
      return {
        state: settlement.state,
        due_at: new Date(settlement.dueAt),
        reason: settlement.reason,
        settled_at: null,
      };
    case 'unknown':
      return {
        state: settlement.state,
        road: settlement.road,
        conversation_id: settlement.conversationId,
        reason: settlement.reason,
        settled_at: new Date(settlement.at),
      };
    case 'dropped':
    case 'expired':
    case 'failed':
      return { state: settlement.state, reason: settlement.reason, settled_at: new Date(settlement.at) };
  }
}

/** It was put down as sent already when its card was seen, which may be sooner than the answer of Teams came. */
function reportedAs(settlement: Settlement): string | null {
  return settlement.state === 'sent' ? settlement.activityId : null;
}

function triesIn(settlement: Settlement): number {
  if (settlement.state === 'planned') return settlement.attempted ? 1 : 0;
  return settlement.state === 'dropped' || settlement.state === 'expired' ? 0 : 1;
}

function claimedOf(row: ClaimedRow): ClaimedNotice {
  return {
    id: row.id,
    schoolId: row.school_id,
    kind: row.kind,
    to: { kind: row.to_kind, id: row.to_id } as Audience,
    about: aboutOf(row),
    params: row.params,
    dedupeKey: row.dedupe_key,
    editsActivity: row.edits_activity,
    dueAt: row.due_at.getTime() as Instant,
    expiresAt: row.expires_at === null ? null : (row.expires_at.getTime() as Instant),
    attempts: row.attempts,
    fence: row.fence,
  };
}

function aboutOf(row: ClaimedRow): About {
  const about: About = {};
  if (row.concern_id) about.concernId = row.concern_id;
  if (row.dossier_id) about.dossierId = row.dossier_id;
  if (row.actietafel_id) about.actietafelId = row.actietafel_id;
  if (row.deadline_id) about.deadlineId = row.deadline_id;
  return about;
}

/** `returning` keeps no order; two messages to one person go in the order in which they were planned. */
function byDue(one: ClaimedNotice, other: ClaimedNotice): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.id < other.id ? -1 : 1;
}
