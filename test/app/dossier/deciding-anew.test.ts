import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askAgreement } from '../../../src/app/dossier/asking.ts';
import { makeAgreement } from '../../../src/app/dossier/carrying-dossier.ts';
import { askAnew, decideAnew } from '../../../src/app/dossier/deciding-anew.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import type { NewDecisionAsked } from '../../../src/domain/deciding-anew.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { audited } from '../../support/audit-plants.ts';
import { doubt } from '../../support/doubting.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { haveChats, openedDossier, refNow, termsNow } from '../../support/triage.ts';

/** Accepted on Monday 23 November: three months end on Tuesday 23 February. */
const DUE = '2027-02-23' as SchoolDate;
const NEW = '2027-04-15' as SchoolDate;
const DECIDED: NewDecisionAsked = { reason: 'help_not_begun', secondPerson: WHO.safetyOfficer, dueOn: NEW };

let school: Play;
let dossier: Dossier;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator);
  ({ dossier, ref } = await openedDossier(school));
});

afterAll(() => school.close());

describe('three months without an agreement', () => {
  it('end in a decision by two people who are named, with why and another day', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);

    const view = await decideAnew(await school.turn(WHO.coordinator), ref, DECIDED);

    expect(view).toMatchObject({ kind: 'dossier', agreementDueOn: NEW, firstDueOn: DUE });
    expect(JSON.stringify(view)).not.toContain('help_not_begun');
    expect(await decisions()).toEqual([
      {
        on: DUE,
        insteadOf: DUE,
        dueOn: NEW,
        reason: 'help_not_begun',
        decidedBy: WHO.coordinator,
        secondPerson: WHO.safetyOfficer,
      },
    ]);
  });

  it('are asked about again at the new day, and no fault to whoever looks over everything', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);
    await decideAnew(await school.turn(WHO.coordinator), ref, DECIDED);

    expect(await remindedOn(school, '2027-02-24')).not.toContain('agreement responsible');
    expect((await audited(school)).found).toEqual({});
    expect(await remindedOn(school, '2027-04-01')).toContain('agreement responsible');
    expect((await termsNow(school)).agreement).toMatchObject({ state: 'running', dueOn: NEW });
  });

  it('can be decided about a second time, and the first day stays in sight', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);
    await decideAnew(await school.turn(WHO.coordinator), ref, DECIDED);
    school.clock.set(`${NEW}T10:00:00Z`);
    const second = { ...DECIDED, dueOn: '2027-05-20' as SchoolDate };

    const view = await decideAnew(await school.turn(WHO.coordinator), await now(), second);

    expect(view).toMatchObject({ agreementDueOn: '2027-05-20', firstDueOn: DUE });
    expect((await decisions()).map(({ insteadOf }) => insteadOf)).toEqual([DUE, NEW]);
  });

  it('are not decided about before the day is near: the form of the agreement offers it from two weeks before', async () => {
    school.clock.set('2027-02-08T10:00:00Z');
    const early = await askAgreement(await school.turn(WHO.coordinator), ref);
    const refused = await decideAnew(await school.turn(WHO.coordinator), ref, DECIDED);
    school.clock.set('2027-02-09T10:00:00Z');
    const near = await askAgreement(await school.turn(WHO.coordinator), ref);

    expect([early, near]).toMatchObject([{ canDecideAnew: false }, { canDecideAnew: true }]);
    expect(refused).toMatchObject({ kind: 'dossier_anew', fault: 'anew_early' });
    expect(await decisions()).toEqual([]);
  });

  it.each([
    [{ reason: null }, 'anew_reason_missing'],
    [{ secondPerson: WHO.coordinator }, 'second_person_same'],
    [{ secondPerson: WHO.leerplicht }, 'colleague_unknown'],
    [{ dueOn: '2027-05-24' as SchoolDate }, 'anew_day_odd'],
  ] as const)(
    'are not decided about with %j, the form stays as it was filled in, and nothing changes',
    async (wrong, fault) => {
      school.clock.set(`${DUE}T10:00:00Z`);

      const view = await decideAnew(await school.turn(WHO.coordinator), ref, { ...DECIDED, ...wrong });

      expect(view).toMatchObject({ kind: 'dossier_anew', fault, filled: { ...DECIDED, ...wrong } });
      expect([await decisions(), (await termsNow(school)).agreement?.dueOn]).toEqual([[], DUE]);
    },
  );

  it('need no decision once there is an agreement', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);
    await makeAgreement(await school.turn(WHO.coordinator), ref, ['work'], DUE);

    const asked = await askAnew(await school.turn(WHO.coordinator), await now());
    const decided = await decideAnew(await school.turn(WHO.coordinator), await now(), DECIDED);

    expect([asked, decided]).toMatchObject([{ kind: 'dossier' }, { kind: 'dossier', state: 'agreed' }]);
    expect(await decisions()).toEqual([]);
  });

  it('are not decided about while somebody doubts whether it is safe', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);
    await doubt(school, await refNow(school, { schoolId: SCHOOL, id: dossier.concernId, version: 0 }));

    const view = await decideAnew(await school.turn(WHO.coordinator), await now(), DECIDED);

    expect(view).toEqual({ kind: 'refused', code: 'safety_first' });
  });

  it('are decided about once, however often it is pressed, and by nobody who does not carry it', async () => {
    school.clock.set(`${DUE}T10:00:00Z`);
    const first = await decideAnew(await school.turn(WHO.coordinator, 'anew'), ref, DECIDED);
    const second = await decideAnew(await school.turn(WHO.coordinator, 'anew'), ref, DECIDED);
    const older = await decideAnew(await school.turn(WHO.coordinator), ref, DECIDED);
    const other = await decideAnew(await school.turn(WHO.otherMentor), await now(), DECIDED);

    expect([second, older]).toEqual([first, first]);
    expect(other).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect(await decisions()).toHaveLength(1);
    expect(await openDossier(await school.turn(WHO.coordinator), await now())).toMatchObject({
      agreementDueOn: NEW,
    });
  });
});

function decisions() {
  return school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.newDecisions(dossier.id));
}

async function now(): Promise<CardRef> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
  return { ...ref, version: found?.version ?? 0 };
}
