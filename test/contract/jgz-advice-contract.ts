import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openReminded } from '../../src/app/digest/answering-reminder.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { reopenDossier } from '../../src/app/dossier/reopening.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import { giveAdvice } from '../../src/app/jgz-advice/giving-advice.ts';
import type { DeadlineId, SchoolDate } from '../../src/domain/ids.ts';
import { MOST_ADVICE } from '../../src/domain/jgz-advice.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { caseLink, caseRead, mayRead } from '../support/case-page.ts';
import { withdrawn } from '../support/grounds.ts';
import { ADVISED, adviceNow, advised, doctorsRoster } from '../support/jgz-advice.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { type Asked, askedTable } from '../support/tables.ts';

/** What the youth doctor advises: kept beside what was advised before, and found by nobody but whom it is for. */
export function jgzAdviceContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`advice of youth health care, on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open, doctorsRoster());
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
      await mayRead(school, asked, WHO.jgz, 'consent');
    });

    afterAll(() => school.close());

    it('is kept each time it is given, the newest first', async () => {
      expect(await advised(school, asked)).toEqual([]);
      school.clock.set('2026-11-24T09:00:00Z');
      expect(await advised(school, asked, { ...ADVISED, lessons: 'fully' })).toEqual([]);

      expect((await adviceNow(school, asked)).map(({ advice }) => advice.lessons)).toEqual([
        'fully',
        'partly',
      ]);
    });

    it('is added once by two presses of one form, also at one moment', async () => {
      const entry = school.deps.ids.next<string>();
      const link = await caseLink(school, asked.dossier, WHO.jgz);

      const both = await Promise.all([1, 2].map(() => giveAdvice(school.deps, link, entry, ADVISED)));

      expect(both).toEqual([[], []]);
      expect(await adviceNow(school, asked)).toHaveLength(1);
      for (const _press of [1, 2])
        expect(await advised(school, asked, { ...ADVISED, adjustments: ['breaks'] }, { entry })).toEqual([]);
      expect(await adviceNow(school, asked)).toHaveLength(2);
    });

    it('is not kept with what is wrong, nor past so many times', async () => {
      expect(await advised(school, asked, { ...ADVISED, lessons: null })).toEqual([
        { code: 'jgz_lessons_missing', at: 'lessons' },
      ]);
      expect(await adviceNow(school, asked)).toEqual([]);

      const link = await caseLink(school, asked.dossier, WHO.jgz);
      const give = () => giveAdvice(school.deps, link, school.deps.ids.next<string>(), ADVISED);
      for (let nth = 1; nth <= MOST_ADVICE; nth++) expect(await give()).toEqual([]);
      expect(await give()).toEqual([{ code: 'jgz_too_often', at: null }]);
    });

    it('is given by nobody but that seat, and only with a ground on record', async () => {
      await mayRead(school, asked, WHO.swv, 'statutory_task');
      for (const by of [WHO.swv, WHO.coordinator, WHO.mentor])
        expect(await advised(school, asked, ADVISED, { by })).toBeNull();

      await mayRead(school, asked, WHO.jgz, null);
      expect(await advised(school, asked)).toBeNull();
      expect(await adviceNow(school, asked)).toEqual([]);
    });

    it('is given no more by who left the seat, nor while somebody doubts whether it is safe', async () => {
      const link = await caseLink(school, asked.dossier, WHO.jgz);
      const give = () => giveAdvice(school.deps, link, school.deps.ids.next<string>(), ADVISED);
      await sql`update concern set doubted_at = now()`.execute(school.engine.db);
      expect(await give()).toBeNull();
      await sql`update concern set doubted_at = null`.execute(school.engine.db);
      expect(await give()).toEqual([]);

      await sql`update participant set until_on = '2026-11-23' where role = 'jgz'`.execute(school.engine.db);
      expect(await give()).toBeNull();
      expect(await adviceNow(school, asked)).toHaveLength(1);
    });

    it('is found as far as it is for each, and by whoever raised the concern not at all', async () => {
      await advised(school, asked);
      await advised(school, asked, { ...ADVISED, lessons: 'not_now' });
      await mayRead(school, asked, WHO.swv, 'consent');
      await mayRead(school, asked, WHO.leerplicht, 'consent');

      const found = async (who: (typeof WHO)[keyof typeof WHO]) => (await caseRead(school, asked, who)).jgz;

      expect(await found(WHO.coordinator)).toMatchObject({
        given: [{ seen: { seen: 'yes' }, by: { roepnaam: expect.anything() } }, { lessons: 'partly' }],
        form: null,
      });
      expect(await found(WHO.jgz)).toMatchObject({ given: [{}, {}], form: { last: { lessons: 'not_now' } } });
      expect(await found(WHO.swv)).toEqual({
        given: [
          {
            seen: null,
            lessons: 'not_now',
            adjustments: ['later_start', 'quiet_place'],
            reviewOn: '2026-12-07',
            on: '2026-11-23',
            by: null,
            isOver: false,
          },
        ],
        isPartial: false,
        form: null,
      });
      expect(await found(WHO.leerplicht)).toMatchObject({
        given: [{ seen: null, adjustments: ['later_start'], by: null }],
        isPartial: true,
      });
      expect(await found(WHO.buurtteam)).toBeNull();
      expect(await found(WHO.mentor)).toBeNull();
    });

    it('is found by others no more once its ground was withdrawn, also after one is recorded anew', async () => {
      await mayRead(school, asked, WHO.swv, 'consent');
      const ref = { schoolId: SCHOOL, id: asked.dossier.id, version: 0 };
      await advised(school, asked);
      expect((await caseRead(school, asked, WHO.swv)).jgz?.given).toHaveLength(1);

      school.clock.set('2026-11-24T09:00:00Z');
      await withdrawn(school, ref, 'jgz');
      expect((await caseRead(school, asked, WHO.swv)).jgz).toBeNull();
      await mayRead(school, asked, WHO.jgz, 'consent');
      await sql`update participant set ground_on = '2026-11-24' where role = 'jgz'`.execute(school.engine.db);

      expect((await caseRead(school, asked, WHO.swv)).jgz).toBeNull();
      for (const who of [WHO.jgz, WHO.coordinator])
        expect((await caseRead(school, asked, who)).jgz?.given).toMatchObject([{ on: '2026-11-23' }]);
    });

    it('says once its day to look again went by that it did, and with newer advice no more', async () => {
      await advised(school, asked);
      await mayRead(school, asked, WHO.swv, 'consent');
      const isOver = async () =>
        (await caseRead(school, asked, WHO.swv)).jgz?.given.map((each) => each.isOver);

      school.clock.set('2026-12-07T09:00:00Z');
      expect(await isOver()).toEqual([false]);
      school.clock.set('2026-12-08T09:00:00Z');
      expect(await isOver()).toEqual([true]);
      await advised(school, asked, { ...ADVISED, reviewOn: '2026-12-20' as SchoolDate });
      expect(await isOver()).toEqual([false]);
      expect((await caseRead(school, asked)).jgz?.given.map((each) => each.isOver)).toEqual([false, false]);
    });

    it('is on record without what it says', async () => {
      await advised(school, asked);

      const { rows } = await sql<{ actor_id: string; ground: string }>`
        select actor_id, ground from audit where action = 'dossier.changed'
      `.execute(school.engine.db);
      expect(rows).toEqual([{ actor_id: WHO.jgz, ground: 'seat' }]);
    });

    it('is asked about again on its day, of that seat, and a new one moves the day', async () => {
      await advised(school, asked);
      await advised(school, asked, { ...ADVISED, reviewOn: '2026-12-10' as SchoolDate });
      expect(await reviewTerms()).toEqual([{ due_on: '2026-12-10', state: 'running' }]);

      school.clock.set('2026-12-10T04:05:00Z');
      while ((await takeSteps(school.deps, SCHOOL)) > 0);

      expect(await remindedOf()).toEqual([WHO.jgz]);
      const ref = { schoolId: SCHOOL, id: SCHOOL, version: 0 };
      const chosen = { termId: await reviewTerm(), aboutId: asked.dossier.id };
      expect(await openReminded(await school.turn(WHO.jgz), ref, chosen)).toMatchObject({
        kind: 'page_link',
      });
    });

    it('is asked about of whoever carries the case where nobody sits there who may read along', async () => {
      await advised(school, asked);
      await mayRead(school, asked, WHO.jgz, null);

      school.clock.set('2026-12-07T04:05:00Z');
      while ((await takeSteps(school.deps, SCHOOL)) > 0);

      expect(await remindedOf()).toEqual([WHO.coordinator]);
    });

    it('is asked about no more when all lessons can be followed and no day is chosen', async () => {
      await advised(school, asked);
      await advised(school, asked, { ...ADVISED, lessons: 'fully', adjustments: ['none'], reviewOn: null });

      expect(await reviewTerms()).toEqual([{ due_on: '2026-12-07', state: 'met' }]);
    });

    it('is asked about of whoever carries the case where the ground ended between its day and three school days later', async () => {
      await advised(school, asked);
      school.clock.set('2026-12-07T04:05:00Z');
      while ((await takeSteps(school.deps, SCHOOL)) > 0);
      await mayRead(school, asked, WHO.jgz, null);

      school.clock.set('2026-12-10T04:05:00Z');
      while ((await takeSteps(school.deps, SCHOOL)) > 0);

      expect((await remindedOf()).sort()).toEqual([WHO.jgz, WHO.coordinator].sort());
    });

    it('stands among what that seat has to do as long as it may read along', async () => {
      const theirs = () =>
        school.deps.store.transact(SCHOOL, (tx) =>
          tx.deadlines.running(['jgz_review', 'agreement'], WHO.jgz),
        );
      await advised(school, asked);
      expect((await theirs()).map(({ rule }) => rule)).toEqual(['jgz_review']);

      await mayRead(school, asked, WHO.jgz, null);
      expect(await theirs()).toEqual([]);
    });

    it.each([
      ['2026-12-03', '2026-12-07'],
      ['2026-12-07', '2026-12-08'],
      ['2027-01-11', '2027-01-12'],
    ])(
      'of a case that is opened again on %s is asked about on %s, of whoever carries it until a ground is put down',
      async (on, due) => {
        await advised(school, asked);
        school.clock.set('2026-12-01T10:00:00Z');
        await closeDossier(await school.turn(WHO.coordinator), await dossierRef(), 'left_school');
        expect(await reviewTerms()).toEqual([{ due_on: '2026-12-07', state: 'stopped' }]);
        school.clock.set(`${on}T10:00:00Z`);
        await reopenDossier(await school.turn(WHO.coordinator), await dossierRef(), 'goes_wrong_again');
        expect(await reviewTerms()).toEqual([{ due_on: due, state: 'running' }]);

        school.clock.set(`${due}T04:05:00Z`);
        while ((await takeSteps(school.deps, SCHOOL)) > 0);

        expect(await remindedOf()).toEqual([WHO.coordinator]);
      },
    );

    async function dossierRef() {
      const { id } = asked.dossier;
      const now = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(id));
      return { schoolId: SCHOOL, id, version: now?.version ?? 0 };
    }

    async function reviewTerms() {
      const { rows } = await sql<{ due_on: string; state: string }>`
        select due_on, state from deadline where rule = 'jgz_review'
      `.execute(school.engine.db);
      return rows;
    }

    async function reviewTerm(): Promise<DeadlineId> {
      const { rows } = await sql<{
        id: DeadlineId;
      }>`select id from deadline where rule = 'jgz_review'`.execute(school.engine.db);
      return rows[0]?.id as DeadlineId;
    }

    async function remindedOf(): Promise<string[]> {
      const { rows } = await sql<{ to_id: string }>`
        select reminder.to_id from reminder join deadline on deadline.id = reminder.deadline_id
        where deadline.rule = 'jgz_review'
      `.execute(school.engine.db);
      return rows.map(({ to_id }) => to_id);
    }
  });
}
