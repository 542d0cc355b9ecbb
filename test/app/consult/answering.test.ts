import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { answerConsult } from '../../../src/app/consult/answering-consult.ts';
import { reopenConcern } from '../../../src/app/triage/reopening.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { askPartner, concernAmongPartners, consultsOf, step, waitsFor } from '../../support/consulting.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { deliverDue, refIn, refNow, viewsTo } from '../../support/triage.ts';

describe('what one partner answers who is asked to call', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    ref = await concernAmongPartners(school);
  });

  afterAll(() => school.close());

  it('says "I call" and then "done", and the coordinator sees both: card, list and a message at the end', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    const calling = await step(school, WHO.leerplicht, asked, 'calling');
    const whileCalling = await deliverDue(school);
    const listed = await waitsFor(school, WHO.coordinator);
    const done = await step(school, WHO.leerplicht, calling, 'done');
    const after = await deliverDue(school);

    expect(calling).toMatchObject({ state: 'calling', steps: ['done', 'passed'] });
    expect(viewsTo(whileCalling, WHO.coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'triage_decided', consult: 'calling' }),
    );
    expect(listed).toEqual(['inform', 'consult']);
    expect(done).toMatchObject({ state: 'done', steps: [] });
    expect(viewsTo(after, WHO.coordinator, 'consult_news')).toEqual([
      expect.objectContaining({ kind: 'triage_decided', consult: 'done', canFinish: true }),
    ]);
    expect(await waitsFor(school, WHO.coordinator)).toEqual(['inform', 'look']);
  });

  it('may say "done" at once', async () => {
    await askPartner(school, ref, 'swv');
    const [asked] = viewsTo(await deliverDue(school), WHO.swv);

    expect(await step(school, WHO.swv, asked, 'done')).toMatchObject({ state: 'done' });
  });

  it('lets the next deputy call, who is asked in turn; the coordinator need do nothing', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    const passed = await step(school, WHO.leerplicht, asked, 'passed');
    const [toDeputy] = viewsTo(await deliverDue(school), WHO.leerplichtDeputy);

    expect(passed).toMatchObject({ state: 'passed', steps: [] });
    expect(toDeputy).toMatchObject({ kind: 'consult', state: 'asked', steps: ['calling', 'done'] });
    expect((await consultsOf(school, ref)).map(({ personId, state }) => [personId, state])).toEqual([
      [WHO.leerplicht, 'passed'],
      [WHO.leerplichtDeputy, 'asked'],
    ]);
  });

  it('is told that there is no deputy left, and so is the coordinator', async () => {
    await askPartner(school, ref, 'swv');
    const [asked] = viewsTo(await deliverDue(school), WHO.swv);

    const refused = await answerConsult(await school.turn(WHO.swv), refIn(asked as PersonalView), 'passed');
    const news = viewsTo(await deliverDue(school), WHO.coordinator, 'consult_news');

    expect(asked).toMatchObject({ steps: ['calling', 'done'] });
    expect(refused).toEqual({ kind: 'refused', code: 'no_deputy' });
    expect(news).toEqual([expect.objectContaining({ consult: 'no_deputy' })]);
    expect((await consultsOf(school, ref)).map(({ state }) => state)).toEqual(['asked']);
  });

  it('does nothing twice when it is pressed twice, and nothing from an older card', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    const old = refIn(asked as PersonalView);

    const first = await answerConsult(await school.turn(WHO.leerplicht, 'x'), old, 'passed');
    const second = await answerConsult(await school.turn(WHO.leerplicht, 'x'), old, 'passed');
    const late = await answerConsult(await school.turn(WHO.leerplicht), old, 'calling');

    expect(second).toEqual(first);
    expect(late).toMatchObject({ state: 'passed', steps: [] });
    expect(await consultsOf(school, ref)).toHaveLength(2);
  });

  it.each([WHO.leerplichtDeputy, WHO.coordinator, WHO.mentor])(
    'is the only one who can answer (%s)',
    async (person) => {
      await askPartner(school, ref, 'leerplicht');
      const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

      expect(await answerConsult(await school.turn(person), refIn(asked as PersonalView), 'calling')).toEqual(
        {
          kind: 'refused',
          code: 'not_your_seat',
        },
      );
    },
  );

  it('who lost the seat since cannot answer any more, on the card that was sent', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    const steps = async (until: string) => {
      await school.engine.script(
        `update seat_holder set until_on = '${until}' where person_id = '${WHO.leerplicht}'`,
      );
      return step(school, WHO.leerplicht, asked, 'calling');
    };

    expect(await steps('2026-11-22')).toEqual({ kind: 'refused', code: 'not_your_seat' });
    expect((await consultsOf(school, ref)).map(({ state }) => state)).toEqual(['asked']);
    expect(await steps('2026-11-23')).toMatchObject({ kind: 'consult', state: 'calling' });
  });

  it('need not call any more when the concern is judged anew, and the card says so', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));
    const edits = viewsTo(await deliverDue(school), WHO.leerplicht);
    const late = await step(school, WHO.leerplicht, asked, 'calling');

    expect(edits).toEqual([expect.objectContaining({ kind: 'consult', state: 'ended', steps: [] })]);
    expect(late).toMatchObject({ state: 'ended' });
    expect((await consultsOf(school, ref)).map(({ state }) => state)).toEqual(['ended']);
  });

  it('is thanked once: a consult that was done stays done when the concern goes on', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    await step(school, WHO.leerplicht, asked, 'done');
    await deliverDue(school);

    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.leerplicht)).toEqual([]);
    expect((await consultsOf(school, ref)).map(({ state }) => state)).toEqual(['seen']);
  });
});
