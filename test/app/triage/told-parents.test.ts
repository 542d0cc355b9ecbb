import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import type { GuardianId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { formIn, informed, participantsOf } from '../../support/accepting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import {
  accept,
  BOTH_TOLD,
  concernNow,
  countOf,
  dossierOf,
  leftOut,
  morePupil,
  openedDossier,
  sentConcern,
  toldBy,
  waitingFor,
} from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

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
    const participants = await participantsOf(school, dossier.id);

    expect(await informed(school)).toContainEqual({
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
    const participants = await participantsOf(school, dossier.id);

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
    expect((await participantsOf(school, dossier.id)).filter(({ role }) => role === 'ouder')).toEqual([]);
  });

  it('of 18 lets a parent sit at the table whom the pupil let hear', async () => {
    const pupilId = await morePupil(school, '2008-11-23');
    const parent = await addGuardian('yes', pupilId);
    const ref = await sentConcern(school, { pupilId });

    await accept(school, ref, { parents: [toldBy(parent, WHO.mentor)] });
    const { dossier } = await dossierOf(school, ref);

    expect((await participantsOf(school, dossier.id)).filter(({ role }) => role === 'ouder')).toHaveLength(1);
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
        (await participantsOf(school, dossier.id)).find(({ role }) => role === 'leerling')?.invited ?? false,
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
