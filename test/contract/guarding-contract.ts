import { describe, expect, it } from '@jest/globals';
import { STEPS_AT_ONCE, takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { DeadlineId, Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { frozenFor } from '../../src/domain/terms/catalogue.ts';
import type { DeadlineRule } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { haveChannel } from '../support/guarded-days.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';
import { dossierStage } from './dossier-stage.ts';

/** Five in the morning of a school day, before anybody's message of the day. */
const MORNING = (on: string) => `${on}T04:00:00Z`;
const DUE = '2026-11-30' as SchoolDate;

/** What every engine does the same when the rungs of terms are taken; run once per engine. */
export function guardingContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the rungs of terms on ${engineName}`, () => {
    const { school, at, storedDossier, newDossier } = dossierStage(open);

    it('say to whom a term is called to mind on which day, and plan the message of that day', async () => {
      const term = await begun('first_table', { step: 0 });
      school().clock.set(MORNING('2026-11-27'));

      await taken();

      expect(await remindersOf(term)).toEqual(['0 responsible coordinator 2026-11-27']);
      expect(
        (await plannedNotices(school())).map(({ kind, to, params }) => [kind, to.id, params.on]),
      ).toEqual([['digest', WHO.coordinator, '2026-11-27']]);
      expect((await now(term)).next).toEqual({ step: 1, at: Date.parse(MORNING('2026-12-01')) });
    });

    it('are taken at their moment and not a minute before', async () => {
      const term = await begun('first_table', { step: 0, at: MORNING('2026-11-27') });
      school().clock.set('2026-11-27T03:59:00Z');
      await taken();
      const before = await remindersOf(term);
      school().clock.set(MORNING('2026-11-27'));
      await taken();

      expect([before, await remindersOf(term)]).toEqual([[], ['0 responsible coordinator 2026-11-27']]);
    });

    it('go to the deputy, the coordinators and the channel, and skip who heard it at an earlier one', async () => {
      await haveChannel(school());
      const term = await begun('first_table', { step: 0, holder: WHO.mentor });

      for (const day of ['11-27', '12-01', '12-02', '12-03', '12-04', '12-10', '12-17']) {
        school().clock.set(MORNING(`2026-${day}`));
        await taken();
      }

      expect(await remindersOf(term)).toEqual([
        '0 responsible mentor 2026-11-27',
        '1 responsible mentor 2026-12-01',
        '3 coordinator coordinator 2026-12-03',
        '4 channel channel 2026-12-04',
        '5 scale_up coordinator 2026-12-10',
        '6 coordinator coordinator 2026-12-17',
      ]);
    });

    it('go to the deputy of a coordinator who carries it herself', async () => {
      const term = await begun('first_table', { step: 2 });
      school().clock.set(MORNING('2026-12-02'));

      await taken();

      expect(await remindersOf(term)).toEqual(['2 deputy deputyCoordinator 2026-12-02']);
    });

    it('go to the coordinators when whoever carries it has left the school', async () => {
      const term = await begun('first_table', { step: 0, holder: WHO.mentor });
      await school().engine.script(
        `update membership set until_on = '2026-11-26' where person_id = '${WHO.mentor}'`,
      );
      school().clock.set(MORNING('2026-11-27'));

      await taken();

      expect(await remindersOf(term)).toEqual(['0 responsible coordinator 2026-11-27']);
    });

    it('wait while somebody doubts whether it is safe, and are taken when that is over', async () => {
      const term = await begun('first_table', { step: 0 });
      school().clock.set(MORNING('2026-11-27'));
      await school().engine.script(`update concern set doubted_at = now()`);
      await taken();
      const held = await remindersOf(term);
      await school().engine.script(`update concern set doubted_at = null`);
      school().clock.set(MORNING('2026-11-28'));
      await taken();

      expect([held, await remindersOf(term)]).toEqual([[], ['0 responsible coordinator 2026-11-30']]);
    });

    it('are not taken before their own day, when a database of a version before has them looked at at once', async () => {
      const term = await begun('agreement', { step: 0, changed: { dueOn: '2027-02-19' as SchoolDate } });
      await school().engine.script('update deadline set frozen = null, next_step = 0, next_at = starts_on');
      school().clock.set(MORNING('2026-11-27'));

      await taken();

      expect(await remindersOf(term)).toEqual([]);
      expect((await now(term)).next).toEqual({ step: 1, at: Date.parse(MORNING('2027-02-05')) });
    });

    it('of the same moment are taken by one of two who look at once', async () => {
      const term = await begun('first_table', { step: 0 });
      school().clock.set(MORNING('2026-11-27'));

      const counts = await Promise.all([takeSteps(school().deps, SCHOOL), takeSteps(school().deps, SCHOOL)]);

      expect(counts.sort()).toEqual([0, 1]);
      expect(await remindersOf(term)).toHaveLength(1);
    });

    it('of a term that ended are taken no more', async () => {
      const term = await begun('first_table', { step: 0 });
      await at((tx) => tx.deadlines.end(term.about, 'all', 'met'));
      school().clock.set(MORNING('2026-11-27'));

      expect(await takeSteps(school().deps, SCHOOL)).toBe(0);
    });

    it('of a term that nobody ends are over some days after the last one, when it was heard, and say nothing more', async () => {
      const term = await begun('interim_6w', { step: 0 });
      school().clock.set(MORNING('2026-11-30'));
      await taken();
      const heard = await now(term);
      school().clock.set(MORNING('2026-12-07'));
      await taken();

      expect(heard).toMatchObject({ state: 'running', next: { step: 1 } });
      expect(await now(term)).toMatchObject({ state: 'over', next: null });
      expect(await remindersOf(term)).toHaveLength(1);
    });

    it('hold what the school had set when the term started', async () => {
      const own = frozenFor('first_table', {
        terms: { first_table: { steps: [{ to: 'coordinator', days: 0, unit: 'school_days' }] } },
      });
      const term = await begun('first_table', { step: 0, holder: WHO.mentor, changed: { frozen: own } });
      school().clock.set(MORNING('2026-11-30'));

      await taken();

      expect(await remindersOf(term)).toEqual(['0 coordinator coordinator 2026-11-30']);
    });

    it('past the list of holidays are not guessed: the term waits and says why', async () => {
      const term = await begun('first_table', { step: 5, changed: { dueOn: '2030-12-20' as SchoolDate } });
      school().clock.set(MORNING('2026-11-27'));

      await taken();

      expect(await now(term)).toMatchObject({ state: 'running', next: null, waitsBecause: 'calendar_ends' });
    });

    it('keep no other term of the school waiting where the list of holidays has ended', async () => {
      const last = await begun('first_table', { step: 0, changed: { dueOn: '2030-12-20' as SchoolDate } });
      school().clock.set(MORNING('2030-12-16'));

      await taken();

      expect(await now(last)).toMatchObject({ state: 'running', next: null, waitsBecause: 'calendar_ends' });
      expect(await remindersOf(last)).toEqual([]);
    });

    it('are taken some at a time, and all of them', async () => {
      const terms: Deadline[] = [];
      for (let count = 0; count <= STEPS_AT_ONCE; count++) {
        const { concernId } = await newDossier(PUPIL.sam);
        const id = school().deps.ids.next<DeadlineId>();
        const next = { step: 0, at: Date.parse(MORNING('2026-11-27')) as Instant };
        terms.push(runningTerm(id, { concernId }, 'review', { next }));
      }
      await at((tx) => tx.deadlines.start(terms));
      school().clock.set(MORNING('2026-11-27'));

      expect([
        await takeSteps(school().deps, SCHOOL),
        await takeSteps(school().deps, SCHOOL),
        await takeSteps(school().deps, SCHOOL),
      ]).toEqual([STEPS_AT_ONCE, 1, 0]);
    });

    it('are looked for at every school at once', async () => {
      await begun('first_table', { step: 0, at: MORNING('2026-11-27') });
      const due = (at: string) =>
        school().deps.store.outside((tx) => tx.deadlines.schoolsWithDue(Date.parse(at) as Instant));

      expect([await due('2026-11-27T03:59:59Z'), await due(MORNING('2026-11-27'))]).toEqual([[], [SCHOOL]]);
    });

    async function begun(
      rule: DeadlineRule,
      {
        step,
        at: moment = MORNING('2026-11-23'),
        holder = WHO.coordinator,
        changed = {},
      }: {
        step: number;
        at?: string;
        holder?: PersonId;
        changed?: Partial<Deadline>;
      },
    ): Promise<Deadline> {
      const dossier = await storedDossier(PUPIL.sam);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: holder }));
      const term = runningTerm(school().deps.ids.next<DeadlineId>(), { dossierId: dossier.id }, rule, {
        dueOn: DUE,
        next: { step, at: Date.parse(moment) as Instant },
        ...changed,
      });
      await at((tx) => tx.deadlines.start([term]));
      return term;
    }

    function taken(): Promise<number> {
      return takeSteps(school().deps, SCHOOL);
    }

    async function now({ id }: Deadline): Promise<Deadline> {
      return (await at((tx) => tx.deadlines.byId(id))) as Deadline;
    }

    /** `step audience who day`, by the names that the tests have for people. */
    async function remindersOf({ id }: Deadline): Promise<string[]> {
      const names = new Map<string, string>(Object.entries(WHO).map(([name, person]) => [person, name]));
      const reminders = await at((tx) => tx.deadlines.remindersOf(id));
      return reminders.map(({ step, audience, to, on }) =>
        [step, audience, to.kind === 'person' ? names.get(to.id) : 'channel', on].join(' '),
      );
    }
  });
}
