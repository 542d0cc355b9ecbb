import { describe, expect, it } from '@jest/globals';
import { planDigests } from '../../src/app/chores/planning-digests.ts';
import { hearOn } from '../../src/app/digest/hearing.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { PersonId, SchoolDate, SchoolId, WallMinute } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { press, pressOn, pressRaw } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { SECOND } from '../support/second-school.ts';
import { deliverDue } from '../support/triage.ts';
import { BOTH, dayIn, severalSchoolsStage } from './several-schools-stage.ts';

const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const WEDNESDAY = '2026-12-02';

/** Whoever works at two schools has one message a day for both; what is lost at one is not lost at the other. */
export function severalSchoolsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the message of a day of two schools on ${engineName}`, () => {
    const { school, at, begun, day, messagesOf, closed, parts } = severalSchoolsStage(open);

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

    const MENTOR = { kind: 'person', id: WHO.mentor } as const;

    /** Everything up to the moment at which the messages leave. */
    async function night(on: string): Promise<void> {
      await day(on);
      await school().engine.script(
        `update notice set state = 'planned', settled_at = null, activity_id = null, reason = null where params ->> 'on' = '${on}'`,
      );
    }

    async function heard(schoolId: SchoolId, on: string, people: readonly PersonId[] = [WHO.mentor]) {
      const wanted = { on: on as SchoolDate, dueOn: '2026-12-10' as SchoolDate, isDuty: false };
      const now = school().clock.now();
      const today = school().deps.wallClock.dateOf(now);
      const [found] = await at(schoolId, async (tx) =>
        hearOn(
          { deps: school().deps, now, today },
          tx,
          await tx.schools.here(),
          people.map((id) => ({ kind: 'person', id })),
          wanted,
        ),
      );
      return found?.on;
    }

    async function hourOf(schoolId: SchoolId, minute: number): Promise<void> {
      await school().engine.script(
        `update school set policy = policy || '{"digestMinute": ${minute}}' where id = '${schoolId}'`,
      );
    }

    async function fateOf(on: string, state: string): Promise<void> {
      await school().engine.script(
        `update notice set state = '${state}', settled_at = '${new Date(school().clock.now()).toISOString()}' where kind = 'digest' and params ->> 'on' = '${on}'`,
      );
    }

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

function numbersIn(left: Parameters<typeof dayIn>[0]): string[] {
  return dayIn(left)
    .parts.flatMap(({ digest }) => digest.sections)
    .flatMap(({ lines }) => lines.map(({ term }) => term.number))
    .sort();
}
