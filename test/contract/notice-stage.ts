import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { sql } from 'kysely';
import type { ClaimedNotice, NewNotice, NoticePlans, NoticeQueue } from '../../src/app/ports/notices.ts';
import type { ConversationId, Instant, NoticeId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { noticePlansOn } from '../../src/storage/notices.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { testKeys } from '../support/database.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { SCHOOL, testRoster, WHO } from '../support/school.ts';

export const NOON = Date.parse('2026-11-23T12:00:00Z') as Instant;
export const MINUTE = 60_000;
export const CONVERSATION = '019ad222-0000-7000-8000-000000000001' as ConversationId;
/** Whatever a notice is about is only an id to this table; the foreign keys are off in this suite's database. */
export const ABOUT = { dossierId: '019ad222-0000-7000-8000-0000000000d1' as never };
export const OTHER = { dossierId: '019ad222-0000-7000-8000-0000000000d2' as never };

/** Notices on one engine: none at the beginning of each test, and it is noon. */
export function noticeStage(open: () => Promise<{ engine: Engine; close(): Promise<void> }>) {
  const clock = fixedClock();
  const ids = countedIds(0x2000);
  let engine: Engine;
  let close: () => Promise<void>;
  let queue: NoticeQueue;

  beforeAll(async () => {
    ({ engine, close } = await open());
    queue = noticeQueueOn(engine.db);
    await rostersOn(engine, testKeys(), ids, clock).add(testRoster());
    await sql`alter table notice drop constraint notice_dossier_id_fkey`.execute(engine.db);
    await sql`alter table notice drop constraint notice_conversation_id_fkey`.execute(engine.db);
  }, 60_000);

  beforeEach(async () => {
    clock.set(NOON);
    await sql`delete from notice`.execute(engine.db);
  });

  afterAll(() => close());

  return {
    clock,
    engine: () => engine,
    queue: () => queue,
    withPlans,
    plan,
    claimAll,
    settle,
    send,
    becomeUnknown,
    sent,
    states,
  };

  function withPlans<T>(work: (plans: NoticePlans) => Promise<T>): Promise<T> {
    return engine.db
      .transaction()
      .execute((db) => work(noticePlansOn({ db, schoolId: SCHOOL, keys: testKeys(), ids, clock })));
  }

  function plan(...notices: NewNotice[]): Promise<void> {
    return withPlans((plans) => plans.plan(notices));
  }

  function claimAll(): Promise<ClaimedNotice[]> {
    return queue.claim(clock.now(), 100, 60);
  }

  function settle(claimed: ClaimedNotice | undefined, fate: Parameters<NoticeQueue['settle']>[2]) {
    return queue.settle(claimed?.id as NoticeId, claimed?.fence ?? 0, fate);
  }

  async function send(activityId: string): Promise<void> {
    for (const claimed of await claimAll()) await settle(claimed, sent(activityId));
  }

  async function becomeUnknown(): Promise<void> {
    for (const claimed of await claimAll()) {
      await settle(claimed, {
        state: 'unknown',
        road: 'personal',
        conversationId: CONVERSATION,
        reason: 'timeout',
        at: clock.now(),
      });
    }
  }

  function sent(activityId: string): Parameters<NoticeQueue['settle']>[2] {
    return { state: 'sent', road: 'personal', conversationId: CONVERSATION, activityId, at: clock.now() };
  }

  async function states(): Promise<Record<string, string>> {
    const rows = await sql<{ key: string; state: string }>`
      select dedupe_key as key, state from notice order by dedupe_key`.execute(engine.db);
    return Object.fromEntries(rows.rows.map(({ key, state }) => [key, state]));
  }
}

/** The mentor of the school, as somebody to tell. */
export function toMentor() {
  return { kind: 'person', id: WHO.mentor } as const;
}

/** A notice to the mentor that is due now, with this key. */
export function notice(dedupeKey: string, other: Partial<NewNotice> = {}): NewNotice {
  return {
    kind: 'menu',
    to: toMentor(),
    about: {},
    params: { count: 1 },
    dedupeKey,
    dueAt: NOON,
    expiresAt: null,
    editsActivity: null,
    ...other,
  };
}
