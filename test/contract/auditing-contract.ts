import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { audited, daysUntil, guardedSchool, PLANTS, planted, runs } from '../support/audit-plants.ts';
import { type Play, play } from '../support/playing.ts';
import { deliverDue } from '../support/triage.ts';

/** What the look over everything finds and puts right, the same on every engine. */
export function auditingContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the look over all that is guarded, on ${engineName}`, () => {
    let school: Play;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      await guardedSchool(school);
    });

    afterAll(() => school.close());

    it('finds nothing where everything goes its way, on any day of the first weeks', async () => {
      const found = [];
      for (const on of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-12-04', '2026-12-21']) {
        await daysUntil(school, on);
        await deliverDue(school);
        found.push((await audited(school)).found);
      }

      expect(found).toEqual([{}, {}, {}, {}, {}, {}]);
    });

    it.each(PLANTS.map((plant) => [plant.what, plant] as const))(
      'finds, puts right and finds no more that %s',
      async (_what, plant) => {
        await daysUntil(school, '2026-11-25');
        const before = await audited(school);
        await planted(school, plant);

        const first = await audited(school);
        await deliverDue(school);
        const second = await audited(school);

        expect(before.found).toEqual({});
        expect(first.found[plant.difference]).toBeGreaterThan(0);
        if (plant.difference !== 'not_sent') expect(first.repaired).toEqual(first.found);
        expect(second.found).toEqual({});
      },
    );

    it('puts down in a row what it found, by counts alone, and the newest can be asked for', async () => {
      await audited(school);
      await planted(school, PLANTS[0] as never);
      school.clock.forward(60_000);
      const run = await audited(school);

      expect(await runs(school)).toBe(2);
      expect(run).toMatchObject({ found: { step_missing: 1 }, repaired: { step_missing: 1 } });
      expect(run.terms).toBeGreaterThan(1);
    });

    it('does a thing once though two look at the same time', async () => {
      await planted(school, PLANTS[0] as never);

      const both = await Promise.all([audited(school), audited(school)]);

      expect(both.map(({ repaired }) => repaired.step_missing ?? 0).sort()).toEqual([0, 1]);
    });
  });
}
