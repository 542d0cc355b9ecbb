import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Instant, NoticeId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { WHO } from '../support/school.ts';
import { MINUTE, NOON, notice, noticeStage } from './notice-stage.ts';

/** How notices are claimed, settled and lost sight of; run once per engine. */
export function noticeQueueContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the queue of notices on ${engineName}`, () => {
    const { clock, engine, queue, plan, withPlans, claimAll, settle, becomeUnknown, sent, states } =
      noticeStage(open);

    async function unknownFor(interval: string): Promise<void> {
      await sql`update notice set unknown_since = now() - ${interval}::interval where state = 'unknown'`.execute(
        engine().db,
      );
    }

    async function leasesOver(): Promise<void> {
      await sql`update notice set lease_until = now() - interval '1 second' where state = 'claimed'`.execute(
        engine().db,
      );
    }

    describe('claiming', () => {
      it('takes what is due at this very moment and leaves what is due a millisecond later', async () => {
        await plan(notice('now', { dueAt: NOON }), notice('later', { dueAt: (NOON + 1) as Instant }));

        const claimed = await queue().claim(NOON, 10, 60);

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['now']);
      });

      it('takes the longest due first, and those of one moment in the order in which they were planned', async () => {
        await plan(
          notice('second', { dueAt: (NOON - 1) as Instant }),
          notice('third', { dueAt: (NOON - 1) as Instant }),
          notice('first', { dueAt: (NOON - 2) as Instant }),
          notice('fourth', { dueAt: NOON }),
        );

        const claimed = await queue().claim(NOON, 3, 60);

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['first', 'second', 'third']);
      });

      it('gives no notice to two senders', async () => {
        await plan(...Array.from({ length: 30 }, (_, index) => notice(`n${index}`)));

        const claims = await Promise.all([1, 2, 3, 4].map(() => queue().claim(NOON, 10, 60)));

        const all = claims.flat().map(({ id }) => id);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length + (await claimAll()).length).toBe(30);
      });

      it('names the first moment at which something is due', async () => {
        expect(await queue().nextDue()).toBeNull();

        await plan(
          notice('b', { dueAt: (NOON + 2 * MINUTE) as Instant }),
          notice('a', { dueAt: (NOON + MINUTE) as Instant }),
        );

        expect(await queue().nextDue()).toBe(NOON + MINUTE);
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
      it('makes a notice unknown when the lease of a call that was begun ran out, and leaves it alone before', async () => {
        await plan(notice('gone'));
        await queue().begin(await claimAll());
        await leasesOver();
        await plan(notice('busy'));
        await queue().begin(await claimAll());

        const released = await queue().releaseExpiredLeases(NOON);

        expect(released).toBe(1);
        expect(await states()).toEqual({ busy: 'claimed', gone: 'unknown' });
      });

      it('believes a sender who tells late that it was sent after all', async () => {
        await plan(notice('a'));
        const [claimed] = await claimAll();
        await queue().begin(claimed ? [claimed] : []);
        await leasesOver();
        await queue().releaseExpiredLeases(NOON);

        const ours = await settle(claimed, sent('activity-1'));

        expect(ours).toBe(true);
        expect(await states()).toEqual({ a: 'sent' });
      });

      it("repeats an unknown notice when the quiet period is over by the database's own time, whatever the clock of the sender shows", async () => {
        await plan(notice('a'));
        await becomeUnknown();
        await unknownFor('4 minutes 50 seconds');

        const before = await queue().repeatUnknown((NOON + 60 * MINUTE) as Instant, 5 * MINUTE);
        await unknownFor('5 minutes');
        const after = await queue().repeatUnknown((NOON + 5 * MINUTE) as Instant, 5 * MINUTE);

        expect([before, after]).toEqual([0, 1]);
        const [again] = await queue().claim((NOON + 5 * MINUTE) as Instant, 10, 60);
        expect(again).toMatchObject({ params: { count: 1, repeat: true }, attempts: 1, fence: 2 });
      });

      it('that reported itself while its sender waited for an answer is settled once more by that sender, as the same message only', async () => {
        await plan(notice('a'));
        const [claimed] = await claimAll();
        await withPlans((plans) =>
          plans.markSeen(claimed?.id as NoticeId, WHO.mentor, 'activity-1', clock.now()),
        );

        const asAnother = await settle(claimed, sent('activity-2'));
        const asLost = await settle(claimed, { state: 'failed', reason: 'gone', at: NOON });

        expect([asAnother, asLost]).toEqual([false, false]);
        expect(await settle(claimed, sent('activity-1'))).toBe(true);
        expect(await states()).toEqual({ a: 'sent' });
      });

      it('repeats once: a second unknown stays', async () => {
        await plan(notice('a'));
        await becomeUnknown();
        await unknownFor('5 minutes');
        await queue().repeatUnknown((NOON + 5 * MINUTE) as Instant, 5 * MINUTE);
        clock.forward(5 * MINUTE);
        await becomeUnknown();
        await unknownFor('1 hour');

        const again = await queue().repeatUnknown((NOON + 60 * MINUTE) as Instant, 5 * MINUTE);

        expect(again).toBe(0);
        expect(await states()).toEqual({ a: 'unknown' });
      });

      it('counts the quiet period of a lease that ran out from when that was found', async () => {
        await plan(notice('a'));
        await queue().begin(await claimAll());
        await leasesOver();
        await queue().releaseExpiredLeases((NOON - 60 * MINUTE) as Instant);

        const at = (NOON + 60 * MINUTE) as Instant;
        expect(await queue().repeatUnknown(at, 5 * MINUTE)).toBe(0);
        await unknownFor('5 minutes');
        expect(await queue().repeatUnknown(at, 5 * MINUTE)).toBe(1);
      });

      it('repeats what a process of the version before put down, which knows of its own clock only', async () => {
        await plan(notice('a'));
        await becomeUnknown();
        await sql`update notice set unknown_since = null, settled_at = now() - interval '5 minutes'`.execute(
          engine().db,
        );

        expect(await queue().repeatUnknown(NOON, 5 * MINUTE)).toBe(1);
      });

      it('is never a notice that was over before it was claimed: it expires then, whatever happens to the process', async () => {
        await plan(notice('over', { expiresAt: (NOON - 1) as Instant }), notice('just', { expiresAt: NOON }));

        const claimed = await claimAll();
        await queue().begin(claimed);
        await leasesOver();
        await queue().releaseExpiredLeases(clock.now());

        expect(claimed.map(({ dedupeKey }) => dedupeKey)).toEqual(['just']);
        expect(await states()).toEqual({ just: 'unknown', over: 'expired' });
      });

      it('leaves an unknown notice that has expired, and repeats one that expires at this very moment', async () => {
        const at = (NOON + 5 * MINUTE) as Instant;
        await plan(notice('over', { expiresAt: (at - 1) as Instant }), notice('just', { expiresAt: at }));
        await becomeUnknown();
        await unknownFor('5 minutes');

        await queue().repeatUnknown(at, 5 * MINUTE);

        expect(await states()).toEqual({ just: 'planned', over: 'unknown' });
      });
    });
  });
}
