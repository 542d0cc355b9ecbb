import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonalView } from '../../src/app/views.ts';
import { openItem } from '../../src/app/worklist/opening.ts';
import { type Play, play } from '../support/playing.ts';
import { pressOn } from '../support/pressing.ts';
import { WHO } from '../support/school.ts';
import { deliverDue, haveChats, sentConcern, viewsTo } from '../support/triage.ts';

describe('the cards of a partner who is asked to call, pressed as they are drawn', () => {
  let school: Play;
  let asked: PersonalView;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.leerplicht, WHO.leerplichtDeputy);
    const ref = await sentConcern(school);
    const opened = await openItem(await school.turn(WHO.coordinator), ref);
    const form = await press(opened, 'triage.choose', WHO.coordinator, { route: 'one_partner' });
    await press(form, 'triage.route', WHO.coordinator, {
      reason: 'one_question',
      partner: 'leerplicht',
      reviewOn: '2026-12-01',
    });
    asked = viewsTo(await deliverDue(school), WHO.leerplicht)[0] as PersonalView;
  });

  afterAll(() => school.close());

  it('lead from "I call" to "done", and the coordinator says that no more is needed', async () => {
    const calling = await press(asked, 'consult.calling', WHO.leerplicht);
    const done = await press(calling, 'consult.done', WHO.leerplicht);
    const [news] = viewsTo(await deliverDue(school), WHO.coordinator, 'consult_news');
    const finished = await press(news as PersonalView, 'triage.finish', WHO.coordinator);

    expect(done).toMatchObject({ kind: 'consult', state: 'done' });
    expect(finished).toMatchObject({ kind: 'triage_decided', finished: true });
  });

  it('lead on to the deputy', async () => {
    const passed = await press(asked, 'consult.pass', WHO.leerplicht);
    const [next] = viewsTo(await deliverDue(school), WHO.leerplichtDeputy);
    const done = await press(next as PersonalView, 'consult.done', WHO.leerplichtDeputy);

    expect(passed).toMatchObject({ state: 'passed' });
    expect(done).toMatchObject({ state: 'done' });
  });

  async function press(
    view: PersonalView,
    verb: string,
    person: (typeof WHO)[keyof typeof WHO],
    filled: Record<string, string> = {},
  ): Promise<PersonalView> {
    const pressed = await pressOn(school, person, view, verb, filled);
    if (!pressed) throw new Error(`${verb} was not understood`);
    return pressed;
  }
});
