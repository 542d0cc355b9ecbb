import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import { formIn, informed, participantsOf } from '../../support/accepting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import {
  accept,
  concernNow,
  countOf,
  deliverDue,
  dossierOf,
  haveChats,
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
      interim_6w: { state: 'running', dueOn: '2027-01-04' },
      interim_10w: { state: 'running', dueOn: '2027-02-01' },
      parents_informed: { state: 'met', dueOn: '2026-11-24' },
    });
    expect(await waitingFor(school, 'parents_informed_due')).toEqual([]);
  });

  it('names everybody at the table: four seats, coordinator, mentor, both parents and the pupil', async () => {
    const { dossier } = await openedDossier(school);
    const participants = await participantsOf(school, dossier.id);

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

    expect(await informed(school)).toEqual([
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
    const participants = await participantsOf(school, dossier.id);

    expect(dossier.casushouderId).toBe(WHO.mentor);
    expect(participants.find(({ role }) => role === 'ondersteuningscoordinator')?.who.id).toBe(
      WHO.coordinator,
    );
  });

  it('lets another coordinator who carries it sit at the table', async () => {
    const { dossier } = await openedDossier(school, { holder: WHO.deputyCoordinator });
    const participants = await participantsOf(school, dossier.id);

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
