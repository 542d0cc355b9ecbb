import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import { askInformed, chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, WHO } from '../../support/school.ts';
import {
  accept,
  BOTH_TOLD,
  concernNow,
  countOf,
  haveChats,
  morePupil,
  refNow,
  sentConcern,
  termsNow,
  toldBy,
} from '../../support/triage.ts';

const TOLD = { parents: BOTH_TOLD, secondPerson: null, ageBand: null };

describe('telling the parents before a concern is judged', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.deputyCoordinator);
    ref = await sentConcern(school);
  });

  afterAll(() => school.close());

  it('is asked on the morning of the next school day, of the coordinator and not of her deputy', async () => {
    expect(await remindedOn(school, '2026-11-24')).toEqual(['parents_informed responsible']);
    expect(await remindedOn(school, '2026-11-24', WHO.deputyCoordinator)).toEqual([]);
  });

  it('is recorded once, ends its term and its reminder, and leaves the concern to be judged', async () => {
    const first = await tellInformed(await school.turn(WHO.coordinator, 'told'), ref, TOLD);
    const second = await tellInformed(await school.turn(WHO.coordinator, 'told'), ref, TOLD);

    expect(first).toMatchObject({ kind: 'triage_informed', number: '26-001' });
    expect(second).toEqual(first);
    expect(await countOf(school, 'informed')).toBe(2);
    expect(await termsNow(school)).toMatchObject({
      parents_informed: { state: 'met' },
      concern_untouched: { state: 'running' },
    });
    expect(await remindedOn(school, '2026-11-24')).toEqual([]);
    expect((await concernNow(school, ref)).state).toBe('submitted');
  });

  it('need not be filled in again when the concern is accepted', async () => {
    await tellInformed(await school.turn(WHO.coordinator), ref, TOLD);

    const card = await chooseRoute(await school.turn(WHO.deputyCoordinator), ref, 'accept');
    const accepted = await accept(school, ref, { parents: [] }, WHO.deputyCoordinator);

    expect(card).toMatchObject({ kind: 'triage_accept', family: { parents: [] } });
    expect(accepted).toMatchObject({ kind: 'triage_decided', route: 'accept' });
    expect(await countOf(school, 'informed')).toBe(2);
  });

  it('is not recorded by halves', async () => {
    const half = { ...TOLD, parents: [toldBy(GUARDIAN.ofSam, WHO.mentor)] };

    const view = await tellInformed(await school.turn(WHO.coordinator), ref, half);

    expect(view).toMatchObject({ kind: 'triage_inform', fault: 'parent_informed_missing' });
    expect(await countOf(school, 'informed')).toBe(0);
  });

  it('is still asked after a route that opens no dossier', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, { route: 'advice', reason: 'school_can_do_it' });
    const card = await askInformed(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(card).toMatchObject({ kind: 'triage_inform', family: { parents: [{ nth: 1 }, { nth: 2 }] } });
    expect(await remindedOn(school, '2026-11-24')).toEqual(['parents_informed responsible']);
  });

  it('is never asked when it is about safety', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, { route: 'safety', reason: 'safety_first' });

    expect(await remindedOn(school, '2026-11-24')).toEqual([]);
    expect((await termsNow(school)).parents_informed?.state).toBe('stopped');
  });

  it('is not asked about a pupil of 18, who decides', async () => {
    await tellInformed(await school.turn(WHO.coordinator), ref, TOLD);
    await sentConcern(school, { pupilId: await morePupil(school, '2008-11-23') });

    expect(await remindedOn(school, '2026-11-24')).toEqual([]);
  });

  it('is for coordinators alone', async () => {
    const asked = await askInformed(await school.turn(WHO.mentor), ref);
    const told = await tellInformed(await school.turn(WHO.mentor), ref, TOLD);

    expect([asked, told]).toEqual(Array(2).fill({ kind: 'refused', code: 'not_for_your_role' }));
  });
});
