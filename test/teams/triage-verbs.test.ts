import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { openItem } from '../../src/app/worklist/opening.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { type Play, play } from '../support/playing.ts';
import { press, pressRaw } from '../support/pressing.ts';
import { GUARDIAN, PUPIL, WHO } from '../support/school.ts';
import { concernNow, countOf, dossierOf, sentConcern } from '../support/triage.ts';

const HEARD = { on_1: '2026-11-20', on_2: '2026-11-21' };

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

describe('the cards of judging a concern, pressed as they are drawn', () => {
  let ref: CardRef;
  let opened: PersonalView;

  beforeEach(async () => {
    ref = await sentConcern(school);
    opened = await openItem(await school.turn(WHO.coordinator), ref);
  });

  it('lead from the concern to a dossier in two presses, with two days and a choice', async () => {
    const form = await press(school, opened, 'triage.choose', { route: 'accept' });
    const decided = await press(school, form, 'triage.accept', HEARD);

    expect(decided).toMatchObject({ kind: 'triage_decided', route: 'accept' });
    expect((await dossierOf(school, ref)).dossier.casushouderId).toBe(WHO.coordinator);
    expect(await informedRows()).toEqual([
      { guardian_id: GUARDIAN.ofSam, on: '2026-11-20', by: WHO.mentor },
      { guardian_id: GUARDIAN.alsoOfSam, on: '2026-11-21', by: WHO.mentor },
    ]);
  });

  it('ask again for what is missing, and lead on from there', async () => {
    const form = await press(school, opened, 'triage.choose', { route: 'accept' });
    const again = await press(school, form, 'triage.accept', { on_1: '2026-11-20' });
    const decided = await press(school, again, 'triage.accept', HEARD);

    expect(again).toMatchObject({ kind: 'triage_accept', fault: 'parent_informed_missing' });
    expect(decided).toMatchObject({ kind: 'triage_decided' });
  });

  it('take a parent who was left out with a second person, and another casushouder', async () => {
    const form = await press(school, opened, 'triage.choose', { route: 'accept' });
    await press(school, form, 'triage.accept', {
      on_1: '2026-11-20',
      out_2: 'not_reachable',
      second: WHO.safetyOfficer,
      holder: WHO.mentor,
    });

    expect((await dossierOf(school, ref)).dossier.casushouderId).toBe(WHO.mentor);
  });

  it('ask for the age of a pupil who is in no list, and for parents who are in none', async () => {
    const typed = await sentConcern(school, { pupilId: null, typedName: 'Yara', typedClass: '5H1' });
    const card = await openItem(await school.turn(WHO.coordinator), typed);

    const form = await press(school, card, 'triage.choose', { route: 'accept' });
    const decided = await press(school, form, 'triage.accept', { age: 'from_12', on_1: '2026-11-20' });

    expect(decided).toMatchObject({ kind: 'triage_decided' });
    expect(await informedRows()).toEqual([{ guardian_id: null, on: '2026-11-20', by: WHO.mentor }]);
  });

  it.each([
    ['within_school', { reason: 'talk_first', reviewOn: '2026-12-01' }],
    ['one_partner', { reason: 'one_question', partner: 'jgz', reviewOn: '2026-12-01' }],
    ['anonymous_consult', { partner: 'swv', reviewOn: '2026-12-01' }],
    ['advice', { reason: 'other_way_runs' }],
    ['returned', { reason: 'tell_more' }],
    ['safety', {}],
  ])('lead to the route %s', async (route, filled) => {
    const form = await press(school, opened, 'triage.choose', { route });
    const decided = await press(school, form, 'triage.route', filled as Record<string, string>);

    expect(decided).toMatchObject({ kind: 'triage_decided', route });
  });

  it.each([
    ['within_school', { reason: 'talk_first' }, 'review_not_ahead'],
    ['one_partner', { reason: 'one_question', reviewOn: '2026-12-01' }, 'partner_missing'],
    ['one_partner', { reason: 'one_question', partner: 'jgz' }, 'review_not_ahead'],
    ['anonymous_consult', { reviewOn: '2026-12-01' }, 'partner_missing'],
    ['advice', {}, 'route_reason_missing'],
  ])('say what is missing for %s', async (route, filled, fault) => {
    const form = await press(school, opened, 'triage.choose', { route });

    expect(await press(school, form, 'triage.route', filled as Record<string, string>)).toMatchObject({
      fault,
    });
  });

  it('let a mentor put down that a parent was told, from the list', async () => {
    const asked = await sentConcern(school, { raisedBy: 'parent' });
    const card = await openItem(await school.turn(WHO.coordinator), asked);
    const form = await press(school, card, 'triage.choose', { route: 'advice' });
    await press(school, form, 'triage.route', { reason: 'school_can_do_it' });

    const list = (await VERBS.get('worklist.show')?.press(await school.turn(WHO.mentor), {})) ?? null;
    const answer = await press(school, list, 'worklist.open', {}, WHO.mentor);
    const told = await press(school, answer, 'triage.told', {}, WHO.mentor);

    expect(told).toMatchObject({ kind: 'triage_answer', tell: { toldOn: '2026-11-23' } });
  });

  it('let a coordinator put it down on her own card', async () => {
    const asked = await sentConcern(school, { raisedBy: 'pupil' });
    const card = await openItem(await school.turn(WHO.coordinator), asked);
    const form = await press(school, card, 'triage.choose', { route: 'advice' });
    const decided = await press(school, form, 'triage.route', { reason: 'school_can_do_it' });

    expect(await press(school, decided, 'triage.told')).toMatchObject({ tell: { toldOn: '2026-11-23' } });
  });

  it('lead from the receipt of a mentor to a call, and from the card of the coordinator to the safety route', async () => {
    const receipt = (await VERBS.get('intake.resume')?.press(await school.turn(WHO.mentor), { ref })) ?? null;
    const stopped = await press(school, receipt, 'intake.doubt', {}, WHO.mentor);
    const asked = await press(school, stopped, 'intake.call_me', {}, WHO.mentor);
    const list = await pressRaw(school, 'worklist.show', {});
    const card = await press(school, list, 'worklist.open');
    const decided = await press(school, await press(school, card, 'triage.stop'), 'triage.route');

    expect(asked).toMatchObject({
      kind: 'intake_stopped',
      call: { kind: expect.stringMatching(/^(asked|not_reached)$/) },
    });
    expect(card).toMatchObject({ kind: 'triage_doubted' });
    expect(decided).toMatchObject({ kind: 'triage_decided', route: 'safety' });
  });

  it('go back without a trace', async () => {
    const form = await press(school, opened, 'triage.choose', { route: 'advice' });

    expect(await press(school, form, 'triage.back')).toEqual(opened);
    expect((await concernNow(school, ref)).version).toBe(ref.version);
  });

  it('lead to the parents first, and then to the decision', async () => {
    const form = await press(school, opened, 'triage.ask_informed');
    const informed = await press(school, form, 'triage.informed', HEARD);
    const back = await press(school, informed, 'worklist.open');
    const accept = await press(school, back, 'triage.choose', { route: 'accept' });

    expect(informed).toMatchObject({ kind: 'triage_informed' });
    expect(accept).toMatchObject({ kind: 'triage_accept', family: { parents: [] } });
    expect(await press(school, accept, 'triage.accept')).toMatchObject({ kind: 'triage_decided' });
  });

  it('lead back to judging after another route', async () => {
    const form = await press(school, opened, 'triage.choose', { route: 'advice' });
    const decided = await press(school, form, 'triage.route', { reason: 'school_can_do_it' });

    expect(await press(school, decided, 'triage.reopen')).toMatchObject({
      kind: 'triage_new',
      number: '26-001',
    });
  });

  it.each([
    ['triage.accept', { parents: 'no id' }],
    ['triage.accept', { parents: GUARDIAN.ofSam, second: 'the principal' }],
    ['triage.accept', { parents: GUARDIAN.ofSam, holder: 'x' }],
    ['triage.accept', { parents: Array(7).fill(GUARDIAN.ofSam).join(',') }],
    ['triage.route', { route: 'accept', reason: 'talk_first' }],
    ['triage.route', { route: 'advice', reason: 'x'.repeat(61) }],
    ['triage.route', { route: 'within_school', reason: 'talk_first', reviewOn: 'tomorrow' }],
    ['triage.choose', { route: 'expel' }],
    ['dossier.agreed', { outcomes: 'work', madeOn: '23-11-2026' }],
    ['dossier.agreed', { outcomes: 'expelled', madeOn: '2026-11-23' }],
    ['dossier.ground', { first: 'mentor', second: 'consent' }],
    ['dossier.close', { second: 'because' }],
    ['dossier.holder', { second: 'somebody' }],
    ['dossier.held', {}],
  ])('are not understood when %s carries %j', async (verb, data) => {
    const pressed = VERBS.get(verb)?.press(await school.turn(WHO.coordinator), { ref, ...data });

    expect(pressed).toBeNull();
    expect(await countOf(school, 'dossier')).toBe(0);
  });

  it('count a day that is no day, and a reason of no list, as not filled in', async () => {
    const pressed = await VERBS.get('triage.accept')?.press(await school.turn(WHO.coordinator), {
      ref,
      parents: `${GUARDIAN.ofSam},${GUARDIAN.alsoOfSam}`,
      on_1: 'yesterday',
      by_1: WHO.mentor,
      out_2: 'no_reason',
    });

    expect(pressed).toMatchObject({ kind: 'triage_accept', fault: 'parent_informed_missing' });
  });

  it('find nothing of another school, and nothing under the id of something else', async () => {
    const elsewhere = { ...ref, schoolId: '019ad111-0000-7000-8000-000000000099' };
    const other = { ...ref, id: PUPIL.sam };

    expect(
      await pressRaw(school, 'triage.route', { ref: elsewhere, route: 'advice', reason: 'school_can_do_it' }),
    ).toEqual({
      kind: 'refused',
      code: 'card_outdated',
    });
    expect(
      await pressRaw(school, 'triage.route', { ref: other, route: 'advice', reason: 'school_can_do_it' }),
    ).toEqual({
      kind: 'refused',
      code: 'card_outdated',
    });
    expect((await concernNow(school, ref)).state).toBe('submitted');
  });
});

async function informedRows() {
  const found = await sql`
    select guardian_id, informed_on::text as "on", informed_by as by from informed order by guardian_id
  `.execute(school.engine.db);
  return found.rows;
}
