import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { askInstead } from '../../src/app/auditing/repairing-messages.ts';
import type { Look } from '../../src/app/auditing/repairing-terms.ts';
import { openDaysOf } from '../../src/domain/auditing/expected-days.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { audited, daysUntil, guardedSchool, PLANTS, planted, runs } from '../support/audit-plants.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL } from '../support/school.ts';
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

    it.each([
      ['put it off', `snoozed_until = '2026-12-01', snoozes = 1`, '2026-12-01'],
      ['took it up', `acknowledged_on = '2026-11-25'`, '2026-11-30'],
    ])(
      'asks instead of somebody who left not before its day, where a colleague %s',
      async (_how, set, until) => {
        await daysUntil(school, '2026-11-25');
        const gone = PLANTS.find(({ difference }) => difference === 'to_somebody_gone');
        await planted(school, gone as never);
        await school.engine.script(
          `update deadline set ${set} where id in (select deadline_id from reminder where on_date >= '2026-11-25')`,
        );

        const run = await audited(school);
        await daysUntil(school, '2026-11-27');

        expect(run.repaired.to_somebody_gone).toBeGreaterThan(0);
        expect(await nextOfAnswered(school)).toEqual([until]);
        expect((await audited(school)).found).toEqual({});
      },
    );

    it('takes no step again of a term that was answered while it looked', async () => {
      await daysUntil(school, '2026-11-25');
      await planted(school, PLANTS.find(({ difference }) => difference === 'to_somebody_gone') as never);
      const { now, today, ...look } = await lookNow(school);
      const gone = await school.deps.store.transact(SCHOOL, (tx) => tx.auditing.toSomebodyGone(today, 100));
      await school.engine.script(
        `update deadline set generation = generation + 1, snoozed_until = '2026-12-01', next_at = '2026-12-01T04:00:00Z'`,
      );

      await school.deps.store.transact(SCHOOL, (tx) =>
        askInstead(
          tx,
          { ...look, now, today },
          gone.map(({ reminder }) => reminder),
        ),
      );

      expect(gone.length).toBeGreaterThan(0);
      expect(await nextOfAnswered(school)).toEqual(['2026-12-01']);
    });

    it('puts down in a row what it found, by counts alone, and the newest can be asked for', async () => {
      await audited(school);
      await planted(school, PLANTS[0] as never);
      school.clock.forward(60_000);
      const run = await audited(school);

      expect(await runs(school)).toBe(2);
      expect(run).toMatchObject({ found: { step_missing: 1 }, repaired: { step_missing: 1 } });
      expect(run.terms).toBeGreaterThan(1);
    });

    it('is known to be missed at a school where something ran for so long, and where no look was since', async () => {
      const missed = (since: string) =>
        school.deps.store.outside((tx) => tx.auditing.schoolsNotLookedOver(Date.parse(since) as never));
      const before = await missed('2026-11-24T09:00:00Z');
      school.clock.set('2026-11-25T02:30:00Z');
      await audited(school);

      expect([before, await missed('2026-11-23T22:59:59Z')]).toEqual([1, 0]);
      expect(await missed('2026-11-25T02:30:00Z')).toBe(0);
      expect(await missed('2026-11-25T02:30:00.001Z')).toBe(1);
    });

    it('does a thing once though two look at the same time', async () => {
      await planted(school, PLANTS[0] as never);

      const both = await Promise.all([audited(school), audited(school)]);

      expect(both.map(({ repaired }) => repaired.step_missing ?? 0).sort()).toEqual([0, 1]);
    });
  });
}

/** On which days the terms that somebody put off or took up are asked about next. */
async function nextOfAnswered(school: Play): Promise<string[]> {
  const { rows } = await sql<{ on: string }>`
    select distinct (next_at at time zone 'Europe/Amsterdam')::date as "on" from deadline
    where state = 'running' and (snoozed_until is not null or acknowledged_on is not null)
  `.execute(school.engine.db);
  return rows.map(({ on }) => on);
}

async function lookNow({ deps }: Play): Promise<Look> {
  const now = deps.clock.now();
  const calendar = deps.calendars.of(await deps.store.transact(SCHOOL, (tx) => tx.schools.here()));
  const today = deps.wallClock.dateOf(now);
  return { deps, schoolId: SCHOOL, now, today, calendar, days: openDaysOf(calendar) };
}
