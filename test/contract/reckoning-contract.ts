import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { reckonSchool } from '../../src/app/guarding/reckoning-again.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { always, audited, daysUntil, guardedSchool } from '../support/audit-plants.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const LIST = new URL('../../src/calendar/nl-school-holidays.csv', import.meta.url);

/** What becomes of running terms when a school's calendar changes, the same on every engine. */
export function reckoningContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`dates after a change of the calendar, on ${engineName}`, () => {
    let school: Play;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      await guardedSchool(school);
      await reckon();
    });

    afterAll(() => school.close());

    it('are worked out anew for what runs, and once', async () => {
      const before = await terms();
      await closed('2026-11-25', 'Studiedag');

      const changed = await reckon();
      const again = await reckon();

      const after = await terms();
      expect(after.concern_untouched).toEqual({
        ...before.concern_untouched,
        due: '2026-11-26',
        next: '2026-11-26',
        generation: 2,
      });
      expect(changed).toBeGreaterThanOrEqual(1);
      expect(again).toBeNull();
    });

    it('of three months stay, by whatever day the school is closed; who is asked when is another matter', async () => {
      const before = await terms();
      await closed(before.agreement?.next as string, 'Studiedag');

      await reckon();

      const after = await terms();
      expect(after.agreement?.due).toBe(before.agreement?.due);
      expect(String(after.agreement?.next) < String(before.agreement?.next)).toBe(true);
    });

    it('change nothing that was met, stopped or closed', async () => {
      await sql`update deadline set state = 'met', next_at = null, next_step = null where rule = 'concern_untouched'`.execute(
        school.engine.db,
      );
      const before = await terms();
      await closed('2026-11-25', 'Studiedag');

      await reckon();

      expect((await terms()).concern_untouched).toEqual(before.concern_untouched);
    });

    it('follow another region, and a list of holidays that came with a new version', async () => {
      await sql`update school set holiday_region = 'zuid'`.execute(school.engine.db);
      expect(await reckon()).not.toBeNull();

      const text = `${readFileSync(LIST, 'utf8')}\n2026-11-25,2026-11-27,Extra vakantie,zuid,advice\n`;
      const changed = await reckonSchool({ ...school.deps, calendars: calendarsFrom(text) }, SCHOOL, always);

      expect(changed).toBeGreaterThanOrEqual(1);
      expect((await terms()).concern_untouched?.due).toBe('2026-11-30');
    });

    it('leave the look over everything with nothing to find', async () => {
      await closed('2026-11-25', 'Studiedag');
      await reckon();

      expect((await audited(school)).found).toEqual({});
    });

    it('let somebody hear on another day what was for a day that is closed now, and once', async () => {
      await daysUntil(school, '2026-11-24');
      school.clock.set('2026-11-25T04:05:00Z');
      await takeSteps(school.deps, SCHOOL);
      await closed('2026-11-25', 'Studiedag');
      await reckon();
      school.clock.set('2026-11-26T04:05:00Z');
      await takeSteps(school.deps, SCHOOL);

      const { rows } = await sql<{ on: string; n: number }>`
        select reminder.on_date as "on", count(*)::int as n
        from reminder join deadline on deadline.id = reminder.deadline_id
        where deadline.rule = 'concern_untouched' and deadline.generation = reminder.generation
          and reminder.to_id = ${WHO.coordinator}::uuid
        group by 1
      `.execute(school.engine.db);
      expect(rows).toEqual([{ on: '2026-11-26', n: 1 }]);
    });

    it('keep what was put off until its day', async () => {
      await sql`
        update deadline
        set next_at = '2026-12-04T04:00:00Z', next_step = 0, snoozed_until = '2026-12-04', snoozes = 1,
          due_on = '2026-11-20', starts_on = '2026-11-18'
        where rule = 'concern_untouched'
      `.execute(school.engine.db);
      await closed('2026-11-26', 'Studiedag');

      await reckon();

      expect((await terms()).concern_untouched?.next).toBe('2026-12-04');
    });

    it('tell the people of a table on the last open day before it, and ask them to prepare a day earlier', async () => {
      const eves = async () =>
        new Set(
          (await plannedNotices(school)).flatMap(({ kind, dueAt }) =>
            kind === 'table_prepare' || kind === 'table_tomorrow' ? [dueAt] : [],
          ),
        );
      const before = await eves();
      await closed('2026-11-26', 'Studiedag');

      await reckon();

      expect(before).toEqual(new Set(['2026-11-25T07:30:00.000Z', '2026-11-26T13:00:00.000Z']));
      expect(await eves()).toEqual(new Set(['2026-11-24T07:30:00.000Z', '2026-11-25T13:00:00.000Z']));
    });

    it('are not guessed past the last holiday that is known: the term waits and says why, until the list goes on', async () => {
      const short = readFileSync(LIST, 'utf8')
        .split('\n')
        .filter((line) => !/^\d/.test(line) || line < '2026-11')
        .join('\n');
      school.clock.set('2026-10-19T09:00:00Z');
      await reckonSchool({ ...school.deps, calendars: calendarsFrom(short) }, SCHOOL, always);
      const waiting = await sql<{ n: number }>`
        select count(*)::int as n from deadline where waits_because = 'calendar_ends' and next_at is null
      `.execute(school.engine.db);

      await reckon();

      expect(waiting.rows[0]?.n).toBeGreaterThanOrEqual(1);
      expect(Object.values(await terms()).every(({ next, state }) => state !== 'running' || next)).toBe(true);
    });

    function reckon(): Promise<number | null> {
      return reckonSchool(school.deps, SCHOOL, always);
    }

    async function closed(on: string, name: string): Promise<void> {
      await sql`
        insert into closed_day (school_id, on_date, is_open, name) values (${SCHOOL}::uuid, ${on}::date, false, ${name})
      `.execute(school.engine.db);
    }

    async function terms() {
      const { rows } = await sql<{
        rule: string;
        state: string;
        due: string;
        next: string | null;
        generation: number;
      }>`
        select rule, state, due_on as due, (next_at at time zone 'Europe/Amsterdam')::date as next, generation
        from deadline
      `.execute(school.engine.db);
      return Object.fromEntries(rows.map(({ rule, ...row }) => [rule, row]));
    }
  });
}
