import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askTerms } from '../../../src/app/dossier/asking.ts';
import { decideCare, extendCare, startCare } from '../../../src/app/dossier/care-duty.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { audited } from '../../support/audit-plants.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { haveChats, openedDossier, termsNow } from '../../support/triage.ts';

/** On Monday 23 November; applied on the Friday before. Six weeks are on New Year's Day, ten on 29 January. */
const APPLIED = '2026-11-20' as SchoolDate;
const DUE = '2027-01-01';
const LONGER = '2027-01-29';

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

describe('parents who applied in writing', () => {
  it('are owed a decision within six weeks, in which no holiday makes a day more', async () => {
    const view = await startCare(await school.turn(WHO.coordinator), ref, APPLIED);

    expect(view).toMatchObject({ kind: 'dossier', careDueOn: DUE });
    expect((await termsNow(school)).care_duty).toMatchObject({ state: 'running', dueOn: DUE });
  });

  it('are called to mind two weeks before, and on the last school day before the holiday', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);

    expect(await remindedOn(school, '2026-12-18')).toContain('care_duty responsible');
  });

  it('can be told once that it takes four weeks more', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);
    const offered = await askTerms(await school.turn(WHO.coordinator), await now());
    const view = await extendCare(await school.turn(WHO.coordinator), await now());
    const again = await extendCare(await school.turn(WHO.coordinator), await now());

    expect(offered).toMatchObject({ care: 'extendable' });
    expect(view).toMatchObject({ careDueOn: LONGER });
    expect(again).toEqual({ kind: 'refused', code: 'care_extended_already' });
    expect(await askTerms(await school.turn(WHO.coordinator), await now())).toMatchObject({
      care: 'running',
    });
    expect((await audited(school)).found).toEqual({});
  });

  it('cannot be told so any more once the six weeks are over', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);
    school.clock.set('2027-01-02T10:00:00Z');

    expect(await extendCare(await school.turn(WHO.coordinator), await now())).toEqual({
      kind: 'refused',
      code: 'care_extended_late',
    });
  });

  it('are told the decision, and nobody is asked about it any more', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);

    const view = await decideCare(await school.turn(WHO.coordinator), await now());

    expect(view).toMatchObject({ careDueOn: null });
    expect((await termsNow(school)).care_duty?.state).toBe('met');
  });

  it('can apply a second time after a decision', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);
    await decideCare(await school.turn(WHO.coordinator), await now());

    const view = await startCare(await school.turn(WHO.coordinator), await now(), '2026-11-23' as SchoolDate);

    expect(view).toMatchObject({ careDueOn: '2027-01-04' });
  });

  it('are owed it also when the case could be closed: that waits until it is decided', async () => {
    await startCare(await school.turn(WHO.coordinator), ref, APPLIED);
    const refused = await closeDossier(await school.turn(WHO.coordinator), await now(), 'family_stops');
    const stands = (await termsNow(school)).care_duty?.state;
    await decideCare(await school.turn(WHO.coordinator), await now());
    const closed = await closeDossier(await school.turn(WHO.coordinator), await now(), 'family_stops');

    expect(refused).toMatchObject({ kind: 'dossier_close', fault: 'care_undecided' });
    expect(stands).toBe('running');
    expect(closed).toMatchObject({ kind: 'dossier', state: 'closed' });
  });

  it('did not apply on a day that is still to come, and nothing changes', async () => {
    const turn = await school.turn(WHO.coordinator);

    expect(await startCare(turn, ref, '2026-11-24' as SchoolDate)).toMatchObject({
      kind: 'dossier_care',
      fault: 'care_day_odd',
      filledOn: '2026-11-24',
    });
    expect((await openDossier(turn, ref)) as object).toMatchObject({ careDueOn: null });
  });
});

async function now(): Promise<CardRef> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
  return { ...ref, version: found?.version ?? 0 };
}
