import { describe, expect, it } from '@jest/globals';
import type { NoticeId, SchoolId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { SECOND } from '../support/second-school.ts';
import { deliverDue } from '../support/triage.ts';
import { dayIn, severalSchoolsStage } from './several-schools-stage.ts';

const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
/** By the clock of the database, by which an update knows what is still to leave. */
const TODAY = new Date().toISOString().slice(0, 10);

/** A version before planned a message a day at each school; after the update there is one, and nothing is lost. */
export function oneMessageTakenOverContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`messages of a day that a version before planned, on ${engineName}`, () => {
    const { school, at, begun, day, messagesOf } = severalSchoolsStage(open);

    it('are one message of both schools when they are still to leave', async () => {
      await asBefore(SCHOOL, TODAY, 'planned', 1);
      await asBefore(SECOND, TODAY, 'planned', 0);

      await updated();

      expect(await messagesOf(WHO.mentor, TODAY)).toMatchObject([
        { schoolId: SECOND, state: 'planned' },
        { schoolId: SCHOOL, state: 'dropped' },
      ]);
      expect(await schoolsToday()).toEqual([SCHOOL, SECOND]);
    });

    it.each(['sent', 'claimed', 'unknown'])(
      'are not sent beside one that is %s, and count as not told',
      async (state) => {
        await asBefore(SCHOOL, TODAY, state, 1);
        await asBefore(SECOND, TODAY, 'planned', 0);

        await updated();

        expect(await messagesOf(WHO.mentor, TODAY)).toMatchObject([
          { schoolId: SECOND, state: 'dropped' },
          { schoolId: SCHOOL, state },
        ]);
        expect(await schoolsToday()).toEqual([SCHOOL]);
      },
    );

    it('leave though another of that day had nothing to say', async () => {
      await asBefore(SCHOOL, TODAY, 'dropped', 0);
      await asBefore(SECOND, TODAY, 'planned', 1);

      await updated();

      expect(await schoolsToday()).toEqual([SECOND]);
    });

    it('have told what each said in its own', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await asOfBefore(FRIDAY, 'sent');

      await updated();

      const left = await day(MONDAY);
      expect(JSON.stringify(left)).not.toContain('"reminded"');
    });

    it('are said again in one message when they did not reach anybody', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await asOfBefore(FRIDAY, 'expired');

      await updated();

      const left = await day(MONDAY);
      expect(left).toHaveLength(1);
      expect(dayIn(left[0]).parts).toHaveLength(2);
    });

    it('lose a name in each when somebody doubts whether it is safe', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await asOfBefore(FRIDAY, 'sent');

      await updated();

      for (const schoolId of [SCHOOL, SECOND])
        expect(await at(schoolId, (tx) => tx.digests.messagesTo([WHO.mentor], 0 as never))).toHaveLength(1);
    });

    it('are planned by a process of before while others are new, and say what its school has to say', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await asOfBefore(FRIDAY, 'planned');
      school().clock.set(`${FRIDAY}T07:40:00Z`);

      const left = (await deliverDue(school())).filter(({ to }) => to === WHO.mentor);

      expect(JSON.stringify(left)).toContain('26-001');
      expect(JSON.stringify(left)).toContain('26-002');
    });

    /** A message of a day of the mentor as one school alone planned it. `at` orders those of one day. */
    async function asBefore(schoolId: SchoolId, on: string, state: string, at: number): Promise<void> {
      const id = school().deps.ids.next<NoticeId>();
      await school().engine.script(`
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
        values ('${id}', '${schoolId}', 'digest', 'person', '${WHO.mentor}', '{"on": "${on}"}',
          'digest:${schoolId}:${WHO.mentor}:${on}', now() + interval '1 hour' + interval '${at} minutes', '${state}', now())`);
    }

    /** The one message of the mentor on that day is two, one of each school, with this fate. */
    async function asOfBefore(on: string, state: string): Promise<void> {
      const fate =
        state === 'sent'
          ? `'sent', 'personal', gen_random_uuid()::text, now()`
          : `'${state}', null, null, null`;
      await school().engine.script(`
        delete from digest_part;
        delete from notice where kind = 'digest';
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, created_at, state, road, activity_id, settled_at)
        select gen_random_uuid(), school.id, 'digest', 'person', '${WHO.mentor}', '{"on": "${on}"}',
          'digest:' || school.id || ':${WHO.mentor}:${on}', '${on}T07:30:00Z', now(), ${fate}
        from school`);
    }

    async function updated(): Promise<void> {
      const since = knownMigrations().filter(({ sql }) => sql.includes('digest_part'));
      await school().engine.script(`drop table digest_part; ${since.map(({ sql }) => sql).join('')}`);
    }

    function schoolsToday(): Promise<SchoolId[]> {
      const to = { kind: 'person', id: WHO.mentor } as const;
      const notice = { dedupeKey: `digest:${WHO.mentor}:${TODAY}`, editsActivity: null, to };
      return at(SCHOOL, (tx) => tx.digests.schoolsIn(notice));
    }
  });
}
