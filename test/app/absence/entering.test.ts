import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { commandOf } from '../../../src/teams/commands.ts';
import { VERBS } from '../../../src/teams/verbs.ts';
import { type Play, play } from '../../support/playing.ts';
import { press, pressOn } from '../../support/pressing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('somebody who is not there for some days', () => {
  it('types so and finds the days on a card, where they are put down with one tap', async () => {
    const form = await typed(WHO.leerplicht, 'Ik ben er niet van 1 december tot 12 december.');
    const saved = await press(school, form, 'absence.save', {}, WHO.leerplicht);

    expect(form).toMatchObject({
      kind: 'absence_form',
      fromOn: '2026-12-01',
      untilOn: '2026-12-12',
      fault: null,
    });
    expect(saved).toMatchObject({
      kind: 'absence_list',
      said: 'saved',
      periods: [{ fromOn: '2026-12-01', untilOn: '2026-12-12' }],
    });
  });

  it('has put down nothing by typing alone', async () => {
    await typed(WHO.leerplicht, 'I am away from 1 December to 12 December');

    expect(await kept()).toEqual([]);
  });

  it.each([
    ['ik ben er niet omdat ik een operatie heb', 'absence_not_read'],
    ['ik ben er niet van 1 november tot 3 november', 'absence_two_ways'],
    ['ik ben er niet van 20-11-2026 tot 30-11-2026', 'absence_past'],
    ['ik ben er niet van 12 december tot 30 november 2026', 'absence_turned'],
    ['ik ben er niet van 1 december 2026 tot 24 november 2027', 'absence_too_far'],
  ])('is asked back after "%s"', async (words, fault) => {
    expect(await typed(WHO.leerplicht, words)).toMatchObject({ kind: 'absence_form', fault });
  });

  it('leaves nothing of what was typed in the store but the days', async () => {
    await typed(WHO.leerplicht, 'ik ben er niet omdat ik een operatie heb');

    const found = await sql<{ params: unknown }>`select params from notice`.execute(school.engine.db);
    expect(found.rows.map(({ params }) => params)).toEqual([
      { show: 'form', fromOn: null, untilOn: null, fault: 'absence_not_read' },
    ]);
  });

  it('gets the empty form for the word alone, and the list as soon as there is one', async () => {
    expect(await typed(WHO.leerplicht, 'afwezig')).toMatchObject({ kind: 'absence_form', fromOn: null });

    await enter(WHO.leerplicht, '2026-12-01', '2026-12-12');

    expect(await typed(WHO.leerplicht, 'away')).toMatchObject({ kind: 'absence_list', said: 'asked' });
  });

  it('gets back from the form without putting anything down', async () => {
    const form = await typed(WHO.leerplicht, 'afwezig');

    expect(await press(school, form, 'absence.show', {}, WHO.leerplicht)).toMatchObject({
      kind: 'absence_list',
      periods: [],
    });
  });

  it('is kept once when the same is pressed twice, and as one period when the days meet', async () => {
    await enter(WHO.leerplicht, '2026-12-01', '2026-12-12');
    await enter(WHO.leerplicht, '2026-12-01', '2026-12-12');
    await enter(WHO.leerplicht, '2026-12-13', '2026-12-20');

    expect(await kept()).toEqual([{ person: WHO.leerplicht, from: '2026-12-01', until: '2026-12-20' }]);
    expect((await audited()).filter((action) => action === 'absence.entered')).toHaveLength(2);
  });

  it('takes a period back, and pressing that again changes nothing', async () => {
    const list = await enter(WHO.leerplicht, '2026-12-01', '2026-12-12');
    const first = await press(school, list, 'absence.withdraw', {}, WHO.leerplicht);
    const second = await press(school, list, 'absence.withdraw', {}, WHO.leerplicht);

    expect(first).toMatchObject({ kind: 'absence_list', said: 'withdrawn', periods: [] });
    expect(second).toEqual(first);
    expect((await audited()).filter((action) => action === 'absence.withdrawn')).toHaveLength(1);
  });

  it('is back by saying so: what runs ended yesterday, what is to come stays', async () => {
    await enter(WHO.leerplicht, '2026-11-23', '2026-12-12');
    await enter(WHO.leerplicht, '2027-01-05', '2027-01-06');
    school.clock.set('2026-11-25T09:00:00Z');

    const back = await typed(WHO.leerplicht, 'Ik ben er weer!');

    expect(back).toMatchObject({ kind: 'absence_list', said: 'back', periods: [{ fromOn: '2027-01-05' }] });
    expect(await kept()).toEqual([
      { person: WHO.leerplicht, from: '2026-11-23', until: '2026-11-24' },
      { person: WHO.leerplicht, from: '2027-01-05', until: '2027-01-06' },
    ]);
  });
});

describe('a coordinator', () => {
  it('puts it down for somebody of the kernteam, who hears it and can take it back', async () => {
    await haveChats(school, WHO.swv);
    const form = await press(school, await typed(WHO.coordinator, 'afwezig'), 'absence.ask_for');
    const saved = await press(school, form, 'absence.save', {
      person: WHO.swv,
      from: '2026-12-01',
      until: '2026-12-02',
    });

    const news = await shown('absence_news');
    const withdrawn = await pressOn(school, WHO.swv, news as PersonalView, 'absence.withdraw');

    expect(saved).toMatchObject({ kind: 'absence_list', of: 'Ilse', said: 'saved' });
    expect(news).toMatchObject({ kind: 'absence_list', said: 'by_coordinator', of: null });
    expect(withdrawn).toMatchObject({ said: 'withdrawn', periods: [] });
  });

  it('cannot for somebody without a seat there, and a partner for nobody else', async () => {
    expect(await enter(WHO.coordinator, '2026-12-01', '2026-12-02', WHO.mentor)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect(await enter(WHO.leerplicht, '2026-12-01', '2026-12-02', WHO.swv)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect(await kept()).toEqual([]);
  });
});

async function typed(person: PersonId, words: string): Promise<PersonalView | null> {
  const said = commandOf(words);
  await haveChats(school, person);
  await answerMessage(await school.turn(person), said);
  return shown('absence');
}

async function enter(
  person: PersonId,
  from: string,
  until: string,
  whose = person,
): Promise<PersonalView | null> {
  const ref = { schoolId: SCHOOL, id: whose, version: 0 };
  return (await VERBS.get('absence.save')?.press(await school.turn(person), { ref, from, until })) ?? null;
}

/** What is sent of this kind by now; the newest. */
async function shown(kind: string): Promise<PersonalView | null> {
  const sent = (await deliverDue(school)).filter((each) => each.kind === kind).at(-1);
  return sent?.delivery.kind === 'personal' ? sent.delivery.view : null;
}

async function kept(): Promise<unknown[]> {
  const found = await sql`
    select person_id as person, from_on::text as from, until_on::text as until from absence order by from_on
  `.execute(school.engine.db);
  return found.rows;
}

async function audited(): Promise<string[]> {
  const found = await sql<{ action: string }>`select action from audit`.execute(school.engine.db);
  return found.rows.map(({ action }) => action);
}
