import { describe, expect, it } from '@jest/globals';
import { planDigests } from '../../src/app/chores/planning-digests.ts';
import type { PersonId, SchoolDate, SchoolId, WallMinute } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL } from '../../src/domain/reminding/wishes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { heardAt } from '../support/hearing-on.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { SECOND } from '../support/second-school.ts';
import { deliverDue } from '../support/triage.ts';
import { BOTH, dayIn, numbersIn, severalSchoolsStage } from './several-schools-stage.ts';

const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const WEDNESDAY = '2026-12-02';
const MENTOR = { kind: 'person', id: WHO.mentor } as const;

/** Whoever works at two schools has one message a day for both; what is lost at one is not lost at the other. */
export function severalSchoolsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the message of a day of two schools on ${engineName}`, () => {
    const { school, at, begun, day, messagesOf, closed, parts, night, fateOf } = severalSchoolsStage(open);

    it('is one, with a part of each school by its name', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);

      const left = await day(FRIDAY);

      expect(left).toHaveLength(1);
      expect(parts(left[0])).toEqual([
        ['Testcollege', [['reminded', ['26-001']]]],
        ['Tweede School', [['reminded', ['26-002']]]],
      ]);
    });

    it('says to a coordinator for each school what is guarded there', async () => {
      await begun(SCHOOL, 'agreement', '2027-02-23');
      await begun(SECOND, 'agreement', '2027-02-23');
      await begun(SECOND, 'report_shared', '2027-02-23');

      const left = await day(FRIDAY, WHO.coordinator);

      expect(left).toHaveLength(1);
      expect(dayIn(left[0]).parts.map(({ school: { name }, heartbeat }) => [name, heartbeat?.terms])).toEqual(
        [
          ['Testcollege', 1],
          ['Tweede School', 2],
        ],
      );
    });

    it.each([
      ['the first', SCHOOL],
      ['the second', SECOND],
    ])('is the card of the matter when %s alone has one reminder', async (_which, schoolId) => {
      const { dossier } = await begun(schoolId, 'first_table', MONDAY);

      const [left] = await day(FRIDAY);

      expect(left?.delivery).toMatchObject({
        view: { kind: 'dossier', ref: { schoolId, id: dossier.id }, because: 'first_table_due_soon' },
      });
    });

    it.each(['expired', 'failed', 'dropped', 'unknown'])(
      'says in the next one what both had to say when it %s',
      async (fate) => {
        await begun(SCHOOL, 'first_table', MONDAY);
        await begun(SECOND, 'report_shared', MONDAY);
        await day(FRIDAY);
        await fateOf(FRIDAY, fate);

        const left = await day(MONDAY);

        expect(left).toHaveLength(1);
        expect(numbersIn(left[0])).toEqual(['26-001', '26-002']);
      },
    );

    it('has told of a school what it said of it, and of a school that had no part in it nothing', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await fateOf(FRIDAY, 'expired');
      await closed(SECOND, MONDAY);

      const onMonday = await day(MONDAY);
      const onTuesday = await day(TUESDAY);

      expect(onMonday[0]?.delivery).toMatchObject({ view: { kind: 'dossier', number: '26-001' } });
      expect(JSON.stringify(onTuesday)).toContain('26-002');
      expect(JSON.stringify(await day(WEDNESDAY))).not.toContain('report_shared');
    });

    it('has told nothing of a school of which nothing was left to be said when it left', async () => {
      await begun(SCHOOL, 'absence_16h', MONDAY);
      const { term } = await begun(SECOND, 'report_shared', MONDAY);
      await night(FRIDAY);
      await at(SCHOOL, (tx) =>
        tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, pausedUntil: FRIDAY as SchoolDate }),
      );
      await at(SECOND, (tx) => tx.deadlines.store([{ ...term, next: null }]));
      const left = await day(FRIDAY);
      const told = (each: SchoolId) =>
        at(each, (tx) => tx.digests.lastTold(MENTOR, FRIDAY as SchoolDate, MONDAY as SchoolDate));

      expect(JSON.stringify(left)).not.toContain('26-002');
      expect([await told(SCHOOL), await told(SECOND)]).toMatchObject([{ on: FRIDAY }, null]);
      expect(JSON.stringify(await day(MONDAY))).toContain(
        `"kind":"reminded","lines":[{"term":{"id":"${term.id}`,
      );
    });

    it('comes when the school that planned it turns out to be closed, with what both had to say', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await night(FRIDAY);
      const [planned] = await messagesOf(WHO.mentor, FRIDAY);
      await closed(planned?.schoolId as SchoolId, FRIDAY);
      school().clock.set(`${FRIDAY}T07:30:00Z`);

      const left = (await deliverDue(school())).filter(({ to }) => to === WHO.mentor);

      expect(numbersIn(left[0])).toEqual(['26-001', '26-002']);
    });

    it('does not come on a day on which both turn out to be closed', async () => {
      await begun(SCHOOL, 'first_table', TUESDAY);
      await begun(SECOND, 'report_shared', TUESDAY);
      await night(MONDAY);
      for (const each of BOTH) await closed(each, MONDAY);
      school().clock.set(`${MONDAY}T07:30:00Z`);

      expect((await deliverDue(school())).filter(({ to }) => to === WHO.mentor)).toEqual([]);
      expect(numbersIn((await day(TUESDAY))[0])).toEqual(['26-001', '26-002']);
    });

    it.each([
      ['the earlier is planned first', [SCHOOL, SECOND]],
      ['the later is planned first', [SECOND, SCHOOL]],
    ])('comes at the earlier of two hours (%s)', async (_order, schools) => {
      await hourOf(SECOND, 600);
      for (const each of schools) await heard(each, MONDAY);

      expect(await messagesOf(WHO.mentor, MONDAY)).toMatchObject([
        { state: 'planned', dueAt: '2026-11-30T07:30:00.000Z' },
      ]);
    });

    it('takes what the other school has until two minutes before it leaves', async () => {
      await hourOf(SECOND, 600);
      await heard(SCHOOL, FRIDAY);
      school().clock.set(`${FRIDAY}T07:27:59.999Z`);
      const inTime = await heard(SECOND, FRIDAY);
      school().clock.set(`${FRIDAY}T07:28:00Z`);

      expect(inTime).toBe(FRIDAY);
      expect(await heard(SECOND, FRIDAY)).toBe(MONDAY);
    });

    it('that has left takes nothing more of the other school, also where their hour is still to come', async () => {
      await hourOf(SECOND, 600);
      await heard(SCHOOL, FRIDAY);
      await fateOf(FRIDAY, 'sent');
      school().clock.set(`${FRIDAY}T08:00:00Z`);
      await begun(SECOND, 'first_table', MONDAY);
      await planDigests(school().deps, () => true);

      expect(await heard(SECOND, FRIDAY)).toBe(MONDAY);
      expect(
        await at(SECOND, (tx) => tx.digests.lastTold(MENTOR, FRIDAY as SchoolDate, MONDAY as SchoolDate)),
      ).toBeNull();
    });

    it('stays at its later hour when a school whose hour is over has something, and takes it along', async () => {
      await hourOf(SECOND, 600);
      await heard(SECOND, FRIDAY);
      school().clock.set(`${FRIDAY}T08:00:00Z`);
      await heard(SCHOOL, FRIDAY);

      expect(await messagesOf(WHO.mentor, FRIDAY)).toMatchObject([{ dueAt: `${FRIDAY}T09:00:00.000Z` }]);
    });

    it('is planned once, whichever schools plan at the same moment', async () => {
      await Promise.all([...BOTH, ...BOTH].map((each) => heard(each, MONDAY, [WHO.mentor, WHO.coordinator])));

      for (const who of [WHO.mentor, WHO.coordinator]) {
        expect(await messagesOf(who, MONDAY)).toHaveLength(1);
        const notice = {
          dedupeKey: `digest:${who}:${MONDAY}`,
          editsActivity: null,
          to: { kind: 'person', id: who },
        } as const;
        expect(await at(SCHOOL, (tx) => tx.digests.schoolsIn(notice))).toEqual(BOTH);
      }
    });

    it('says what the other school has to somebody who left the one that planned it', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await night(FRIDAY);
      const [planned] = await messagesOf(WHO.mentor, FRIDAY);
      await school().engine.script(
        `update membership set until_on = '2026-11-26' where person_id = '${WHO.mentor}' and school_id = '${planned?.schoolId}'`,
      );
      school().clock.set(`${FRIDAY}T07:30:00Z`);

      const left = (await deliverDue(school())).filter(({ to }) => to === WHO.mentor);

      expect(left).toHaveLength(1);
      expect(JSON.stringify(left)).toContain(planned?.schoolId === SCHOOL ? '26-002' : '26-001');
      expect(JSON.stringify(left)).not.toContain(planned?.schoolId === SCHOOL ? '26-001' : '26-002');
    });

    it('goes as one letter to whoever has no chat', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await school().engine.script(
        `update conversation set state = 'removed' where person_id = '${WHO.mentor}'`,
      );

      const left = await day(FRIDAY);

      expect(left.map(({ delivery }) => delivery)).toMatchObject([
        {
          kind: 'mail',
          letter: {
            schools: [
              { school: 'Testcollege', lines: [{ number: '26-001' }] },
              { school: 'Tweede School', lines: [{ number: '26-002' }] },
            ],
            url: expect.stringContaining('/p/own_page/'),
          },
        },
      ]);
    });

    it('comes at the hour that somebody chose since it was planned', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await night(FRIDAY);
      await at(SCHOOL, (tx) =>
        tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, digestMinute: 600 as WallMinute }),
      );
      school().clock.set(`${FRIDAY}T07:30:00Z`);
      const early = (await deliverDue(school())).filter(({ to }) => to === WHO.mentor);
      school().clock.set(`${FRIDAY}T09:00:00Z`);
      const left = (await deliverDue(school())).filter(({ to }) => to === WHO.mentor);

      expect([early.length, numbersIn(left[0])]).toEqual([0, ['26-001', '26-002']]);
    });

    async function heard(schoolId: SchoolId, on: string, people: readonly PersonId[] = [WHO.mentor]) {
      const wanted = { on: on as SchoolDate, dueOn: '2026-12-10' as SchoolDate, isDuty: false };
      const listeners = people.map((id) => ({ kind: 'person', id }) as const);
      const [found] = await heardAt(school(), schoolId, listeners, wanted);
      return found?.on;
    }

    async function hourOf(schoolId: SchoolId, minute: number): Promise<void> {
      await school().engine.script(
        `update school set policy = policy || '{"digestMinute": ${minute}}' where id = '${schoolId}'`,
      );
    }
  });
}
