import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { reopenConcern } from '../../../src/app/triage/reopening.ts';
import { tellAsker } from '../../../src/app/triage/telling-asker.ts';
import { openItem, showWorklist } from '../../../src/app/worklist/opening.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Decision } from '../../../src/domain/triage.ts';
import { remindedOn } from '../../support/mornings.ts';
import { detailsAudited } from '../../support/opening.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  accept,
  concernNow,
  deliverDue,
  haveChats,
  refNow,
  sentConcern,
  termsNow,
  viewsTo,
} from '../../support/triage.ts';

const ADVICE: Decision = { route: 'advice', reason: 'school_can_do_it' };

describe('the answer to a parent or pupil who asked', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator);
    ref = await sentConcern(school, { raisedBy: 'parent' });
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('waits on the list of the colleague who took it down and of the coordinator, until it was told', async () => {
    await decide(ADVICE);
    const before = [await waits(WHO.mentor), await waits(WHO.coordinator)];

    const told = await tell(WHO.mentor);

    expect(before).toEqual([['tell 2026-11-25'], ['inform 2026-11-24', 'tell 2026-11-25']]);
    expect(told).toMatchObject({
      kind: 'triage_answer',
      tell: { who: 'parent', toldOn: '2026-11-23', byMe: true },
    });
    expect([await waits(WHO.mentor), await waits(WHO.coordinator)]).toEqual([[], ['inform 2026-11-24']]);
  });

  it('is put down with who told it and when', async () => {
    await decide(ADVICE);
    school.clock.set('2026-11-24T10:00:00Z');

    await tell(WHO.mentor);

    expect((await concernNow(school, ref)).triage?.told).toEqual({ on: '2026-11-24', by: WHO.mentor });
    expect((await termsNow(school)).asker_told).toEqual({ state: 'met', dueOn: '2026-11-25' });
    expect(await auditedTellers()).toEqual([WHO.mentor]);
  });

  it('is asked about again after two school days, and not when it was told by then', async () => {
    await decide(ADVICE);
    await deliverDue(school);

    expect(await remindedOn(school, '2026-11-24', WHO.mentor)).toEqual([]);
    expect(await remindedOn(school, '2026-11-25', WHO.mentor)).toEqual(['own card triage_answer']);
  });

  it('is not asked about when it was told in time', async () => {
    await decide(ADVICE);
    await tell(WHO.mentor);

    expect(await remindedOn(school, '2026-11-25', WHO.mentor)).toEqual([]);
  });

  it('is asked about after so many school days as the school has set', async () => {
    await school.engine.script(
      `update school set policy = policy || '{"terms": {"asker_told": {"length": 4}}}'::jsonb`,
    );

    await decide(ADVICE);

    expect((await termsNow(school)).asker_told).toEqual({ state: 'running', dueOn: '2026-11-27' });
  });

  it('has the usual term at a school that was stored before there was one', async () => {
    await school.engine.script(`update school set policy = policy - 'terms'`);

    await decide(ADVICE);

    expect((await termsNow(school)).asker_told).toEqual({ state: 'running', dueOn: '2026-11-25' });
  });

  it('can be told by a coordinator in their place, and shows so on the card of the mentor', async () => {
    await decide(ADVICE);
    await deliverDue(school);

    const decided = await tell(WHO.coordinator);
    const edits = viewsTo(await deliverDue(school), WHO.mentor);

    expect(decided).toMatchObject({ kind: 'triage_decided', tell: { toldOn: '2026-11-23', byMe: false } });
    expect(edits).toEqual([
      expect.objectContaining({
        kind: 'triage_answer',
        tell: expect.objectContaining({ toldOn: '2026-11-23' }),
      }),
    ]);
  });

  it('shows on the cards of the coordinators when the mentor told it', async () => {
    await decide(ADVICE);
    await deliverDue(school);

    await tell(WHO.mentor);

    expect(viewsTo(await deliverDue(school), WHO.coordinator)).toContainEqual(
      expect.objectContaining({
        kind: 'triage_decided',
        tell: expect.objectContaining({ toldOn: '2026-11-23' }),
      }),
    );
  });

  it('is told by the coordinator who took it down herself', async () => {
    const own = await sentConcern(school, { raisedBy: 'pupil' }, WHO.coordinator);

    const decided = await takeRoute(await school.turn(WHO.coordinator), own, ADVICE);

    expect(decided).toMatchObject({ tell: { who: 'pupil', toldOn: null, byMe: true } });
    expect((await termsNow(school)).asker_told).toMatchObject({ state: 'running' });
  });

  it('is told when there will be a table too', async () => {
    await accept(school, ref);

    expect(await waits(WHO.mentor)).toEqual(['tell 2026-11-25']);
  });

  it.each<Decision>([
    { route: 'returned', reason: 'tell_more' },
    { route: 'safety', reason: 'safety_first' },
  ])('is not there yet by the route $route', async (decision) => {
    await decide(decision);

    expect(await termsNow(school)).not.toHaveProperty('asker_told');
  });

  it('is not waited for when the school raised the concern', async () => {
    const own = await sentConcern(school, { raisedBy: 'school' });

    const decided = await takeRoute(await school.turn(WHO.coordinator), own, ADVICE);

    expect(decided).toMatchObject({ tell: null });
    expect(await waits(WHO.mentor)).toEqual([]);
  });

  it('has to be told anew when the concern was judged anew', async () => {
    await decide(ADVICE);
    await tell(WHO.mentor);
    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));
    const between = await waits(WHO.mentor);
    school.clock.set('2026-11-26T10:00:00Z');

    await takeRoute(await school.turn(WHO.coordinator), await refNow(school, ref), {
      route: 'advice',
      reason: 'other_way_runs',
    });

    expect(between).toEqual([]);
    expect(await waits(WHO.mentor)).toEqual(['tell 2026-11-30']);
    expect((await termsNow(school)).asker_told).toEqual({ state: 'running', dueOn: '2026-11-30' });
  });

  it('stops being asked about when the concern is judged anew, and cannot be told then', async () => {
    await decide(ADVICE);
    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    const view = await tell(WHO.mentor);

    expect(view).toMatchObject({ kind: 'triage_answered' });
    expect((await concernNow(school, ref)).triage).toBeNull();
    expect((await termsNow(school)).asker_told).toMatchObject({ state: 'stopped' });
  });

  it.each([WHO.otherMentor, WHO.leerplicht])('is not for somebody else to put down (%s)', async (person) => {
    await decide(ADVICE);

    expect(await tell(person)).toEqual({ kind: 'refused', code: 'not_your_concern' });
    expect((await concernNow(school, ref)).triage?.told).toBeNull();
  });

  it('is put down once when it is pressed twice', async () => {
    await decide(ADVICE);
    const now = await refNow(school, ref);

    const first = await tellAsker(await school.turn(WHO.mentor, 'x'), now);
    school.clock.set('2026-11-24T10:00:00Z');
    const second = await tellAsker(await school.turn(WHO.mentor, 'x'), now);
    await tellAsker(await school.turn(WHO.mentor), now);

    expect(second).toEqual(first);
    expect((await concernNow(school, ref)).triage?.told?.on).toBe('2026-11-23');
  });

  it('opens from the list of the mentor, who sees nothing else there', async () => {
    await decide(ADVICE);

    const opened = await openItem(await school.turn(WHO.mentor), await refNow(school, ref));
    const other = await openItem(await school.turn(WHO.otherMentor), await refNow(school, ref));

    expect(opened).toMatchObject({ kind: 'triage_answer', tell: { toldOn: null } });
    expect(other).toEqual({ kind: 'refused', code: 'not_for_your_role' });
  });

  it('does not stop for a mentor who left the school: the message is known not to arrive', async () => {
    await decide(ADVICE);
    await school.engine.script(
      `update membership set until_on = '2026-11-22' where person_id = '${WHO.mentor}'`,
    );

    const lost = (await deliverDue(school)).filter(({ kind }) => kind === 'answer_to_asker');

    expect(lost).toMatchObject([{ delivery: { kind: 'unreachable', reason: 'role_ended' } }]);
    expect(await waits(WHO.coordinator)).toContain('tell 2026-11-25');
  });

  async function decide(decision: Decision): Promise<void> {
    await takeRoute(await school.turn(WHO.coordinator), await refNow(school, ref), decision);
  }

  async function tell(person: PersonId) {
    return tellAsker(await school.turn(person), await refNow(school, ref));
  }

  async function waits(person: PersonId): Promise<string[]> {
    const list = await showWorklist(await school.turn(person));
    if (list.kind !== 'worklist') throw new Error(`A ${list.kind} is no list.`);
    return list.items.map(({ what, on }) => `${what} ${on}`);
  }

  async function auditedTellers(): Promise<string[]> {
    const audited = await detailsAudited(school.engine);
    return audited.filter(({ detail }) => detail === 'asker_told').map(({ by }) => by);
  }
});
