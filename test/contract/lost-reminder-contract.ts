import { beforeEach, describe, expect, it } from '@jest/globals';
import { takeUp } from '../../src/app/digest/answering-reminder.ts';
import { withNext } from '../../src/app/guarding/beginning.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { Deadline, Reminder } from '../../src/app/ports/deadlines.ts';
import type { DeadlineId, PersonId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import { DEADLINE_RULES, type DeadlineRule } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { dayOf } from '../support/guarded-days.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';
import { haveChats } from '../support/triage.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

const PUPILS = Object.values(PUPIL);
const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';

/** A rung that was taken and of which nobody has heard yet: it is not lost, and it reaches nobody whom it is not for. */
export function lostReminderContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what somebody has not heard yet on ${engineName}`, () => {
    const { school, at, storedDossier, newDossier } = dossierStage(open);

    let dossiers = 0;

    beforeEach(async () => {
      dossiers = 0;
      await haveChats(school(), WHO.coordinator, WHO.mentor, WHO.otherMentor);
    });

    it('of the law, and was in a message that did not leave, comes the next day to whoever wants the law alone', async () => {
      await wish(WHO.mentor, { dutyOnly: true });
      await begun('absence_16h', MONDAY, WHO.mentor, 1);
      await dayOf(school(), FRIDAY);
      await school().engine.script(`update notice set state = 'expired' where kind = 'digest'`);

      expect(await saidTo(WHO.mentor, MONDAY)).toContain('absence_16h');
    });

    it('of the law comes before free days in which it is due, in a pause too', async () => {
      await wish(WHO.mentor, { workDays: [1, 5], pausedUntil: '2026-12-31' as SchoolDate });
      await begun('absence_16h', '2026-12-03', WHO.mentor, 1);

      expect(await saidTo(WHO.mentor, MONDAY)).toContain('absence_16h');
    });

    it('since before the summer comes on the first day after it', async () => {
      await begun('sick_talk', '2027-07-16', WHO.mentor);
      await dayOf(school(), '2027-07-15');
      await school().engine.script(`update notice set state = 'expired' where kind = 'digest'`);
      await school().engine.script('update deadline set next_at = null');

      expect(await saidTo(WHO.mentor, '2027-08-30')).toContain('"kind":"reminded"');
    });

    it('is not for a colleague who does not carry the case any more, and whose name it is not to hear', async () => {
      const term = await begun('report_shared', MONDAY, WHO.mentor);
      await rungsTaken(FRIDAY);
      await carriedBy(WHO.otherMentor, term);

      expect(await saidTo(WHO.mentor, FRIDAY)).toBe('[]');
    });

    it('is not for a coordinator who is none any more', async () => {
      await begun('report_shared', '2026-11-24', WHO.mentor, 3);
      await rungsTaken(FRIDAY);
      await school().engine.script(
        `update membership set role = 'mentor' where person_id = '${WHO.coordinator}' and role <> 'mentor'`,
      );

      expect(await saidTo(WHO.coordinator, FRIDAY)).toBe('[]');
    });

    it('of a term that began anew is its own, whatever was said of the one before', async () => {
      const before = await begun('first_table', '2026-11-23', WHO.mentor, 4);
      await at((tx) => tx.deadlines.remind([toldBefore(before, 5)]));
      const { calendars, wallClock } = school().deps;
      const calendar = calendars.of(await at((tx) => tx.schools.here()));
      const anew = { ...before, startsOn: TODAY, dueOn: MONDAY as SchoolDate };
      await at((tx) => tx.deadlines.start([withNext(calendar, wallClock, anew, -1, TODAY)]));
      await dayOf(school(), FRIDAY);
      await take(before);

      expect((await now(before)).next?.step).toBe(0);
    });

    it('goes on to the next rung when somebody takes it up again and again and nothing follows', async () => {
      const term = await begun('absence_16h', FRIDAY, WHO.mentor, 1);
      for (const on of [FRIDAY, '2026-12-02', '2026-12-07', '2026-12-10', '2026-12-15']) {
        await dayOf(school(), on);
        await take(term);
      }

      const told = (await at((tx) => tx.deadlines.remindersOf(term.id))).map(({ audience }) => audience);
      expect(told.slice(0, 2)).toEqual(['responsible', 'responsible']);
      expect(told).toContain('coordinator');
    });

    it('of what was not delivered is in the next message of a coordinator who has hers before the others', async () => {
      await wish(WHO.coordinator, { digestMinute: 420 as WallMinute, fromMinute: 420 as WallMinute });
      await begun('agreement', '2027-02-23', WHO.mentor);
      await dayOf(school(), FRIDAY);
      const id = school().deps.ids.next<string>();
      await school().engine.script(`
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, reason, settled_at, created_at)
        values ('${id}', '${SCHOOL}', 'table_booked', 'person', '${WHO.mentor}', '{}', '${id}', '${FRIDAY}T06:10:00Z', 'failed',
          'blocked', '${FRIDAY}T06:10:00Z', '${FRIDAY}T06:10:00Z')`);

      expect(await saidTo(WHO.coordinator, MONDAY)).toContain('table_booked');
    });

    it('is said, and can be answered, at a school where more than a thousand other terms are due before it', async () => {
      const term = await begun('agreement', '2026-12-11', WHO.mentor, 1);
      for (let count = 0; count < 75; count++) await newDossier(PUPIL.sam);
      await school().engine.script(`
        insert into deadline (id, school_id, concern_id, rule, starts_on, due_on, state)
        select gen_random_uuid(), '${SCHOOL}', concern.id, rule, '2026-11-02', '2026-11-04', 'running'
        from concern, unnest(array['${DEADLINE_RULES.filter((rule) => rule !== 'agreement').join("','")}']) as rule
      `);

      const said = await saidTo(WHO.mentor, FRIDAY);
      await take(term);

      expect([said.includes('"rule":"agreement"'), (await now(term)).acknowledgedOn]).toEqual([true, FRIDAY]);
    });

    /** Each about a dossier of its own, of which nothing was said yet. */
    async function begun(rule: DeadlineRule, dueOn: string, holder: PersonId, step = 0): Promise<Deadline> {
      const dossier = await storedDossier(PUPILS[dossiers++ % PUPILS.length] ?? PUPIL.sam);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: holder }));
      const { calendars, wallClock, ids } = school().deps;
      const term = runningTerm(ids.next<DeadlineId>(), { dossierId: dossier.id }, rule, {
        dueOn: dueOn as SchoolDate,
      });
      const calendar = calendars.of(await at((tx) => tx.schools.here()));
      await at((tx) => tx.deadlines.start([withNext(calendar, wallClock, term, step - 1, TODAY)]));
      return term;
    }

    async function rungsTaken(on: string): Promise<void> {
      school().clock.set(`${on}T04:00:00Z`);
      await takeSteps(school().deps, SCHOOL);
    }

    function carriedBy(who: PersonId, { about }: Deadline): Promise<void> {
      const id = 'dossierId' in about ? about.dossierId : '';
      return school().engine.script(`update dossier set casushouder_id = '${who}' where id = '${id}'`);
    }

    async function take(term: Deadline): Promise<void> {
      const ref = { schoolId: SCHOOL, id: SCHOOL, version: 0 };
      await takeUp(await school().turn(WHO.mentor), ref, { termId: term.id, aboutId: '' });
    }

    function toldBefore({ id, generation }: Deadline, step: number): Reminder {
      const to = { kind: 'person', id: WHO.mentor } as const;
      const on = '2026-10-30' as SchoolDate;
      return {
        id: school().deps.ids.next<string>(),
        deadlineId: id,
        generation,
        step,
        audience: 'scale_up',
        to,
        on,
        actedAt: null,
      };
    }

    async function now({ id }: Deadline): Promise<Deadline> {
      return (await at((tx) => tx.deadlines.byId(id))) as Deadline;
    }

    function wish(personId: PersonId, changes: Partial<Wishes>): Promise<void> {
      return at((tx) => tx.reminding.wish(personId, { ...AS_THE_SCHOOL, ...changes }));
    }

    /** What stands in the message of that day to them, as it would be drawn; `[]` = there is none. */
    async function saidTo(who: PersonId, on: string): Promise<string> {
      const views = (await dayOf(school(), on)).flatMap(({ to, kind, delivery }) =>
        to === who && kind === 'digest' && delivery.kind === 'personal' ? [delivery.view] : [],
      );
      return JSON.stringify(views);
    }
  });
}
