import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

const NOON = Date.parse('2026-11-23T12:00:00Z') as Instant;
const MINUTE = 60_000;
const CONVERSATION = '019ad222-0000-7000-8000-000000000001' as ConversationId;
/** Whatever a notice is about is only an id to this table; the foreign keys are off in this suite's database. */
const ABOUT = { dossierId: '019ad222-0000-7000-8000-0000000000d1' as never };
const OTHER = { dossierId: '019ad222-0000-7000-8000-0000000000d2' as never };

/** How notices are planned, claimed and settled; run once per engine. */
export function noticeContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`notices on ${engineName}`, () => {
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

    describe('planning', () => {
      it('plans a notice once, however often its key comes by', async () => {
        await plan(notice('a'), notice('a'), notice('b'));
        await plan(notice('b'), notice('c'));

        expect((await claimAll()).map(({ dedupeKey }) => dedupeKey)).toEqual(['a', 'b', 'c']);
      });

      it('gives a notice back as it was planned', async () => {
        const planned = notice('a', {
          about: ABOUT,
          params: { count: 2, late: true, on: '2026-11-24', nothing: null },
          expiresAt: (NOON + MINUTE) as Instant,
          editsActivity: 'activity-1',
        });
        await plan(planned);

        const [claimed] = await claimAll();

        expect(claimed).toEqual({
          ...planned,
          id: expect.any(String),
          schoolId: SCHOOL,
          fence: 1,
          attempts: 0,
        });
      });

      it('drops what is planned about one thing, of the named kinds only', async () => {
        await plan(
          notice('a', { about: ABOUT, kind: 'vote_reminder' }),
          notice('b', { about: ABOUT, kind: 'table_booked' }),
          notice('c', { about: OTHER, kind: 'vote_reminder' }),
        );

        await withPlans((plans) => plans.drop(ABOUT, ['vote_reminder'], 'closed'));

        expect(await states()).toEqual({ a: 'dropped', b: 'planned', c: 'planned' });
      });

      it('drops everything about one thing, but nothing that a sender has in hand', async () => {
        await plan(notice('a', { about: ABOUT }));
        await claimAll();
        await plan(notice('b', { about: ABOUT }), notice('c', { about: OTHER }));

        await withPlans((plans) => plans.drop(ABOUT, 'all', 'closed'));

        expect(await states()).toEqual({ a: 'claimed', b: 'dropped', c: 'planned' });
      });

      it('puts back what was dropped about one thing for one reason, due now, unless it expired before', async () => {
        await plan(
          notice('held', { about: ABOUT, dueAt: (NOON - MINUTE) as Instant }),
          notice('just', { about: ABOUT, expiresAt: (NOON + MINUTE) as Instant }),
          notice('over', { about: ABOUT, expiresAt: (NOON + MINUTE - 1) as Instant }),
          notice('answered', { about: ABOUT }),
          notice('other', { about: OTHER }),
        );
        for (const claimed of await claimAll()) {
          const reason = claimed.dedupeKey === 'answered' ? 'answered' : 'safety';
          await settle(claimed, { state: 'dropped', reason, at: NOON });
        }
        clock.forward(MINUTE);

        await withPlans((plans) => plans.putBack(ABOUT, 'safety'));

        expect(await states()).toEqual({
          answered: 'dropped',
          held: 'planned',
          just: 'planned',
          other: 'dropped',
          over: 'dropped',
        });
        expect((await claimAll()).map(({ dueAt }) => dueAt)).toEqual([NOON + MINUTE, NOON + MINUTE]);
      });

      it('gives what is planned for one colleague about one thing to another, of the named kinds only', async () => {
        const to = { kind: 'person' as const, id: WHO.coordinator };
        await plan(
          notice('a', { to, about: ABOUT, kind: 'agreement_due' }),
          notice('b', { to, about: ABOUT, kind: 'vote_request' }),
          notice('c', { to, about: OTHER, kind: 'agreement_due' }),
          notice('d', { to: { ...to, id: WHO.jgz }, about: ABOUT, kind: 'agreement_due' }),
        );

        await withPlans((plans) => plans.readdress(ABOUT, ['agreement_due'], WHO.coordinator, WHO.mentor));

        expect((await claimAll()).map(({ dedupeKey, to: { id } }) => [dedupeKey, id])).toEqual([
          ['a', WHO.mentor],
          ['b', WHO.coordinator],
          ['c', WHO.coordinator],
          ['d', WHO.jgz],
        ]);
      });

      it('knows to whom anything about one thing went out, or may have, by whatever road', async () => {
        const to = (id: string) => ({ to: { kind: 'person' as const, id }, about: ABOUT });
        await plan(
          notice('mailed', to(WHO.jgz)),
          notice('lost', to(WHO.mentor)),
          notice('dropped', to(WHO.swv)),
          notice('posted', { to: { kind: 'channel', id: SCHOOL }, about: ABOUT }),
          notice('other', { ...to(WHO.leerplicht), about: OTHER }),
        );
        for (const claimed of await claimAll()) {
          if (claimed.dedupeKey === 'dropped')
            await settle(claimed, { state: 'dropped', reason: 'answered', at: NOON });
          else if (claimed.dedupeKey !== 'lost')
            await settle(claimed, {
              state: 'sent',
              road: 'mail',
              conversationId: null,
              activityId: null,
              at: NOON,
            });
        }
        await plan(notice('planned', to(WHO.buurtteam)));

        expect(await withPlans((plans) => plans.reached(ABOUT))).toEqual(new Set([WHO.jgz, WHO.mentor]));
      });

      it('finds every message that somebody has in their chat about one thing, an edited one once', async () => {
        for (const [key, about] of [
          ['a', ABOUT],
          ['b', OTHER],
          ['c', ABOUT],
        ] as const) {
          await plan(notice(key, { about, kind: 'vote_request' }));
          for (const claimed of await claimAll()) await settle(claimed, sent(`activity-${key}`));
          clock.forward(MINUTE);
        }
        await plan(notice('edit', { about: ABOUT, kind: 'card_edit', editsActivity: 'activity-a' }));
        for (const claimed of await claimAll()) await settle(claimed, sent('activity-a'));

        const found = await withPlans((plans) =>
          plans.messagesTo(ABOUT, ['vote_request', 'card_edit'], [WHO.mentor]),
        );
        const other = await withPlans((plans) => plans.messagesTo(ABOUT, ['table_booked'], [WHO.mentor]));

        const byMessage = found.sort((a, b) => ((a.activityId ?? '') < (b.activityId ?? '') ? -1 : 1));
        expect(byMessage).toMatchObject([
          { activityId: 'activity-a', about: ABOUT },
          { activityId: 'activity-c', about: ABOUT },
        ]);
        expect(other).toEqual([]);
      });

      it('finds with them what is due or under way to them, and nothing that is due later or will never come', async () => {
        const about = { about: ABOUT, kind: 'vote_request' as const };
        await plan(notice('under way', about), notice('lost', about), notice('failed', about));
        for (const claimed of await claimAll()) {
          const gone = { reason: 'timeout', at: NOON };
          if (claimed.dedupeKey === 'failed') await settle(claimed, { state: 'failed', ...gone });
          if (claimed.dedupeKey === 'lost')
            await settle(claimed, { state: 'unknown', road: 'personal', conversationId: null, ...gone });
        }
        await plan(notice('due', about), notice('later', { ...about, dueAt: (NOON + 1) as Instant }));

        const found = await withPlans((plans) => plans.messagesTo(ABOUT, ['vote_request'], [WHO.mentor]));
        const states = await Promise.all(
          found.map(({ noticeId }) => withPlans((plans) => plans.stateOf(noticeId))),
        );

        expect(found.map(({ activityId }) => activityId)).toEqual([null, null, null]);
        expect(states).toEqual(
          expect.arrayContaining([
            { state: 'planned', activityId: null, settledAt: null },
            { state: 'claimed', activityId: null, settledAt: null },
            { state: 'unknown', activityId: null, settledAt: NOON },
          ]),
        );
      });

      it('refuses to drop without being told about what', async () => {
        await plan(notice('a', { about: ABOUT }));

        await expect(withPlans((plans) => plans.drop({}, 'all', 'closed'))).rejects.toThrow(
          'nothing was named',
        );

        expect(await states()).toEqual({ a: 'planned' });
      });

      it('finds the newest message of a kind about one thing, to be edited', async () => {
        await plan(notice('a', { about: ABOUT, kind: 'vote_request' }));
        await send('activity-1');
        await plan(notice('b', { about: ABOUT, kind: 'vote_request', dueAt: NOON }));
        clock.forward(MINUTE);
        await send('activity-2');
        await plan(notice('c', { about: OTHER, kind: 'vote_request' }));
        await send('activity-3');

        const last = await withPlans((plans) => plans.lastSent(ABOUT, 'vote_request', toMentor()));
        const none = await withPlans((plans) => plans.lastSent(ABOUT, 'table_booked', toMentor()));

        expect(last).toEqual({ activityId: 'activity-2', conversationId: CONVERSATION });
        expect(none).toBeNull();
      });

      it('remembers the first time that somebody pressed something on a message', async () => {
        await plan(notice('a'));
        await send('activity-1');

        await withPlans((plans) => plans.markActed('activity-1', NOON));
        await withPlans((plans) => plans.markActed('activity-1', (NOON + MINUTE) as Instant));

        const row = await sql<{ seen: Date; acted: Date }>`
          select seen_at as seen, acted_at as acted from notice`.execute(engine.db);
        expect(row.rows).toEqual([{ seen: new Date(NOON), acted: new Date(NOON) }]);
      });
    });

    describe('claiming', () => {
      it('takes what is due at this very moment and leaves what is due a millisecond later', async () => {
        await plan(notice('now', { dueAt: NOON }), notice('later', { dueAt: (NOON + 1) as Instant }));

        const claimed = await queue.claim(NOON, 10, 60);

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['now']);
      });

      it('takes the longest due first, and those of one moment in the order in which they were planned', async () => {
        await plan(
          notice('second', { dueAt: (NOON - 1) as Instant }),
          notice('third', { dueAt: (NOON - 1) as Instant }),
          notice('first', { dueAt: (NOON - 2) as Instant }),
          notice('fourth', { dueAt: NOON }),
        );

        const claimed = await queue.claim(NOON, 3, 60);

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['first', 'second', 'third']);
      });

      it('gives no notice to two senders', async () => {
        await plan(...Array.from({ length: 30 }, (_, index) => notice(`n${index}`)));

        const claims = await Promise.all([1, 2, 3, 4].map(() => queue.claim(NOON, 10, 60)));

        const all = claims.flat().map(({ id }) => id);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length + (await claimAll()).length).toBe(30);
      });

      it('names the first moment at which something is due', async () => {
        expect(await queue.nextDue()).toBeNull();

        await plan(
          notice('b', { dueAt: (NOON + 2 * MINUTE) as Instant }),
          notice('a', { dueAt: (NOON + MINUTE) as Instant }),
        );

        expect(await queue.nextDue()).toBe(NOON + MINUTE);
      });
    });

    describe('settling', () => {
      it('stores where a notice went, and keeps it there', async () => {
        await plan(notice('a'));
        const [claimed] = await claimAll();

        const ours = await settle(claimed, sent('activity-1'));

        expect(ours).toBe(true);
        expect(await states()).toEqual({ a: 'sent' });
        expect(await settle(claimed, { state: 'failed', reason: 'gone', at: NOON })).toBe(false);
      });

      it('lets a sender whose notice was claimed by another change nothing', async () => {
        await plan(notice('a'));
        const [first] = await claimAll();
        await settle(first, { state: 'planned', dueAt: NOON, reason: 'paced', attempted: false });
        const [second] = await claimAll();

        const late = await settle(first, { state: 'failed', reason: 'gone', at: NOON });

        expect(late).toBe(false);
        expect(await settle(second, sent('activity-1'))).toBe(true);
      });

      it('counts an attempt, and does not count a wait for a turn', async () => {
        await plan(notice('a'));
        const [first] = await claimAll();
        await settle(first, { state: 'planned', dueAt: NOON, reason: 'status_429', attempted: true });
        const [second] = await claimAll();
        await settle(second, { state: 'planned', dueAt: NOON, reason: 'paced', attempted: false });

        const [third] = await claimAll();

        expect([first?.attempts, second?.attempts, third?.attempts]).toEqual([0, 1, 1]);
      });
    });

    describe('losing sight', () => {
      it('makes a notice unknown when its lease ran out, and leaves it alone before', async () => {
        await plan(notice('gone'));
        await queue.claim(NOON, 10, -1);
        await plan(notice('busy'));
        await queue.claim(NOON, 10, 60);

        const released = await queue.releaseExpiredLeases(NOON);

        expect(released).toBe(1);
        expect(await states()).toEqual({ busy: 'claimed', gone: 'unknown' });
      });

      it('believes a sender who tells late that it was sent after all', async () => {
        await plan(notice('a'));
        const [claimed] = await queue.claim(NOON, 10, -1);
        await queue.releaseExpiredLeases(NOON);

        const ours = await settle(claimed, sent('activity-1'));

        expect(ours).toBe(true);
        expect(await states()).toEqual({ a: 'sent' });
      });

      it('repeats an unknown notice when the quiet period is over, and not a millisecond before', async () => {
        await plan(notice('a'));
        await becomeUnknown();

        const before = await queue.repeatUnknown((NOON + 5 * MINUTE - 1) as Instant, 5 * MINUTE);
        const after = await queue.repeatUnknown((NOON + 5 * MINUTE) as Instant, 5 * MINUTE);

        expect([before, after]).toEqual([0, 1]);
        const [again] = await queue.claim((NOON + 5 * MINUTE) as Instant, 10, 60);
        expect(again).toMatchObject({ params: { count: 1, repeat: true }, attempts: 1, fence: 2 });
      });

      it('repeats once: a second unknown stays', async () => {
        await plan(notice('a'));
        await becomeUnknown();
        await queue.repeatUnknown((NOON + 5 * MINUTE) as Instant, 5 * MINUTE);
        clock.forward(5 * MINUTE);
        await becomeUnknown();

        const again = await queue.repeatUnknown((NOON + 60 * MINUTE) as Instant, 5 * MINUTE);

        expect(again).toBe(0);
        expect(await states()).toEqual({ a: 'unknown' });
      });

      it('is never a notice that was over before it was claimed: it expires then, whatever happens to the process', async () => {
        await plan(notice('over', { expiresAt: (NOON - 1) as Instant }), notice('just', { expiresAt: NOON }));

        const claimed = await claimAll();
        await sql`update notice set lease_until = now() - interval '1 second' where state = 'claimed'`.execute(
          engine.db,
        );
        await queue.releaseExpiredLeases(clock.now());

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['just']);
        expect(await states()).toEqual({ just: 'unknown', over: 'expired' });
      });

      it('leaves an unknown notice that has expired, and repeats one that expires at this very moment', async () => {
        const at = (NOON + 5 * MINUTE) as Instant;
        await plan(notice('over', { expiresAt: (at - 1) as Instant }), notice('just', { expiresAt: at }));
        await becomeUnknown();

        await queue.repeatUnknown(at, 5 * MINUTE);

        expect(await states()).toEqual({ just: 'planned', over: 'unknown' });
      });
    });

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
  });
}

function toMentor() {
  return { kind: 'person', id: WHO.mentor } as const;
}

function notice(dedupeKey: string, other: Partial<NewNotice> = {}): NewNotice {
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
