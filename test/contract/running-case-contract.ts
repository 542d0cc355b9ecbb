import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { foundIn } from '../../src/app/auditing/auditing-school.ts';
import { eventsOf } from '../../src/app/case-page/past.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { findFirstMoment } from '../../src/app/dossier/first-moment.ts';
import { measuredOf } from '../../src/app/facts/measuring.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import { enterRunning } from '../../src/app/running-case/entering-running.ts';
import { openRunningCasePage } from '../../src/app/running-case/opening.ts';
import { readForm, readPupils } from '../../src/app/running-case/showing-running.ts';
import type { PupilId, SchoolDate } from '../../src/domain/ids.ts';
import type { AgeBand } from '../../src/domain/involvement-rules.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { actionsNow } from '../support/agreed-actions.ts';
import { audited } from '../support/audit-plants.ts';
import { remindedOn } from '../support/mornings.ts';
import { type Play, play } from '../support/playing.ts';
import { onPaper, putIn, runningLink, runningNow } from '../support/running-case.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { countOf, deliverDue, haveChats, leftOut, sentConcern, toldBy, viewsTo } from '../support/triage.ts';

const day = (on: string) => on as SchoolDate;

/** A case that ran on paper goes on here, with its own days. It is Monday 23 November. */
export function runningCaseContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a case that is put in while it runs, on ${engineName}`, () => {
    let school: Play;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(() => school.again());

    afterAll(() => school.close());

    it('has a number of today, its own begin, and whoever carries it', async () => {
      const entered = await putIn(school);

      const dossier = await runningNow(school);
      expect(entered).toEqual({
        kind: 'entered',
        language: 'nl',
        number: dossier.number,
        hasTables: true,
        isMine: true,
      });
      expect(dossier).toMatchObject({
        number: '26-001',
        state: 'open',
        anchorOn: '2026-09-01',
        casushouderId: WHO.coordinator,
      });
      const concern = await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byId(dossier.concernId));
      expect(concern).toMatchObject({
        state: 'accepted',
        raisedBy: WHO.mentor,
        intake: {
          running: { firstSignalOn: '2026-08-24', atHomeSince: '2026-10-05', takenUpOn: '2026-09-01' },
          safety: 'no',
        },
      });
    });

    it('seats everybody whom the rules of the region name, and records on no ground that a partner reads along', async () => {
      await putIn(school);

      const people = await participants();
      expect(people.map(({ role }) => role).sort()).toEqual([
        'buurtteam',
        'jgz',
        'leerling',
        'leerplicht',
        'mentor',
        'ondersteuningscoordinator',
        'ouder',
        'ouder',
        'swv',
      ]);
      expect(people.every(({ ground }) => ground === null)).toBe(true);
    });

    it('keeps its tables, which were held without anybody having been asked here', async () => {
      await putIn(school);

      const { id } = await runningNow(school);
      const held = await school.deps.store.transact(SCHOOL, (tx) => tx.minutes.tablesHeld(id));
      expect(held.map(({ heldOn }) => heldOn)).toEqual(['2026-09-10', '2026-10-12']);
      const [latest] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([id]));
      expect(latest).toMatchObject({ state: 'held', heldOn: '2026-10-12', slots: [] });
      expect(await countOf(school, 'link')).toBe(1);
    });

    it('says its days as facts of the case, and not how many seats were empty at a table that nobody here saw', async () => {
      await putIn(school);

      const dossier = await runningNow(school);
      const measured = await school.deps.store.transact(SCHOOL, (tx) =>
        measuredOf(tx, school.deps, [dossier]),
      );
      expect(measured.get(dossier.id)).toMatchObject({
        firstSignalOn: '2026-08-24',
        atHomeSince: '2026-10-05',
        daysToTable: { days: 9 },
        tables: [{ emptySeats: null }, { emptySeats: null }],
      });
    });

    it('tells on the page of the case when it began and when it was put in, and of no question that nobody was asked', async () => {
      await putIn(school);

      const { id, concernId } = await runningNow(school);
      const events = await school.deps.store.transact(SCHOOL, async (tx) => {
        const dossier = await tx.dossiers.byId(id);
        const concern = await tx.concerns.byId(concernId);
        if (!dossier || !concern) throw new Error('There is no such case.');
        return eventsOf(tx, school.deps, { dossier, concern, reading: 'carries' });
      });
      expect(events.filter(({ kind }) => kind !== 'action_added')).toMatchObject([
        { kind: 'accepted', on: '2026-09-01' },
        { kind: 'family_told', on: '2026-11-20' },
        { kind: 'entered', on: '2026-11-23' },
        { kind: 'table_held', on: '2026-09-10' },
        { kind: 'table_held', on: '2026-10-12' },
      ]);
    });

    it('lets its terms start where they are', async () => {
      await putIn(school);

      expect(await terms()).toEqual([
        ['action', 'running', '2026-11-23', '2026-12-04'],
        // Of a partner, whose day was 2 November.
        ['action', 'running', '2026-11-30', '2026-11-30'],
        ['agreement', 'running', '2026-09-01', '2026-12-01'],
      ]);
    });

    it('looks on the way to three months only where that is still to come, and waits for a first table where there was none', async () => {
      await putIn(school, onPaper(school, { takenUpOn: day('2026-10-12'), tables: [], actions: [] }));

      expect(await terms()).toEqual([
        ['agreement', 'running', '2026-10-12', '2027-01-12'],
        ['first_table', 'running', '2026-10-12', expect.any(String)],
        ['interim_10w', 'running', '2026-10-12', '2026-12-21'],
        ['interim_6w', 'running', '2026-10-12', '2026-11-23'],
      ]);
    });

    it('asks one thing a day of three months that are over, from the first school day on, and not the whole ladder at once', async () => {
      await haveChats(school, WHO.coordinator);
      await putIn(
        school,
        onPaper(school, { takenUpOn: day('2026-06-01'), firstSignalOn: day('2026-05-11'), actions: [] }),
      );

      const asked = [];
      for (const on of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
        asked.push(await remindedOn(school, on));

      // The rung between them is for the deputy.
      expect(asked).toEqual([['agreement responsible'], [], ['agreement scale_up'], []]);
    });

    it('asks about an action of before today on the next school day', async () => {
      await haveChats(school, WHO.mentor);
      const late = {
        what: 'Belt',
        owner: { kind: 'person', id: WHO.mentor },
        dueOn: day('2026-10-20'),
      } as const;
      await putIn(school, onPaper(school, { actions: [late] }));

      expect(await remindedOn(school, '2026-11-24', WHO.mentor)).toEqual(['action responsible']);
    });

    it.each(['2026-10-20', '2026-12-01'])(
      'asks a partner about an action of %s from a week later on, and in that week tells no partner anything',
      async (dueOn) => {
        await haveChats(school, WHO.coordinator, WHO.swv, WHO.leerplicht);
        const theirs = { what: 'Belt', owner: { kind: 'person', id: WHO.swv }, dueOn: day(dueOn) } as const;
        await putIn(school, onPaper(school, { actions: [theirs] }));

        const asked = [];
        for (const on of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'])
          asked.push(await remindedOn(school, on, WHO.swv));

        expect(asked).toEqual([[], [], [], [], ['action responsible']]);
      },
    );

    it('with an agreement has no three months left to ask about', async () => {
      await putIn(
        school,
        onPaper(school, { outcomes: ['back_partly'], agreedOn: day('2026-11-02'), tables: [], actions: [] }),
      );

      expect((await runningNow(school)).state).toBe('agreed');
      expect(await terms()).toEqual([['agreement', 'met', '2026-09-01', '2026-12-01']]);
    });

    it('keeps what people promised in its order, also by a day that is over', async () => {
      await putIn(school);

      expect(await actionsNow(school, await runningNow(school))).toMatchObject([
        { nth: 1, what: 'Belt met de sportclub', state: 'open' },
        { nth: 2, what: 'Regelt een stage', dueOn: '2026-11-02', owner: { id: WHO.swv } },
      ]);
    });

    it('gives its card to whoever carries it, and says nothing to anybody else', async () => {
      await haveChats(school, WHO.coordinator, WHO.mentor, WHO.leerplicht);
      await putIn(school, onPaper(school, { casushouder: WHO.mentor }));

      const sent = await deliverDue(school);

      expect(viewsTo(sent, WHO.mentor, 'holder_changed')).toMatchObject([
        { kind: 'dossier', because: 'holder_changed', anchorOn: '2026-09-01' },
      ]);
      expect(sent.map(({ kind, to }) => [kind, to])).toEqual([['holder_changed', WHO.mentor]]);
    });

    it('puts down who was told, and who was left out by two, who is not invited', async () => {
      const parents = [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'court_order')];
      const family = { parents, secondPerson: WHO.safetyOfficer, ageBand: null };
      await putIn(school, onPaper(school, {}, { family }));

      const { concernId } = await runningNow(school);
      const informed = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.informed(concernId));
      expect(informed).toMatchObject([
        { guardianId: GUARDIAN.ofSam, informedOn: '2026-11-20' },
        { guardianId: GUARDIAN.alsoOfSam, exceptionCode: 'court_order', secondPersonId: WHO.safetyOfficer },
      ]);
      expect((await participants()).filter(({ role }) => role === 'ouder')).toMatchObject([
        { invited: true },
        { invited: false, leftOutCode: 'court_order' },
      ]);
    });

    it.each([
      [
        'nothing of a parent',
        { parents: [toldBy(GUARDIAN.ofSam, WHO.mentor)] },
        'parents',
        'parent_informed_missing',
      ],
      [
        'a parent left out by one alone',
        { parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'safety')] },
        'secondPerson',
        'second_person_missing',
      ],
      [
        'a parent told in another century',
        {
          parents: [GUARDIAN.ofSam, GUARDIAN.alsoOfSam].map((id) => ({
            ...toldBy(id, WHO.mentor),
            informedOn: day('1926-11-20'),
          })),
        },
        'parents',
        'running_told_odd',
      ],
    ])('is not put in with %s', async (_, change, at, code) => {
      const family = { secondPerson: null, ageBand: null, ...change };

      expect(await putIn(school, onPaper(school, {}, { family }))).toMatchObject({
        kind: 'faults',
        faults: [{ at, code }],
      });
      expect(await countOf(school, 'concern')).toBe(0);
    });

    it('asks how old the pupil is where nobody knows', async () => {
      const bornOn = null;
      const pupilId = school.deps.ids.next<PupilId>();
      const name = { roepnaam: 'Kim', voorvoegsel: '', achternaam: 'Bos' };
      const nothing = { homeMunicipality: null, homePostcode: null, exemptUntil: null, mail: null };
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.pupils.add({ id: pupilId, name, className: '4H2', bornOn, ...nothing }, null, [WHO.mentor]),
      );
      const parents = [toldBy(null, WHO.mentor)];
      const about = (ageBand: AgeBand | null) =>
        onPaper(school, {}, { pupilId, family: { parents, secondPerson: null, ageBand } });

      expect(await putIn(school, about(null))).toMatchObject({
        kind: 'faults',
        faults: [{ at: 'ageBand', code: 'age_missing' }],
      });
      expect(await putIn(school, about('from_16'))).toMatchObject({ kind: 'entered' });
    });

    it('is there once, however often it is sent, also by two presses at the same moment', async () => {
      const link = await runningLink(school);
      const entry = onPaper(school);

      const both = await Promise.all([
        enterRunning(school.deps, link, entry),
        enterRunning(school.deps, link, entry),
      ]);
      const again = await enterRunning(school.deps, link, entry);

      expect([...both, again]).toEqual(Array.from({ length: 3 }, () => again));
      expect(again).toMatchObject({ kind: 'entered', number: '26-001', hasTables: true });
      expect([await countOf(school, 'dossier'), await countOf(school, 'actietafel')]).toEqual([1, 2]);
    });

    it('is refused while a case runs or a concern waits about the same pupil, by its number', async () => {
      await sentConcern(school);
      expect(await putIn(school)).toMatchObject({
        kind: 'known',
        known: { dossier: null, concerns: ['26-001'] },
      });

      await school.again();
      await putIn(school);
      expect(await putIn(school)).toMatchObject({ kind: 'known', known: { dossier: '26-001' } });
      const form = await readForm(school.deps, await runningLink(school), PUPIL.sam);
      expect(form).toMatchObject({ kind: 'known', known: { dossier: '26-001' } });
      expect(await countOf(school, 'dossier')).toBe(1);
    });

    it('can be put in once the case of before is closed', async () => {
      await putIn(school);
      const { id, version } = await runningNow(school);
      const ref = { schoolId: SCHOOL, id, version };
      await closeDossier(await school.turn(WHO.coordinator), ref, 'moved_away');

      expect(await putIn(school)).toMatchObject({ kind: 'entered', number: '26-002' });
    });

    it.each([
      ['the mentor', WHO.mentor],
      ['a partner', WHO.leerplicht],
      ['the one for safety', WHO.safetyOfficer],
    ])('is not for %s', async (_, who) => {
      expect(await openRunningCasePage(await school.turn(who))).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
    });

    it('is not for who coordinates no more, nor of a pupil of no list here', async () => {
      const link = await runningLink(school);
      const stranger = { pupilId: '019ad111-0000-7000-8000-00000000ffff' as PupilId };
      expect(await enterRunning(school.deps, link, onPaper(school, {}, stranger))).toBeNull();
      expect(await readForm(school.deps, link, stranger.pupilId)).toBeNull();

      await sql`update membership set until_on = '2026-11-22' where person_id = ${WHO.coordinator}`.execute(
        school.engine.db,
      );
      expect(await enterRunning(school.deps, link, onPaper(school))).toBeNull();
      expect(await countOf(school, 'concern')).toBe(0);
    });

    it('is not of a pupil who left the school, of whom nothing is shown either', async () => {
      await sql`update pupil set left_on = '2026-11-22' where id = ${PUPIL.sam}`.execute(school.engine.db);
      const link = await runningLink(school);

      expect(await readForm(school.deps, link, PUPIL.sam)).toBeNull();
      expect(await enterRunning(school.deps, link, onPaper(school))).toBeNull();
      expect(await countOf(school, 'concern')).toBe(0);
      expect(await readings()).toEqual([]);
    });

    it('tells nothing by an id of something else', async () => {
      const concern = await sentConcern(school);
      const other = onPaper(school, {}, { id: concern.id as never, pupilId: PUPIL.noor });

      expect(await putIn(school, other)).toBeNull();
    });

    it('is nothing odd to whoever looks everything over at night', async () => {
      await putIn(
        school,
        onPaper(school, { takenUpOn: day('2025-01-06'), firstSignalOn: day('2024-12-02'), tables: [] }),
      );
      await remindedOn(school, '2026-11-24');

      const run = await audited(school);

      expect(run && foundIn(run)).toBe(0);
    });

    it('asks nobody for a moment by itself, and everybody once that is wanted', async () => {
      await putIn(school, onPaper(school, { tables: [] }));
      expect(await countOf(school, 'actietafel')).toBe(0);
      const { id, version } = await runningNow(school);
      const ref = { schoolId: SCHOOL, id, version };

      const view = await findFirstMoment(await school.turn(WHO.coordinator, 'one'), ref);
      await findFirstMoment(await school.turn(WHO.coordinator, 'two'), { ...ref, version: version + 1 });

      expect(view).toMatchObject({ kind: 'dossier', table: { state: 'voting' } });
      expect(await countOf(school, 'actietafel')).toBe(1);
    });

    it('writes in the record who put it in, and who read what is asked about a pupil', async () => {
      await readForm(school.deps, await runningLink(school), PUPIL.sam);
      await putIn(school);

      const { rows } = await sql<{ action: string }>`
        select action from audit where actor_id = ${WHO.coordinator} order by seq
      `.execute(school.engine.db);
      expect(rows.map(({ action }) => action)).toEqual([
        'running_case.read',
        'concern.parents_informed',
        'dossier.entered_running',
      ]);
    });

    it('writes each answer that names a family in the record with the pupil whom it is about', async () => {
      const link = await runningLink(school);
      await readPupils(school.deps, link, '4H2');
      await readForm(school.deps, link, PUPIL.sam);
      await enterRunning(school.deps, link, onPaper(school, { takenUpOn: null }));
      await putIn(school);
      await readForm(school.deps, link, PUPIL.sam);
      await enterRunning(school.deps, link, onPaper(school));

      expect(await readings()).toEqual([
        ['school', SCHOOL],
        ...Array.from({ length: 4 }, () => ['pupil', PUPIL.sam]),
      ]);
    });

    /** Of what it is on record that it was read, in order. */
    async function readings(): Promise<[string, string][]> {
      const { rows } = await sql<{ subject_kind: string; subject_id: string }>`
        select subject_kind, subject_id from audit where action = 'running_case.read' order by seq
      `.execute(school.engine.db);
      return rows.map(({ subject_kind, subject_id }) => [subject_kind, subject_id]);
    }

    async function participants() {
      const { id } = await runningNow(school);
      return school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(id));
    }

    async function terms(): Promise<[string, string, string, string][]> {
      const { id }: Dossier = await runningNow(school);
      const found = await school.deps.store.transact(SCHOOL, (tx) => tx.deadlines.of({ dossierId: id }));
      return found
        .map(({ rule, state, startsOn, dueOn }): [string, string, string, string] => [
          rule,
          state,
          startsOn,
          dueOn,
        ])
        .sort((one, other) => one.join().localeCompare(other.join()));
    }
  });
}
