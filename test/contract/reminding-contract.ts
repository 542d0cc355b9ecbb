import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const ALL: Wishes = {
  digestMinute: 600 as WallMinute,
  fromMinute: 540 as WallMinute,
  untilMinute: 900 as WallMinute,
  workDays: [1, 3, 4],
  pausedUntil: '2026-12-01' as SchoolDate,
  dutyOnly: true,
};

/** What people wish of their reminders is kept as they said it. */
export function remindingContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`wishes about reminders on ${engineName}`, () => {
    let school: Play;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(() => school.again());
    afterAll(() => school.close());

    it('are as the school does it, of whoever said nothing', async () => {
      expect(await wishesOf(WHO.mentor)).toEqual(AS_THE_SCHOOL);
    });

    it('are kept as they were said, and go when they are taken back', async () => {
      await wish(WHO.mentor, ALL);
      const said = await wishesOf(WHO.mentor);
      await wish(WHO.mentor, AS_THE_SCHOOL);

      expect(said).toEqual(ALL);
      expect(await wishesOf(WHO.mentor)).toEqual(AS_THE_SCHOOL);
    });

    it('are of one person, and looked up for many at once', async () => {
      await wish(WHO.mentor, ALL);

      const found = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.reminding.ofAll([WHO.mentor, WHO.coordinator]),
      );
      expect([...found]).toEqual([[WHO.mentor, ALL]]);
    });

    it('say on which day a coordinator hears of legal duties alone', async () => {
      await wish(WHO.coordinator, { ...AS_THE_SCHOOL, pausedUntil: '2026-11-23' as SchoolDate });
      await wish(WHO.deputyCoordinator, { ...AS_THE_SCHOOL, dutyOnly: true });
      const quietOn = (on: string) =>
        school.deps.store.transact(SCHOOL, async (tx) =>
          (await tx.people.coordinators(SCHOOL, on as SchoolDate)).map(({ isQuiet }) => isQuiet),
        );

      expect(await quietOn('2026-11-23')).toEqual([true, true]);
      expect(await quietOn('2026-11-24')).toEqual([false, true]);
    });

    function wish(personId: PersonId, wishes: Wishes): Promise<void> {
      return school.deps.store.transact(SCHOOL, (tx) => tx.reminding.wish(personId, wishes));
    }

    function wishesOf(personId: PersonId): Promise<Wishes> {
      return school.deps.store.transact(SCHOOL, (tx) => tx.reminding.of(personId));
    }
  });
}
