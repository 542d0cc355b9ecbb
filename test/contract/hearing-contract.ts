import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { digestToday } from '../../src/app/digest/hearing.ts';
import type { Listener } from '../../src/app/ports/digests.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { heardAt } from '../support/hearing-on.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const COORDINATOR: Listener = { kind: 'person', id: WHO.coordinator };
const MENTOR: Listener = { kind: 'person', id: WHO.mentor };
const CHANNEL: Listener = { kind: 'channel' };

/** Everybody has one message a day for all that they are reminded of, whoever plans it and how often. */
export function hearingContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the message of a day on ${engineName}`, () => {
    let school: Play;

    beforeAll(async () => {
      school = await play('2026-11-23T06:00:00Z', open);
    }, 60_000);

    beforeEach(() => school.again());
    afterAll(() => school.close());

    it('is one for each person and one for the channel, at the hour of the school, until its reminders end', async () => {
      const first = await heard([COORDINATOR, MENTOR, CHANNEL]);
      await heard([MENTOR, COORDINATOR, CHANNEL]);

      expect(first.map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
      const planned = await plannedNotices(school);
      expect(planned.map(({ kind, to }) => [kind, to.id]).sort()).toEqual(
        [
          ['channel_digest', SCHOOL],
          ['digest', WHO.coordinator],
          ['digest', WHO.mentor],
        ].sort(),
      );
      for (const { dueAt, expiresAt, params } of planned)
        expect([dueAt, expiresAt, params.on]).toEqual([
          '2026-11-23T07:30:00.000Z',
          '2026-11-23T16:00:00.000Z',
          '2026-11-23',
        ]);
    });

    it('comes at the hour and on the days that somebody chose', async () => {
      await wish({ digestMinute: 600, workDays: [2] });

      expect(await heard([MENTOR])).toEqual([{ to: MENTOR, on: '2026-11-24' }]);
      expect((await plannedNotices(school)).map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T09:00:00.000Z']);
    });

    it('is not planned for whoever wants duties alone, and is for a duty', async () => {
      await wish({ dutyOnly: true });

      expect(await heard([MENTOR])).toEqual([]);
      expect(await heard([MENTOR], { isDuty: true })).toHaveLength(1);
    });

    it('takes what comes up two minutes before it leaves, and leaves for tomorrow what comes later', async () => {
      await heard([MENTOR]);
      school.clock.set('2026-11-23T07:27:59.999Z');
      const inTime = await heard([MENTOR]);
      school.clock.set('2026-11-23T07:28:00Z');

      expect(inTime[0]?.on).toBe('2026-11-23');
      expect((await heard([MENTOR]))[0]?.on).toBe('2026-11-24');
    });

    it('that has left takes nothing more, and the next is that of tomorrow', async () => {
      await heard([MENTOR]);
      await sql`update notice set state = 'sent'`.execute(school.engine.db);

      expect((await heard([MENTOR]))[0]?.on).toBe('2026-11-24');
    });

    it('leaves ten minutes later when the hour is over and none was planned, but not after the hours of the school', async () => {
      school.clock.set('2026-11-23T10:00:00Z');
      const late = await heard([MENTOR]);
      const [notice] = await plannedNotices(school);
      school.clock.set('2026-11-23T15:50:00Z');

      expect([late[0]?.on, notice?.dueAt]).toEqual(['2026-11-23', '2026-11-23T10:10:00.000Z']);
      expect((await heard([COORDINATOR]))[0]?.on).toBe('2026-11-24');
    });

    it('of today is planned for whoever is there today, once', async () => {
      await wish({ workDays: [2] });
      await today([MENTOR, COORDINATOR]);
      await today([COORDINATOR]);

      expect((await plannedNotices(school)).map(({ to }) => to.id)).toEqual([WHO.coordinator]);
    });

    function heard(listeners: readonly Listener[], changes: { isDuty?: boolean } = {}) {
      const wanted = { on: '2026-11-23' as SchoolDate, dueOn: '2026-12-10' as SchoolDate, isDuty: false };
      return heardAt(school, SCHOOL, listeners, { ...wanted, ...changes });
    }

    function today(listeners: readonly Listener[]): Promise<void> {
      return school.deps.store.transact(SCHOOL, async (tx) =>
        digestToday(moment(), tx, await tx.schools.here(), listeners),
      );
    }

    function moment() {
      const now = school.clock.now();
      return { deps: school.deps, now, today: school.deps.wallClock.dateOf(now) };
    }

    function wish(changes: Partial<Record<keyof Wishes, unknown>>): Promise<void> {
      return school.deps.store.transact(SCHOOL, (tx) =>
        tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, ...changes } as Wishes),
      );
    }
  });
}
