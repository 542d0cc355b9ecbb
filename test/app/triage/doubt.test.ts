import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askForCall, releaseConcern } from '../../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../../src/app/intake/doubting-safety.ts';
import { resumeIntake } from '../../../src/app/intake/starting-intake.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import { openItem, showWorklist } from '../../../src/app/worklist/opening.ts';
import { doubt, heardConcern, whatsOn } from '../../support/doubting.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, WHO } from '../../support/school.ts';
import {
  accept,
  BOTH_TOLD,
  concernNow,
  countOf,
  deliverDue,
  refNow,
  sentConcern,
  viewsTo,
} from '../../support/triage.ts';

describe('"toch onveilig", after a concern was sent', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    ref = await heardConcern(school);
  });

  afterAll(() => school.close());

  it('shows the lines and a way to be called, and undoes nothing', async () => {
    const before = await concernNow(school, ref);

    const view = await doubt(school, ref);

    expect(view).toMatchObject({ kind: 'intake_stopped', sent: true, call: { kind: 'can_ask' } });
    expect(await concernNow(school, ref)).toMatchObject({
      state: 'submitted',
      number: before.number,
      intake: before.intake,
    });
  });

  it('is told to the coordinators with a number alone, and stands on top of their list', async () => {
    await doubt(school, ref);
    const sent = await deliverDue(school);
    const list = await showWorklist(await school.turn(WHO.coordinator));

    for (const person of [WHO.coordinator, WHO.deputyCoordinator])
      expect(viewsTo(sent, person, 'safety_doubt')).toEqual([
        expect.objectContaining({
          kind: 'triage_doubted',
          number: '26-001',
          canStop: true,
          canRelease: false,
        }),
      ]);
    expect(JSON.stringify(sent.map(({ delivery }) => delivery))).not.toContain('Sam');
    expect(list).toMatchObject({ items: [{ what: 'safety', number: '26-001', roepnaam: null }] });
  });

  it('stands alone on the list of the coordinators: no other row of it names the pupil or asks anything', async () => {
    const before = await whatsOn(school, WHO.coordinator);

    await doubt(school, ref);

    expect(before).toEqual(['judge Sam', 'inform Sam']);
    expect(await whatsOn(school, WHO.coordinator)).toEqual(['safety null']);
  });

  it('takes the name of the pupil from the cards of the coordinators', async () => {
    await doubt(school, ref);
    const edits = (await deliverDue(school)).filter(({ kind }) => kind === 'card_edit');

    expect(viewsTo(edits, WHO.coordinator)).toEqual([expect.objectContaining({ kind: 'triage_doubted' })]);
  });

  it('asks the aandachtsfunctionaris to call on a tap of its own, without content', async () => {
    await doubt(school, ref);
    const silent = viewsTo(await deliverDue(school), WHO.safetyOfficer);

    const view = await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));
    const asked = viewsTo(await deliverDue(school), WHO.safetyOfficer);

    expect(silent).toEqual([]);
    expect(view).toMatchObject({ kind: 'intake_stopped', sent: true, call: { kind: 'asked' } });
    expect(asked).toEqual([
      { kind: 'call_me', ref: expect.anything(), roepnaamOfAsker: 'Anna', state: 'asked' },
    ]);
  });

  it.each(['accept', 'advice'] as const)('leaves no way open but that of safety (%s)', async (way) => {
    await doubt(school, ref);
    const now = await refNow(school, ref);

    const chosen = await chooseRoute(await school.turn(WHO.coordinator), now, way);
    const taken =
      way === 'accept'
        ? await accept(school, now)
        : await takeRoute(await school.turn(WHO.coordinator), now, {
            route: 'advice',
            reason: 'school_can_do_it',
          });

    expect(chosen).toMatchObject({ kind: 'triage_doubted' });
    expect(taken).toEqual({ kind: 'refused', code: 'safety_first' });
    expect((await concernNow(school, ref)).state).toBe('submitted');
    expect(await countOf(school, 'dossier')).toBe(0);
  });

  it('can lead to the safety route, from which the aandachtsfunctionaris releases it as ever', async () => {
    await doubt(school, ref);

    const decided = await takeRoute(await school.turn(WHO.coordinator), await refNow(school, ref), {
      route: 'safety',
      reason: 'safety_first',
    });
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    expect(decided).toMatchObject({ kind: 'triage_decided', route: 'safety' });
    expect(await concernNow(school, ref)).toMatchObject({ state: 'submitted', doubtedAt: null });
  });

  it('is over when the aandachtsfunctionaris says that it was discussed: everybody goes on where they were', async () => {
    await doubt(school, ref);
    await deliverDue(school);

    const released = await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    const sent = await deliverDue(school);
    const receipt = await resumeIntake(await school.turn(WHO.mentor), await refNow(school, ref));

    expect(released).toMatchObject({ kind: 'call_me', state: 'released' });
    expect(viewsTo(sent, WHO.coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'triage_new', roepnaam: 'Sam' }),
    );
    expect(viewsTo(sent, WHO.mentor)).toEqual([expect.objectContaining({ kind: 'intake_receipt' })]);
    expect(receipt).toMatchObject({ kind: 'intake_receipt', roepnaam: 'Sam' });
    expect(await accept(school, await refNow(school, ref))).toMatchObject({ kind: 'triage_decided' });
  });

  it('can be raised again after that, and the aandachtsfunctionaris is asked again', async () => {
    await doubt(school, ref);
    await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    await deliverDue(school);

    await doubt(school, ref);
    await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.safetyOfficer)).toContainEqual(
      expect.objectContaining({ kind: 'call_me', state: 'asked' }),
    );
  });

  it.each([WHO.mentor, WHO.coordinator])('is not ended by somebody else (%s)', async (person) => {
    await doubt(school, ref);

    expect(await releaseConcern(await school.turn(person), await refNow(school, ref))).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect((await concernNow(school, ref)).doubtedAt).not.toBeNull();
  });

  it('is ended by a coordinator of a school that has no aandachtsfunctionaris', async () => {
    await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
    await doubt(school, ref);
    const card = await openItem(await school.turn(WHO.coordinator), await refNow(school, ref));

    await releaseConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(card).toMatchObject({ kind: 'triage_doubted', canRelease: true });
    expect((await concernNow(school, ref)).doubtedAt).toBeNull();
  });

  it('takes the name out of the messages of a day that were sent before', async () => {
    expect(await remindedOn(school, '2026-11-24')).toEqual(['parents_informed responsible']);

    await doubt(school, ref);
    const edits = (await deliverDue(school)).filter(
      ({ edits, to }) => edits?.startsWith('digest') && to === WHO.coordinator,
    );

    expect(edits).toHaveLength(1);
    expect(edits[0]?.delivery).toMatchObject({
      view: { kind: 'digest', parts: [{ digest: { sections: [] } }] },
    });
    expect(JSON.stringify(edits)).not.toContain('Sam');
  });

  it('takes a second name out of a message from which one was taken before', async () => {
    const other = await sentConcern(school, { pupilId: PUPIL.noor });
    await remindedOn(school, '2026-11-24');
    await doubt(school, ref);
    await deliverDue(school);

    await doubt(school, other);
    const edits = (await deliverDue(school)).filter(
      ({ edits, to }) => edits?.startsWith('digest') && to === WHO.coordinator,
    );

    expect(edits).toHaveLength(1);
    expect(JSON.stringify(edits)).not.toMatch(/Sam|Noor/);
  });

  it('keeps the question about the parents back, and takes no answer to it meanwhile', async () => {
    await doubt(school, ref);
    const due = await remindedOn(school, '2026-11-24');

    const view = await tellInformed(await school.turn(WHO.coordinator), await refNow(school, ref), {
      parents: BOTH_TOLD,
      secondPerson: null,
      ageBand: null,
    });

    expect(due).toEqual([]);
    expect(view).toMatchObject({ kind: 'triage_doubted' });
    expect(await countOf(school, 'informed')).toBe(0);
  });

  it.each([WHO.otherMentor, WHO.leerplicht])('is not for somebody else (%s)', async (person) => {
    expect(await doubt(school, ref, person)).toEqual({ kind: 'refused', code: 'not_your_concern' });
    expect((await concernNow(school, ref)).doubtedAt).toBeNull();
  });

  it('is stored once when it is pressed twice', async () => {
    const now = await refNow(school, ref);

    const first = await doubtSafety(await school.turn(WHO.mentor, 'x'), now);
    const second = await doubtSafety(await school.turn(WHO.mentor, 'x'), now);
    await doubt(school, ref);

    expect(second).toEqual(first);
    expect((await concernNow(school, ref)).version).toBe(now.version + 1);
  });
});
