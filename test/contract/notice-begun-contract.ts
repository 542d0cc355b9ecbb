import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Instant } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { MINUTE, NOON, notice, noticeStage } from './notice-stage.ts';

/** What a sender put down before its call, and what comes of that when it dies; run once per engine. */
export function noticeBegunContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`a call for a notice on ${engineName}`, () => {
    const { engine, queue, plan, claimAll, settle, sent, states } = noticeStage(open);

    async function leasesOver(): Promise<void> {
      await sql`update notice set lease_until = now() - interval '1 second' where state = 'claimed'`.execute(
        engine().db,
      );
    }

    describe('beginning a call', () => {
      it('is for whoever has the notice in hand, as often as they say so', async () => {
        await plan(notice('a'));
        const claimed = await claimAll();

        expect([await queue().begin(claimed), await queue().begin(claimed)]).toEqual([true, true]);
      });

      it.each([
        ['its lease ran out', () => leasesOver()],
        [
          'another has it in hand by now',
          async () => {
            await leasesOver();
            await queue().releaseExpiredLeases(NOON);
            await queue().claim(NOON, 10, 60);
          },
        ],
        [
          'it was planned again',
          async () => {
            await leasesOver();
            await queue().releaseExpiredLeases(NOON);
          },
        ],
      ])('is for nobody once %s', async (_what, happens) => {
        await plan(notice('a'));
        const claimed = await claimAll();
        await happens();

        expect(await queue().begin(claimed)).toBe(false);
      });

      it('is of all that go in one message or of none', async () => {
        await plan(notice('a'), notice('b'));
        const claimed = await claimAll();
        const [first] = claimed;
        await settle(first, sent('activity-1'));

        expect(await queue().begin(claimed)).toBe(false);
        await leasesOver();
        await queue().releaseExpiredLeases(NOON);
        expect(await states()).toEqual({ a: 'sent', b: 'planned' });
      });
    });

    describe('never begun', () => {
      it('plans again, as it was, what nobody had begun when the lease ran out', async () => {
        await plan(notice('a', { dueAt: (NOON - MINUTE) as Instant }));
        await queue().claim(NOON, 10, -1);

        const released = await queue().releaseExpiredLeases(NOON);

        expect(released).toBe(1);
        const [again] = await queue().claim(NOON, 10, 60);
        expect(again).toMatchObject({ dueAt: NOON - MINUTE, attempts: 1, fence: 2 });
        expect(again?.params).not.toHaveProperty('repeat');
      });

      it('takes for unknown what was in hand ten times without being begun: it may be what ends the senders', async () => {
        await plan(notice('a'));
        for (let time = 1; time <= 10; time++) {
          expect(await states()).toEqual({ a: 'planned' });
          await queue().claim(NOON, 10, -1);
          await queue().releaseExpiredLeases(NOON);
        }

        expect(await states()).toEqual({ a: 'unknown' });
      });

      it('takes for unknown what a process of the version before had in hand, which does not say whether it began', async () => {
        await plan(notice('a'));
        await queue().claim(NOON, 10, -1);
        await sql`update notice set fence = fence + 1`.execute(engine().db);

        await queue().releaseExpiredLeases(NOON);

        expect(await states()).toEqual({ a: 'unknown' });
      });
    });
  });
}
