import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import { answerQuestion, reopenConcern } from '../../../src/app/triage/reopening.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { type Decision, ROUTES } from '../../../src/domain/triage.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  concernNow,
  countOf,
  deliverDue,
  haveChats,
  refNow,
  secondCoordinator,
  sentConcern,
  termsNow,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

const DECISIONS: Decision[] = [
  { route: 'within_school', reason: 'talk_first', reviewOn: '2026-11-30' as SchoolDate },
  { route: 'one_partner', reason: 'one_question', partner: 'jgz', reviewOn: '2026-11-30' as SchoolDate },
  {
    route: 'anonymous_consult',
    reason: 'think_along_first',
    partner: 'self',
    reviewOn: '2026-11-30' as SchoolDate,
  },
  { route: 'advice', reason: 'school_can_do_it' },
  { route: 'returned', reason: 'talk_to_parents_first' },
];
const ADVICE: Decision = { route: 'advice', reason: 'school_can_do_it' };

describe('a route that opens no dossier', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator, WHO.deputyCoordinator);
    ref = await sentConcern(school);
  });

  afterAll(() => school.close());

  it.each(DECISIONS)('$route is stored, answered to the mentor, and opens nothing', async (decision) => {
    await deliverDue(school);

    const view = await takeRoute(await school.turn(WHO.coordinator), ref, decision);
    const sent = await deliverDue(school);

    expect(view).toMatchObject({ kind: 'triage_decided', route: decision.route, canReopen: true });
    expect((await concernNow(school, ref)).state).toBe(decision.route);
    expect(viewsTo(sent, WHO.mentor)).toContainEqual(
      expect.objectContaining({ kind: 'triage_answer', route: decision.route, reason: decision.reason }),
    );
    expect(await countOf(school, 'dossier')).toBe(0);
    expect(sent.filter(({ delivery }) => delivery.kind === 'channel')).toEqual([]);
  });

  it('stops the question about an untouched concern, and still asks whether the parents know', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, ADVICE);

    expect(await termsNow(school)).toMatchObject({
      concern_untouched: { state: 'met' },
      parents_informed: { state: 'running' },
    });
    expect(await remindedOn(school, '2026-11-24')).toEqual(['parents_informed responsible']);
    expect(await remindedOn(school, '2026-11-25')).toEqual([]);
  });

  it('is decided once: the second coordinator sees what the first chose, on her own card too', async () => {
    await secondCoordinator(school);
    await deliverDue(school);

    await takeRoute(await school.turn(WHO.coordinator), ref, ADVICE);
    const late = await takeRoute(await school.turn(WHO.deputyCoordinator), ref, DECISIONS[0] as Decision);
    const edits = (await deliverDue(school)).filter(({ kind }) => kind === 'card_edit');

    expect(late).toMatchObject({ kind: 'triage_decided', route: 'advice' });
    expect(viewsTo(edits, WHO.deputyCoordinator)).toEqual([
      expect.objectContaining({ kind: 'triage_decided', route: 'advice' }),
    ]);
  });

  it('brings the receipt of the mentor up to date', async () => {
    await deliverDue(school);

    await takeRoute(await school.turn(WHO.coordinator), ref, ADVICE);
    const receipts = (await deliverDue(school)).filter(({ edits }) => edits === 'receipt');

    expect(viewsTo(receipts, WHO.mentor)).toEqual([
      expect.objectContaining({ kind: 'intake_receipt', state: 'advice' }),
    ]);
  });

  it('does nothing twice when it is pressed twice', async () => {
    const first = await takeRoute(await school.turn(WHO.coordinator, 'advice'), ref, ADVICE);
    const second = await takeRoute(await school.turn(WHO.coordinator, 'advice'), ref, ADVICE);

    expect(second).toEqual(first);
    expect(await waitingFor(school, 'answer_to_asker')).toEqual([WHO.mentor]);
    expect((await concernNow(school, ref)).version).toBe(ref.version + 1);
  });

  it.each([WHO.mentor, WHO.leerplicht, WHO.safetyOfficer])(
    'is not for somebody who does not coordinate (%s)',
    async (person) => {
      const view = await takeRoute(await school.turn(person), ref, ADVICE);

      expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      expect((await concernNow(school, ref)).state).toBe('submitted');
    },
  );

  it('says on the same card what is wrong, and takes the same press later when it is right by then', async () => {
    const decision: Decision = { route: 'within_school', reason: 'talk_first', reviewOn: '' };

    const faulty = await takeRoute(await school.turn(WHO.coordinator, 'x'), ref, decision);
    const again = await takeRoute(await school.turn(WHO.coordinator, 'x'), ref, decision);

    expect(faulty).toMatchObject({ kind: 'triage_route', fault: 'review_not_ahead', ref });
    expect(again).toEqual(faulty);
    expect((await concernNow(school, ref)).state).toBe('submitted');
  });

  it('changes nothing by being looked at', async () => {
    for (const route of ROUTES) await chooseRoute(await school.turn(WHO.coordinator), ref, route);

    expect(await concernNow(school, ref)).toMatchObject({ state: 'submitted', version: ref.version });
  });

  it('cannot go back to a mentor who did not send it', async () => {
    const own = await sentConcern(school, {}, WHO.coordinator);

    const chosen = await chooseRoute(await school.turn(WHO.coordinator), own, 'returned');
    const taken = await takeRoute(await school.turn(WHO.coordinator), own, DECISIONS[4] as Decision);

    expect([chosen, taken]).toEqual(Array(2).fill({ kind: 'refused', code: 'not_now' }));
  });

  it('tells no answer to a coordinator who raised the concern herself', async () => {
    const own = await sentConcern(school, {}, WHO.coordinator);

    await takeRoute(await school.turn(WHO.coordinator), own, ADVICE);

    expect(await waitingFor(school, 'answer_to_asker')).toEqual([]);
  });

  it.each(['parent', 'pupil'] as const)('that a %s asked for is told on by the mentor', async (raisedBy) => {
    const asked = await sentConcern(school, { raisedBy });

    await takeRoute(await school.turn(WHO.coordinator), asked, ADVICE);
    const [answer] = viewsTo(await deliverDue(school), WHO.mentor, 'answer_to_asker');

    expect(answer).toMatchObject({
      kind: 'triage_answer',
      tell: { who: raisedBy, toldOn: null, byMe: true },
    });
  });

  it('is looked at again on the morning of the day that was chosen, and can be judged anew then', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, DECISIONS[0] as Decision);
    await deliverDue(school);

    const early = await remindedOn(school, '2026-11-27');
    const review = await remindedOn(school, '2026-11-30');
    const anew = await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(early).not.toContain('review responsible');
    expect(review).toContain('review responsible');
    expect(anew).toMatchObject({ kind: 'triage_new', number: '26-001' });
  });

  it('reminds on the last open day before a day on which the school is closed', async () => {
    const saturday = { ...(DECISIONS[0] as object), reviewOn: '2026-11-28' } as Decision;
    await takeRoute(await school.turn(WHO.coordinator), ref, saturday);

    expect(await remindedOn(school, '2026-11-27')).toContain('review responsible');
  });

  it('does not remind of a look at a concern that was judged anew meanwhile', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, DECISIONS[0] as Decision);
    await reopenConcern(await school.turn(WHO.deputyCoordinator), await refNow(school, ref));

    expect(await remindedOn(school, '2026-11-30')).not.toContain('review responsible');
  });

  it('comes back to the coordinators when the mentor did what was asked, with a new term', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, DECISIONS[4] as Decision);
    const [question] = viewsTo(await deliverDue(school), WHO.mentor, 'question_to_mentor');
    school.clock.set('2026-11-25T10:00:00Z');

    const answered = await answerQuestion(await school.turn(WHO.mentor, 'done'), await refNow(school, ref));
    await answerQuestion(await school.turn(WHO.mentor, 'done'), await refNow(school, ref));
    const again = viewsTo(await deliverDue(school), WHO.coordinator, 'triage');

    expect(question).toMatchObject({ canAnswer: true, reason: 'talk_to_parents_first' });
    expect(answered).toMatchObject({ kind: 'triage_answered', number: '26-001' });
    expect(again).toEqual([expect.objectContaining({ kind: 'triage_new', because: 'again' })]);
    expect((await termsNow(school)).concern_untouched).toEqual({ state: 'running', dueOn: '2026-11-27' });
  });

  it('has a question that only the mentor who sent the concern answers', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, DECISIONS[4] as Decision);

    const view = await answerQuestion(await school.turn(WHO.otherMentor), await refNow(school, ref));

    expect(view).toEqual({ kind: 'refused', code: 'not_your_concern' });
  });

  it('is judged anew without a new message: the other coordinators see it on their own card', async () => {
    await secondCoordinator(school);
    await deliverDue(school);
    await takeRoute(await school.turn(WHO.coordinator), ref, ADVICE);
    await deliverDue(school);

    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));
    const sent = await deliverDue(school);

    expect(sent.filter(({ kind }) => kind === 'triage')).toEqual([]);
    expect(viewsTo(sent, WHO.deputyCoordinator)).toEqual([expect.objectContaining({ kind: 'triage_new' })]);
    expect((await termsNow(school)).concern_untouched).toMatchObject({ state: 'running' });
  });

  it('is not judged anew by an older card', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, ADVICE);

    const view = await reopenConcern(await school.turn(WHO.coordinator), ref);

    expect(view).toMatchObject({ kind: 'triage_decided', route: 'advice' });
  });

  it('is not sent to somebody whose role has ended since', async () => {
    await secondCoordinator(school);
    await endRole();

    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.deputyCoordinator)).toEqual([]);
    expect(viewsTo(sent, WHO.coordinator, 'triage')).toHaveLength(1);
  });

  async function endRole(): Promise<void> {
    await school.engine.script(
      `update membership set until_on = '2026-11-22' where person_id = '${WHO.deputyCoordinator}'`,
    );
  }
});
