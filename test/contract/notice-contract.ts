import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Instant } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { ABOUT, CONVERSATION, MINUTE, NOON, notice, noticeStage, OTHER, toMentor } from './notice-stage.ts';

/** How notices are planned, and found again by what they are about; run once per engine. */
export function noticeContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`planning notices on ${engineName}`, () => {
    const { clock, engine, withPlans, plan, claimAll, settle, send, sent, states } = noticeStage(open);

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

    it('knows what a message was sent as, also after it was edited', async () => {
      await plan(notice('a', { about: ABOUT, kind: 'vote_request' }));
      await send('activity-1');
      await plan(notice('b', { about: ABOUT, kind: 'card_edit', editsActivity: 'activity-1' }));
      await send('activity-1');

      expect(await withPlans((plans) => plans.kindOf('activity-1'))).toBe('vote_request');
      expect(await withPlans((plans) => plans.kindOf('activity-2'))).toBeNull();
    });

    it('remembers the first time that somebody pressed something on a message', async () => {
      await plan(notice('a'));
      await send('activity-1');

      await withPlans((plans) => plans.markActed('activity-1', WHO.mentor, NOON));
      await withPlans((plans) => plans.markActed('activity-1', WHO.mentor, (NOON + MINUTE) as Instant));

      const row = await sql<{ seen: Date; acted: Date }>`
        select seen_at as seen, acted_at as acted from notice`.execute(engine().db);
      expect(row.rows).toEqual([{ seen: new Date(NOON), acted: new Date(NOON) }]);
    });

    it('takes a press for that on the message in the own chat, though another chat has one of the same id', async () => {
      await plan(notice('mine'), notice('theirs', { to: { kind: 'person', id: WHO.coordinator } }));
      await sql`update notice set state = 'sent', activity_id = 'activity-1'`.execute(engine().db);

      await withPlans((plans) => plans.markActed('activity-1', WHO.mentor, NOON));

      const rows = await sql<{ key: string }>`
        select dedupe_key as key from notice where acted_at is not null`.execute(engine().db);
      expect(rows.rows).toEqual([{ key: 'mine' }]);
    });

    it('takes the press of anybody in the channel for one on the post there', async () => {
      await plan(notice('post', { to: { kind: 'channel', id: SCHOOL }, kind: 'channel_card' }));
      await send('activity-1');

      await withPlans((plans) => plans.markActed('activity-1', WHO.mentor, NOON));

      const rows = await sql`select id from notice where acted_at is not null`.execute(engine().db);
      expect(rows.rows).toHaveLength(1);
    });
  });
}
