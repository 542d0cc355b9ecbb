import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { ConcernId, GuardianId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import {
  accept,
  BOTH_TOLD,
  concernNow,
  countOf,
  deliverDue,
  dossierOf,
  haveChats,
  leftOut,
  morePupil,
  openedDossier,
  sentConcern,
  termsNow,
  toldBy,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

describe('accepting a concern', () => {
  it('opens a dossier with the same number, carried by the coordinator from today on', async () => {
    const ref = await sentConcern(school);

    const view = await accept(school, ref);
    const { dossier } = await dossierOf(school, ref);

    expect(view).toMatchObject({
      kind: 'triage_decided',
      route: 'accept',
      number: '26-001',
      canReopen: false,
    });
    expect(dossier).toMatchObject({
      number: '26-001',
      state: 'open',
      casushouderId: WHO.coordinator,
      anchorOn: '2026-11-23',
    });
  });

  it('starts the terms of the first table and of the agreement, and ends those of the concern', async () => {
    await openedDossier(school);

    expect(await termsNow(school)).toEqual({
      agreement: { state: 'running', dueOn: '2027-02-23' },
      concern_untouched: { state: 'met', dueOn: '2026-11-25' },
      first_table: { state: 'running', dueOn: '2026-11-30' },
      parents_informed: { state: 'met', dueOn: '2026-11-24' },
    });
    expect(await waitingFor(school, 'parents_informed_due')).toEqual([]);
  });

  it('names everybody at the table: four seats, coordinator, mentor, both parents and the pupil', async () => {
    const { dossier } = await openedDossier(school);
    const participants = await participantsOf(dossier.id);

    expect(participants.map(({ role }) => role).sort()).toEqual([
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
    expect(participants.every(({ invited, ground }) => invited && ground === null)).toBe(true);
  });

  it('asks everybody for a moment and posts number and verb in the channel', async () => {
    await haveChats(school, WHO.swv, WHO.coordinator);
    await openedDossier(school);

    expect(await waitingFor(school, 'vote_request')).toHaveLength(9);
    expect(await waitingFor(school, 'channel_post')).toContain(SCHOOL);
  });

  it('puts on record who was told when and by whom', async () => {
    const ref = await sentConcern(school);
    const parents = [toldBy(GUARDIAN.ofSam, WHO.mentor), toldBy(GUARDIAN.alsoOfSam, WHO.coordinator)];

    await accept(school, ref, { parents });

    expect(await informed()).toEqual([
      {
        guardianId: GUARDIAN.ofSam,
        informedOn: '2026-11-20',
        informedBy: WHO.mentor,
        exceptionCode: null,
        secondPersonId: null,
      },
      {
        guardianId: GUARDIAN.alsoOfSam,
        informedOn: '2026-11-20',
        informedBy: WHO.coordinator,
        exceptionCode: null,
        secondPersonId: null,
      },
    ]);
  });

  it('can give the dossier to a colleague who coordinates or is the mentor', async () => {
    const { dossier } = await openedDossier(school, { holder: WHO.mentor });
    const participants = await participantsOf(dossier.id);

    expect(dossier.casushouderId).toBe(WHO.mentor);
    expect(participants.find(({ role }) => role === 'ondersteuningscoordinator')?.who.id).toBe(
      WHO.coordinator,
    );
  });

  it('lets another coordinator who carries it sit at the table', async () => {
    const { dossier } = await openedDossier(school, { holder: WHO.deputyCoordinator });
    const participants = await participantsOf(dossier.id);

    expect(participants.find(({ role }) => role === 'ondersteuningscoordinator')?.who.id).toBe(
      WHO.deputyCoordinator,
    );
  });

  it('does nothing twice when it is pressed twice', async () => {
    const ref = await sentConcern(school);

    await Promise.all([accept(school, ref), accept(school, ref)]);

    expect(await countOf(school, 'dossier')).toBe(1);
    expect(await countOf(school, 'actietafel')).toBe(1);
    expect(await countOf(school, 'informed')).toBe(2);
  });

  it('is refused while another dossier of the pupil is open, and nothing is recorded', async () => {
    await openedDossier(school);
    const second = await sentConcern(school);

    const view = await accept(school, second);

    expect(view).toMatchObject({ kind: 'triage_accept', fault: 'dossier_open' });
    expect((await concernNow(school, second)).state).toBe('submitted');
    expect(await countOf(school, 'informed')).toBe(2);
  });

  it('tells the mentor that there will be a table', async () => {
    await haveChats(school, WHO.mentor);
    await openedDossier(school);

    const [answer] = viewsTo(await deliverDue(school), WHO.mentor, 'answer_to_asker');

    expect(answer).toMatchObject({ kind: 'triage_answer', route: 'accept' });
  });

  it.each([WHO.mentor, WHO.leerplicht])('is not for somebody else (%s)', async (person) => {
    const ref = await sentConcern(school);

    const view = await accept(school, ref, {}, person);

    expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect(await countOf(school, 'dossier')).toBe(0);
  });
});

describe('the parents, before a dossier opens', () => {
  it.each([
    ['one of them is not answered for', { parents: [BOTH_TOLD[0]] }, 'parent_informed_missing'],
    ['nobody is', { parents: [] }, 'parent_informed_missing'],
    [
      'one would hear tomorrow',
      {
        parents: [
          toldBy(GUARDIAN.ofSam, WHO.coordinator),
          { ...toldBy(GUARDIAN.alsoOfSam, WHO.coordinator), informedOn: '2026-11-24' as SchoolDate },
        ],
      },
      'parents_told_in_future',
    ],
    [
      'one is left out and nobody looked along',
      { parents: [toldBy(GUARDIAN.ofSam, WHO.coordinator), leftOut(GUARDIAN.alsoOfSam, 'safety')] },
      'second_person_missing',
    ],
    [
      'one is left out and she looked along herself',
      {
        parents: [toldBy(GUARDIAN.ofSam, WHO.coordinator), leftOut(GUARDIAN.alsoOfSam, 'safety')],
        secondPerson: WHO.coordinator,
      },
      'second_person_same',
    ],
    [
      'somebody looked along who is no colleague for that',
      {
        parents: [toldBy(GUARDIAN.ofSam, WHO.coordinator), leftOut(GUARDIAN.alsoOfSam, 'safety')],
        secondPerson: WHO.leerplicht,
      },
      'colleague_unknown',
    ],
    [
      'somebody told them who is no colleague',
      { parents: [toldBy(GUARDIAN.ofSam, WHO.leerplicht), BOTH_TOLD[1]] },
      'colleague_unknown',
    ],
    [
      'a parent of another pupil is answered for',
      { parents: [...BOTH_TOLD, toldBy(GUARDIAN.ofNoor, WHO.coordinator)] },
      'card_outdated',
    ],
    ['somebody who works elsewhere would carry it', { holder: WHO.swv as PersonId }, 'colleague_unknown'],
  ])('when %s: says so on the same card and opens nothing', async (_case, acceptance, fault) => {
    const ref = await sentConcern(school);

    const view = await accept(school, ref, acceptance as never);

    expect(view).toMatchObject({ kind: 'triage_accept', fault, ref });
    expect(await countOf(school, 'dossier')).toBe(0);
    expect(await countOf(school, 'informed')).toBe(0);
  });

  it('may be left out for a reason with a second person: on record, at the table not invited', async () => {
    const { dossier } = await openedDossier(school, {
      parents: [toldBy(GUARDIAN.ofSam, WHO.coordinator), leftOut(GUARDIAN.alsoOfSam, 'safety')],
      secondPerson: WHO.safetyOfficer,
    });
    const participants = await participantsOf(dossier.id);

    expect(await informed()).toContainEqual({
      guardianId: GUARDIAN.alsoOfSam,
      informedOn: null,
      informedBy: null,
      exceptionCode: 'safety',
      secondPersonId: WHO.safetyOfficer,
    });
    expect(participants.find(({ who }) => who.id === GUARDIAN.alsoOfSam)).toMatchObject({
      invited: false,
      leftOutCode: 'safety',
    });
    expect(await waitingFor(school, 'vote_request')).not.toContain(GUARDIAN.alsoOfSam);
  });

  it('without gezag need not be answered for, and are not at the table by themselves', async () => {
    await addGuardian('no');
    const { dossier } = await openedDossier(school);
    const participants = await participantsOf(dossier.id);

    expect(participants.filter(({ role }) => role === 'ouder')).toHaveLength(2);
  });

  it('of whom gezag is not known have to hear like the others', async () => {
    const third = await addGuardian('unknown');
    const ref = await sentConcern(school);

    const without = await accept(school, ref);
    const withThird = await accept(school, ref, { parents: [...BOTH_TOLD, toldBy(third, WHO.mentor)] });

    expect(without).toMatchObject({ fault: 'parent_informed_missing' });
    expect(withThird).toMatchObject({ kind: 'triage_decided' });
  });

  it('who are in no list are answered for all the same', async () => {
    const ref = await sentConcern(school, { pupilId: PUPIL.ofOtherMentor }, WHO.coordinator);

    const card = await chooseRoute(await school.turn(WHO.coordinator), ref, 'accept');
    const without = await accept(school, ref, { parents: [] });
    const told = await accept(school, ref, { parents: [toldBy(null, WHO.otherMentor)] });

    expect(formIn(card).parents).toEqual([{ id: null, nth: 1, initial: null, informedOn: null }]);
    expect(without).toMatchObject({ fault: 'parent_informed_missing' });
    expect(told).toMatchObject({ kind: 'triage_decided' });
  });
});

describe('the age of the pupil', () => {
  it('decides from 18 on that nobody has to be told first, and that nobody is invited without consent', async () => {
    const pupilId = await morePupil(school, '2008-11-23');
    await addGuardian('yes', pupilId);
    const ref = await sentConcern(school, { pupilId });

    const card = await chooseRoute(await school.turn(WHO.coordinator), ref, 'accept');
    await accept(school, ref, { parents: [] });
    const { dossier } = await dossierOf(school, ref);

    expect(formIn(card)).toMatchObject({ parentsWithConsent: true, parents: [{ nth: 1 }] });
    expect((await participantsOf(dossier.id)).filter(({ role }) => role === 'ouder')).toEqual([]);
  });

  it('of 18 lets a parent sit at the table whom the pupil let hear', async () => {
    const pupilId = await morePupil(school, '2008-11-23');
    const parent = await addGuardian('yes', pupilId);
    const ref = await sentConcern(school, { pupilId });

    await accept(school, ref, { parents: [toldBy(parent, WHO.mentor)] });
    const { dossier } = await dossierOf(school, ref);

    expect((await participantsOf(dossier.id)).filter(({ role }) => role === 'ouder')).toHaveLength(1);
  });

  it('of one day less than 18 still asks for each parent', async () => {
    const pupilId = await morePupil(school, '2008-11-24');
    const parent = await addGuardian('yes', pupilId);
    const ref = await sentConcern(school, { pupilId });

    const without = await accept(school, ref, { parents: [] });
    const objected = await accept(school, ref, {
      parents: [leftOut(parent, 'pupil_16_objects')],
      secondPerson: WHO.safetyOfficer,
    });

    expect(without).toMatchObject({ fault: 'parent_informed_missing' });
    expect(objected).toMatchObject({ kind: 'triage_decided' });
  });

  it('of 12 keeps the pupil invited, of 11 not', async () => {
    const invited: boolean[] = [];
    for (const bornOn of ['2014-11-23', '2014-11-24']) {
      const pupilId = await morePupil(school, bornOn);
      const ref = await sentConcern(school, { pupilId });
      await accept(school, ref, { parents: [toldBy(null, WHO.mentor)] });
      const { dossier } = await dossierOf(school, ref);
      invited.push(
        (await participantsOf(dossier.id)).find(({ role }) => role === 'leerling')?.invited ?? false,
      );
    }

    expect(invited).toEqual([true, false]);
  });

  it('is asked when nobody knows it, and until then no reason of age counts', async () => {
    const ref = await sentConcern(school, { pupilId: null, typedName: 'Yara', typedClass: '5H1' });
    const parents = [toldBy(null, WHO.mentor)];

    const card = await chooseRoute(await school.turn(WHO.coordinator), ref, 'accept');
    const without = await accept(school, ref, { parents });
    const told = await accept(school, ref, { parents, ageBand: 'from_16' });

    expect(formIn(card)).toMatchObject({ asksAge: true });
    expect(formIn(card).leftOutReasons).not.toContain('pupil_16_objects');
    expect(without).toMatchObject({ fault: 'age_missing' });
    expect(told).toMatchObject({ kind: 'triage_decided' });
    expect((await concernNow(school, ref)).triage?.ageBand).toBe('from_16');
  });

  it('is not asked of a pupil in the list', async () => {
    const card = await chooseRoute(await school.turn(WHO.coordinator), await sentConcern(school), 'accept');

    expect(formIn(card)).toMatchObject({ asksAge: false, parentsWithConsent: false, toldOn: '2026-11-20' });
  });
});

describe('the card for accepting', () => {
  it('says aloud which seats are empty', async () => {
    await school.engine.script(`delete from seat_holder where person_id = '${WHO.jgz}'`);

    const card = await chooseRoute(await school.turn(WHO.coordinator), await sentConcern(school), 'accept');

    expect(card).toMatchObject({ kind: 'triage_accept', emptySeats: ['jgz'] });
  });

  it('says so too of a seat that the school has not set up at all', async () => {
    await school.engine.script(`
      delete from seat_holder where person_id = '${WHO.swv}'; delete from seat where kind = 'swv'
    `);

    const card = await chooseRoute(await school.turn(WHO.coordinator), await sentConcern(school), 'accept');

    expect(card).toMatchObject({ emptySeats: ['swv'] });
  });

  it('fills in what the mentor said only where there is one parent', async () => {
    const ofSam = await chooseRoute(await school.turn(WHO.coordinator), await sentConcern(school), 'accept');
    const ofNoor = await chooseRoute(
      await school.turn(WHO.coordinator),
      await sentConcern(school, { pupilId: PUPIL.noor }),
      'accept',
    );

    expect(formIn(ofSam).parents.map(({ informedOn }) => informedOn)).toEqual([null, null]);
    expect(formIn(ofNoor).parents.map(({ informedOn }) => informedOn)).toEqual(['2026-11-20']);
    expect(formIn(ofNoor).informerId).toBe(WHO.mentor);
  });

  it('names parents by a number and a letter, colleagues by roepnaam, and nobody by surname', async () => {
    const card = await chooseRoute(await school.turn(WHO.coordinator), await sentConcern(school), 'accept');

    expect(JSON.stringify(card)).not.toMatch(/Vis|Petra|Rob|4H2|Vervanger|Aandacht/);
    expect(formIn(card).parents.map(({ initial }) => initial)).toEqual(['P', 'R']);
  });
});

function formIn(view: PersonalView) {
  if (view.kind !== 'triage_accept') throw new Error(`A ${view.kind} has no form.`);
  return view.family;
}

async function participantsOf(dossierId: string) {
  return school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossierId as never));
}

async function informed() {
  const found = await sql<{ id: ConcernId }>`select distinct concern_id as id from informed`.execute(
    school.engine.db,
  );
  const rows = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.dossiers.informed(found.rows[0]?.id as ConcernId),
  );
  return [...rows].sort((a, b) => String(a.guardianId).localeCompare(String(b.guardianId)));
}

async function addGuardian(gezag: 'yes' | 'no' | 'unknown', pupilId = PUPIL.sam): Promise<GuardianId> {
  const id = school.deps.ids.next<GuardianId>();
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.pupils.addGuardian(pupilId, {
      id,
      name: { roepnaam: 'Olga', voorvoegsel: '', achternaam: 'Derde' },
      mail: null,
      phone: null,
      gezag,
      language: 'nl',
      addressSecret: false,
    }),
  );
  return id;
}
