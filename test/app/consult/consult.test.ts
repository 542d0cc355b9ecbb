import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { answerConsult } from '../../../src/app/consult/answering-consult.ts';
import type { Consult } from '../../../src/app/ports/consults.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { finishReview } from '../../../src/app/triage/finishing.ts';
import { reopenConcern } from '../../../src/app/triage/reopening.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { showWorklist } from '../../../src/app/worklist/opening.ts';
import type { ConcernId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import type { SeatKind } from '../../../src/domain/roles.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import {
  away,
  concernNow,
  deliverDue,
  haveChats,
  refIn,
  refNow,
  type Sent,
  sentConcern,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

const REVIEW_ON = '2026-11-30' as SchoolDate;

describe('one partner who is asked to call', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(
      school,
      WHO.mentor,
      WHO.coordinator,
      WHO.leerplicht,
      WHO.leerplichtDeputy,
      WHO.swv,
      WHO.buurtteam,
    );
    ref = await sentConcern(school);
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('gets a card with a number and a day, and nothing about anybody', async () => {
    await ask('leerplicht');
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
    await ask('jgz');
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
    await ask('swv', 'anonymous_consult');
    const other = await sentConcern(school);
    await ask('jgz', 'anonymous_consult', other);
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
    expect(await consults()).toEqual([]);
  });

  it('cannot be a seat that nobody has: that is said, and nothing is decided', async () => {
    await school.engine.script(`delete from seat_holder where person_id = '${WHO.jgz}'`);

    const view = await ask('jgz');

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

    await ask('leerplicht');

    expect(await waitingFor(school, 'consult_request')).toEqual([asked]);
  });

  it('is not passed over for an absence that begins tomorrow', async () => {
    await away(school, WHO.leerplicht, '2026-11-24', '2026-11-27');

    await ask('leerplicht');

    expect(await waitingFor(school, 'consult_request')).toEqual([WHO.leerplicht]);
  });

  it('says "I call" and then "done", and the coordinator sees both: card, list and a message at the end', async () => {
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    const calling = await step(WHO.leerplicht, asked, 'calling');
    const whileCalling = await deliverDue(school);
    const listed = await waits();
    const done = await step(WHO.leerplicht, calling, 'done');
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
    expect(await waits()).toEqual(['inform', 'look']);
  });

  it('may say "done" at once', async () => {
    await ask('swv');
    const [asked] = viewsTo(await deliverDue(school), WHO.swv);

    expect(await step(WHO.swv, asked, 'done')).toMatchObject({ state: 'done' });
  });

  it('lets the next deputy call, who is asked in turn; the coordinator need do nothing', async () => {
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    const passed = await step(WHO.leerplicht, asked, 'passed');
    const [toDeputy] = viewsTo(await deliverDue(school), WHO.leerplichtDeputy);

    expect(passed).toMatchObject({ state: 'passed', steps: [] });
    expect(toDeputy).toMatchObject({ kind: 'consult', state: 'asked', steps: ['calling', 'done'] });
    expect((await consults()).map(({ personId, state }) => [personId, state])).toEqual([
      [WHO.leerplicht, 'passed'],
      [WHO.leerplichtDeputy, 'asked'],
    ]);
  });

  it('is told that there is no deputy left, and so is the coordinator', async () => {
    await ask('swv');
    const [asked] = viewsTo(await deliverDue(school), WHO.swv);

    const refused = await answerConsult(await school.turn(WHO.swv), refIn(asked as PersonalView), 'passed');
    const news = viewsTo(await deliverDue(school), WHO.coordinator, 'consult_news');

    expect(asked).toMatchObject({ steps: ['calling', 'done'] });
    expect(refused).toEqual({ kind: 'refused', code: 'no_deputy' });
    expect(news).toEqual([expect.objectContaining({ consult: 'no_deputy' })]);
    expect((await consults()).map(({ state }) => state)).toEqual(['asked']);
  });

  it('does nothing twice when it is pressed twice, and nothing from an older card', async () => {
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    const old = refIn(asked as PersonalView);

    const first = await answerConsult(await school.turn(WHO.leerplicht, 'x'), old, 'passed');
    const second = await answerConsult(await school.turn(WHO.leerplicht, 'x'), old, 'passed');
    const late = await answerConsult(await school.turn(WHO.leerplicht), old, 'calling');

    expect(second).toEqual(first);
    expect(late).toMatchObject({ state: 'passed', steps: [] });
    expect(await consults()).toHaveLength(2);
  });

  it.each([WHO.leerplichtDeputy, WHO.coordinator, WHO.mentor])(
    'is the only one who can answer (%s)',
    async (person) => {
      await ask('leerplicht');
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
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    const steps = async (until: string) => {
      await school.engine.script(
        `update seat_holder set until_on = '${until}' where person_id = '${WHO.leerplicht}'`,
      );
      return step(WHO.leerplicht, asked, 'calling');
    };

    expect(await steps('2026-11-22')).toEqual({ kind: 'refused', code: 'not_your_seat' });
    expect((await consults()).map(({ state }) => state)).toEqual(['asked']);
    expect(await steps('2026-11-23')).toMatchObject({ kind: 'consult', state: 'calling' });
  });

  it('need not call any more when the concern is judged anew, and the card says so', async () => {
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);

    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));
    const edits = viewsTo(await deliverDue(school), WHO.leerplicht);
    const late = await step(WHO.leerplicht, asked, 'calling');

    expect(edits).toEqual([expect.objectContaining({ kind: 'consult', state: 'ended', steps: [] })]);
    expect(late).toMatchObject({ state: 'ended' });
    expect((await consults()).map(({ state }) => state)).toEqual(['ended']);
  });

  it('is not asked at all when the concern is judged anew before the message went out', async () => {
    await ask('leerplicht');
    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.leerplicht)).toEqual([]);
  });

  it('who lost the seat since is not written to, and the coordinators hear that it did not arrive', async () => {
    await ask('leerplicht');
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
      await ask('leerplicht', route);
      await deliverDue(school);

      school.clock.set('2026-11-30T07:29:00Z');
      const early = viewsTo(await deliverDue(school), WHO.coordinator, 'review_due');
      school.clock.set('2026-11-30T07:30:00Z');
      const [review] = viewsTo(await deliverDue(school), WHO.coordinator, 'review_due');
      const before = await waits();
      const finished = await finishReview(await school.turn(WHO.coordinator), refIn(review as PersonalView));

      expect(early).toEqual([]);
      expect(review).toMatchObject({ kind: 'triage_decided', review: true, canFinish: true });
      expect(before).toEqual(['inform', 'look']);
      expect(finished).toMatchObject({ finished: true, canFinish: false, canReopen: true, reviewOn: null });
      expect(await waits()).toEqual(['inform']);
      expect((await consults()).map(({ state }) => state)).toEqual(['ended']);
    },
  );

  it('does not remind of a look after the coordinator said that it is done', async () => {
    await ask('leerplicht');
    await finishReview(await school.turn(WHO.coordinator, 'f'), await refNow(school, ref));
    await finishReview(await school.turn(WHO.coordinator, 'f'), await refNow(school, ref));

    school.clock.set('2026-11-30T07:30:00Z');

    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'review_due')).toEqual([]);
    expect((await concernNow(school, ref)).state).toBe('one_partner');
  });

  it('is thanked once: a consult that was done stays done when the concern goes on', async () => {
    await ask('leerplicht');
    const [asked] = viewsTo(await deliverDue(school), WHO.leerplicht);
    await step(WHO.leerplicht, asked, 'done');
    await deliverDue(school);

    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.leerplicht)).toEqual([]);
    expect((await consults()).map(({ state }) => state)).toEqual(['seen']);
  });

  async function ask(
    partner: SeatKind,
    route: 'one_partner' | 'anonymous_consult' = 'one_partner',
    about: CardRef = ref,
  ): Promise<PersonalView> {
    const reason = route === 'one_partner' ? 'one_question' : 'think_along_first';
    return takeRoute(await school.turn(WHO.coordinator), about, {
      route,
      reason,
      partner,
      reviewOn: REVIEW_ON,
    });
  }

  async function step(
    person: PersonId,
    card: PersonalView | undefined,
    what: 'calling' | 'done' | 'passed',
  ): Promise<PersonalView> {
    return answerConsult(await school.turn(person), refIn(card as PersonalView), what);
  }

  function consults(): Promise<Consult[]> {
    return school.deps.store.transact(SCHOOL, (tx) => tx.consults.of(ref.id as ConcernId));
  }

  async function waits(): Promise<string[]> {
    const list = await showWorklist(await school.turn(WHO.coordinator));
    return list.kind === 'worklist' ? list.items.map(({ what }) => what) : [];
  }
});

function toPartners(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ kind }) => kind === 'consult_request');
}
