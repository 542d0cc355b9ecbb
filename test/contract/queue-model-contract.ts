import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { playedOn } from '../prove/store/proof.ts';

/** The model under the simulation of the protocol means what the queue of this engine means; run once per engine. */
export function queueModelContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the model of the queue of notices beside the queue on ${engineName}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;

    beforeAll(async () => {
      opened = await open();
    }, 60_000);

    afterAll(() => opened.close());

    it('gives the same answers and the same rows in schedules full of faults', async () => {
      const { schedules, happened } = await playedOn(opened.engine, 10, 1);

      expect(schedules).toBe(10);
      expect(happened).toBeGreaterThan(30);
    }, 120_000);
  });
}
