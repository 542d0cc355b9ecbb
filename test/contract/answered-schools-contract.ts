import { describe, expect, it } from '@jest/globals';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { press, pressOn, pressRaw } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { SECOND } from '../support/second-school.ts';
import { deliverDue } from '../support/triage.ts';
import { BOTH, dayIn, numbersIn, severalSchoolsStage } from './several-schools-stage.ts';

const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const MENTOR = { kind: 'person', id: WHO.mentor } as const;

/** What is answered on a message of two schools, and what becomes of it afterwards, stays with the school that it is about. */
export function answeredSchoolsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a message of a day of two schools that has left, on ${engineName}`, () => {
    const { school, at, begun, day, messagesOf, fateOf } = severalSchoolsStage(open);

    it('is answered line by line at the school of the line, and keeps what the other asks', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      const { term, dossier } = await begun(SECOND, 'report_shared', MONDAY);
      const [left] = await day(FRIDAY);
      const message = dayIn(left);
      const matter = `${term.id} ${dossier.id} ${SECOND}`;

      const offer = await pressOn(school(), WHO.mentor, message, 'digest.later', { matter });
      expect(offer).toMatchObject({ kind: 'put_off', ref: { schoolId: SECOND }, number: '26-002' });
      const opened = await pressOn(school(), WHO.mentor, message, 'digest.open', { matter });
      expect(opened).toMatchObject({ kind: 'dossier', number: '26-002', ref: { schoolId: SECOND } });
      await fatesAs('card-1');
      await press(school(), offer, 'digest.put_off', {}, WHO.mentor);
      const edits = (await deliverDue(school())).filter(({ kind }) => kind === 'card_edit');

      expect(edits).toHaveLength(1);
      expect(numbersIn(edits[0])).toEqual(['26-001']);
      // Each school counts its cases from one, so the number alone does not tell which was answered.
      expect(JSON.stringify(cardOf(dayIn(edits[0]), 'nl'))).toContain('26-002 · Tweede School, ');
    });

    it('is found again with both schools after something else was looked at', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      const [left] = await day(FRIDAY);
      const wishes = await pressOn(school(), WHO.mentor, dayIn(left), 'reminding.show');

      const again = await press(school(), wishes, 'digest.show', {}, WHO.mentor);

      if (again?.kind !== 'digest') throw new Error(`No message of a day: ${again?.kind}`);
      expect(again.parts).toEqual(dayIn(left).parts);
    });

    it('is answered at the school of a line also by somebody who left the school named first', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      const { term, dossier } = await begun(SECOND, 'report_shared', MONDAY);
      const [left] = await day(FRIDAY);
      await school().engine.script(
        `update membership set until_on = '2026-11-26' where person_id = '${WHO.mentor}' and school_id = '${SCHOOL}'`,
      );

      const matter = `${term.id} ${dossier.id} ${SECOND}`;
      const opened = await pressOn(school(), WHO.mentor, dayIn(left), 'digest.open', { matter });

      expect(opened).toMatchObject({ kind: 'dossier', number: '26-002', ref: { schoolId: SECOND } });
    });

    it('counts as answered when it is answered at the school that did not plan it', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await fatesAs('card-1');
      const [message] = await messagesOf(WHO.mentor, FRIDAY);
      const other = BOTH.find((each) => each !== message?.schoolId) as SchoolId;

      await at(other, (tx) => tx.notices.markActed('card-1', WHO.mentor, school().clock.now()));

      expect(await actedOn(message?.id ?? '')).toBe(true);
    });

    it('believes no line of a school at which somebody has nothing to do', async () => {
      const { term, dossier } = await begun(SECOND, 'first_table', MONDAY);
      const ref = { schoolId: SCHOOL, id: SCHOOL, version: 0 };
      const matter = `${term.id} ${dossier.id} ${SECOND}`;

      for (const verb of ['digest.open', 'digest.take', 'digest.later'])
        expect(await pressRaw(school(), verb, { ref, matter }, WHO.otherMentor)).toEqual({
          kind: 'refused',
          code: 'card_outdated',
        });
    });

    it('loses the name when somebody doubts at one school whether it is safe, and keeps the lines of the other', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      const { dossier } = await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      school().clock.set(`${FRIDAY}T09:00:00Z`);
      const ref = { schoolId: SECOND, id: dossier.id, version: 1 };
      await doubtSafetyOfDossier(await school().turn(WHO.mentor, undefined, null), ref);

      const edits = (await deliverDue(school())).filter(
        ({ edits, to }) => edits?.startsWith('digest') && to === WHO.mentor,
      );

      expect(numbersIn(edits[0])).toEqual(['26-001']);
    });

    it('is counted at the school whose case it is about, wherever it was planned', async () => {
      const first = await begun(SCHOOL, 'first_table', MONDAY);
      const second = await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);

      for (const [schoolId, { dossier }] of [
        [SCHOOL, first],
        [SECOND, second],
      ] as const) {
        const fates = await at(schoolId, (tx) => tx.outgoing.fatesOf(dossier.concernId, dossier.id, []));
        expect(fates.filter(({ toId }) => toId === WHO.mentor)).toMatchObject([{ state: 'sent', count: 1 }]);
      }
    });

    it('is forgotten with its parts, once no school has a reminder of that day left', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      const [message] = await messagesOf(WHO.mentor, FRIDAY);
      const home = message?.schoolId as SchoolId;
      const forgotten = () =>
        at(home, (tx) => tx.digests.forget(Date.parse('2028-01-01T00:00:00Z') as never, 100));
      await school().engine.script(
        `delete from notice where id <> '${message?.id}'; delete from reminder where school_id = '${home}'`,
      );
      const before = await forgotten();
      await school().engine.script('delete from reminder');

      expect([before, await forgotten()]).toEqual([0, 1]);
      const notice = {
        dedupeKey: `digest:${WHO.mentor}:${FRIDAY}`,
        editsActivity: null,
        to: MENTOR,
      };
      expect(await at(home, (tx) => tx.digests.schoolsIn(notice))).toEqual([]);
    });

    it('that did not arrive is known to the coordinators of both', async () => {
      await begun(SCHOOL, 'first_table', MONDAY);
      await begun(SECOND, 'report_shared', MONDAY);
      await day(FRIDAY);
      await fateOf(FRIDAY, 'failed');

      for (const schoolId of BOTH) {
        const found = await at(schoolId, (tx) =>
          tx.outgoing.undelivered((school().clock.now() - 3_600_000) as never),
        );
        expect(found.filter(({ toId }) => toId === WHO.mentor)).toMatchObject([
          { kind: 'digest', state: 'failed' },
        ]);
      }
    });

    it.each([[{ dutyOnly: true }], [{ pausedUntil: '2026-12-04' as SchoolDate }]])(
      'says with %j what the law asks at either school, and nothing else',
      async (wishes: Partial<Wishes>) => {
        await at(SCHOOL, (tx) => tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, ...wishes }));
        await begun(SCHOOL, 'first_table', TUESDAY);
        await begun(SECOND, 'absence_16h', TUESDAY);

        const left = await day(MONDAY);

        expect(JSON.stringify(left)).toContain('26-002');
        expect(JSON.stringify(left)).not.toContain('26-001');
      },
    );

    async function fatesAs(activityId: string): Promise<void> {
      await school().engine.script(
        `update notice set activity_id = '${activityId}' where kind = 'digest' and to_id = '${WHO.mentor}'`,
      );
    }

    async function actedOn(id: string): Promise<boolean> {
      const { rows } = await school().engine.query(`select acted_at from notice where id = '${id}'`);
      return (rows[0] as { acted_at: Date | null } | undefined)?.acted_at != null;
    }
  });
}
