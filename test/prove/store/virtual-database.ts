import { sql } from 'kysely';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { seenNoticesOn } from '../../../src/storage/notices-seen.ts';
import { rostersOn } from '../../../src/storage/roster.ts';
import { testKeys } from '../../support/database.ts';
import { countedIds, fixedClock } from '../../support/fixed.ts';
import { SCHOOL, testRoster } from '../../support/school.ts';
import type { RealStore } from '../protocol/mirror.ts';

/**
 * A real store, on an empty database with one connection, whose `now()` is the virtual time: a function of that name is found before PostgreSQL's
 * own, and reads a setting. The SQL of the queue is what it always is.
 */
export async function virtualDatabase(engine: Engine, now: () => number): Promise<RealStore> {
  await prepare(engine);
  const queue = noticeQueueOn(engine.db);
  const handle = {
    db: engine.db,
    schoolId: SCHOOL,
    keys: testKeys(),
    ids: countedIds(),
    clock: fixedClock(),
  };
  const plans = seenNoticesOn(handle as never);
  const inTime =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await engine.query(`select set_config('virtual.now', $1, false)`, [new Date(now()).toISOString()]);
      return call(...args);
    };

  return {
    async empty() {
      await engine.query('delete from notice');
    },
    claim: inTime(queue.claim),
    begin: inTime(queue.begin),
    settle: inTime(queue.settle),
    releaseExpiredLeases: inTime(queue.releaseExpiredLeases),
    repeatUnknown: inTime(queue.repeatUnknown),
    async add(notice) {
      await sql`
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, edits_activity, due_at, expires_at, state, created_at)
        values (${notice.id}, ${notice.schoolId}, ${notice.kind}, ${notice.to.kind}, ${notice.to.id},
          ${JSON.stringify(notice.params)}::jsonb, ${notice.dedupeKey}, ${notice.editsActivity}, ${new Date(notice.dueAt)},
          ${notice.expiresAt === null ? null : new Date(notice.expiresAt)}, 'planned', ${new Date(notice.dueAt)})
      `.execute(engine.db);
    },
    async arrived(id, activityId, at) {
      const rows = await engine.query('select to_id from notice where id = $1', [id]);
      const [row] = rows.rows as { to_id: PersonId }[];
      if (row) await plans.markSeen(id, row.to_id, activityId, at as never);
    },
    async rows() {
      const { rows } = await engine.query(`
        select id, state, reason, due_at, fence, attempts, activity_id, lease_until, coalesce(unbegun_fence = fence, false) as is_unbegun, settled_at, unknown_since, seen_at from notice
      `);
      return (rows as Record<string, never>[]).map((row) => ({
        id: row.id as never,
        state: row.state as never,
        reason: row.reason as never,
        dueAt: at(row.due_at) as never,
        fence: row.fence as never,
        attempts: row.attempts as never,
        activityId: row.activity_id as never,
        leaseUntil: at(row.lease_until),
        isUnbegun: row.is_unbegun as never,
        settledAt: at(row.settled_at),
        unknownSince: at(row.unknown_since),
        seenAt: at(row.seen_at),
      }));
    },
  };
}

async function prepare(engine: Engine): Promise<void> {
  await rostersOn(engine, testKeys(), countedIds(0x2000), fixedClock()).add(testRoster());
  await engine.script(`
    alter table notice drop constraint notice_conversation_id_fkey;
    create schema virtual;
    create function virtual.now() returns timestamptz language sql stable
      as $$ select current_setting('virtual.now')::timestamptz $$;
    set search_path = virtual, public, pg_catalog;
  `);
}

function at(value: unknown): number | null {
  return value instanceof Date ? value.getTime() : null;
}
