import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { finishReview } from '../../../src/app/triage/finishing.ts';
import { reopenConcern } from '../../../src/app/triage/reopening.ts';
import {
  askPartner,
  concernAmongPartners,
  consultsOf,
  REVIEW_ON,
  toPartners,
  waitsFor,
} from '../../support/consulting.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  away,
  concernNow,
  deliverDue,
  refNow,
  sentConcern,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

describe('one partner who is asked to call', () => {
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

  it('gets a card with a number and a day, and nothing about anybody', async () => {
    await askPartner(school, ref, 'leerplicht');
    const [card] = viewsTo(await deliverDue(school), WHO.leerplicht);

    expect(card).toEqual({
      kind: 'consult',
      ref: expect.anything(),
      number: '26-001',
      askedOn: '2026-11-23',
      school: 'Testcollege',
      roepnaamOfAsker: 'Carla',
      state: 'asked',
      steps: ['calling', 'done', 'passed'],
    });
    expect(JSON.stringify(card)).not.toMatch(/Sam|Vis|4H2|late/);
  });

  it('gets a letter without Teams, with a page on which to answer', async () => {
    await askPartner(school, ref, 'jgz');
    const [mail] = toPartners(await deliverDue(school));

    expect(mail).toMatchObject({
      to: WHO.jgz,
      delivery: {
        kind: 'mail',
        to: 'hanna.jeugdarts@voorbeeld.example',
        letter: {
          kind: 'letter_consult',
          number: '26-001',
          url: expect.stringContaining('/answer_consult/'),
        },
      },
    });
    expect(JSON.stringify(mail?.delivery)).not.toMatch(/Sam|Vis|4H2|late/);
  });

  it('hears no number in an anonymous consult, on a card nor by mail', async () => {
    await askPartner(school, ref, 'swv', 'anonymous_consult');
    const other = await sentConcern(school);
    await askPartner(school, other, 'jgz', 'anonymous_consult');
    const sent = toPartners(await deliverDue(school));

    expect(viewsTo(sent, WHO.swv)).toEqual([expect.objectContaining({ kind: 'consult', number: null })]);
    expect(JSON.stringify(sent.map(({ delivery }) => delivery))).not.toMatch(/26-00/);
  });

  it('is nobody of the kernteam when the coordinator asks somebody herself', async () => {
    await takeRoute(await school.turn(WHO.coordinator), ref, {
      route: 'anonymous_consult',
      reason: 'think_along_first',
      partner: 'self',
      reviewOn: REVIEW_ON,
    });

    expect(await waitingFor(school, 'consult_request')).toEqual([]);
    expect(await consultsOf(school, ref)).toEqual([]);
  });

  it('cannot be a seat that nobody has: that is said, and nothing is decided', async () => {
    await school.engine.script(`delete from seat_holder where person_id = '${WHO.jgz}'`);

    const view = await askPartner(school, ref, 'jgz');

    expect(view).toMatchObject({
      kind: 'triage_route',
      fault: 'seat_empty',
      partners: ['leerplicht', 'swv', 'buurtteam'],
      emptySeats: ['jgz'],
    });
    expect((await concernNow(school, ref)).state).toBe('submitted');
  });

  it.each([
    ['the holder is there', [], WHO.leerplicht],
    ['the holder is away', [WHO.leerplicht], WHO.leerplichtDeputy],
    ['both are away', [WHO.leerplicht, WHO.leerplichtDeputy], WHO.leerplicht],
  ])('is the first of the seat who is not away today (%s)', async (_when, absent, asked) => {
    for (const person of absent) await away(school, person, '2026-11-23', '2026-11-23');

    await askPartner(school, ref, 'leerplicht');

    expect(await waitingFor(school, 'consult_request')).toEqual([asked]);
  });

  it('is not passed over for an absence that begins tomorrow', async () => {
    await away(school, WHO.leerplicht, '2026-11-24', '2026-11-27');

    await askPartner(school, ref, 'leerplicht');

    expect(await waitingFor(school, 'consult_request')).toEqual([WHO.leerplicht]);
  });

  it('is not asked at all when the concern is judged anew before the message went out', async () => {
    await askPartner(school, ref, 'leerplicht');
    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.leerplicht)).toEqual([]);
  });

  it('who lost the seat since is not written to, and the coordinators hear that it did not arrive', async () => {
    await askPartner(school, ref, 'leerplicht');
    await school.engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${WHO.leerplicht}'`,
    );

    expect(toPartners(await deliverDue(school))).toEqual([
      expect.objectContaining({ delivery: { kind: 'unreachable', reason: 'role_ended' } }),
    ]);
  });

  it.each(['one_partner', 'anonymous_consult'] as const)(
    'is looked at again on the day that was chosen (%s), until the coordinator says that it is done',
    async (route) => {
      await askPartner(school, ref, 'leerplicht', route);
      await deliverDue(school);

      const early = await remindedOn(school, '2026-11-27');
      const review = await remindedOn(school, '2026-11-30');
      const before = await waitsFor(school, WHO.coordinator);
      const finished = await finishReview(await school.turn(WHO.coordinator), await refNow(school, ref));

      expect(early).not.toContain('review responsible');
      expect(review).toContain('review responsible');
      expect(before).toEqual(['inform', 'look']);
      expect(finished).toMatchObject({ finished: true, canFinish: false, canReopen: true, reviewOn: null });
      expect(await waitsFor(school, WHO.coordinator)).toEqual(['inform']);
      expect((await consultsOf(school, ref)).map(({ state }) => state)).toEqual(['ended']);
    },
  );

  it('does not remind of a look after the coordinator said that it is done', async () => {
    await askPartner(school, ref, 'leerplicht');
    await finishReview(await school.turn(WHO.coordinator, 'f'), await refNow(school, ref));
    await finishReview(await school.turn(WHO.coordinator, 'f'), await refNow(school, ref));

    expect(await remindedOn(school, '2026-11-30')).not.toContain('review responsible');
    expect((await concernNow(school, ref)).state).toBe('one_partner');
  });
});
