import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { answerMoments, askAnotherTime, askPhone } from '../../../src/app/table/voting.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, testRoster, WHO } from '../../support/school.ts';
import { type Asked, answersOf, askedTable, phones, tableNow, votes } from '../../support/tables.ts';
import { haveChats } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  const roster = testRoster();
  const people = roster.people.map((each) => (each.id === WHO.swv ? { ...each, mail: null } : each));
  school = await play(undefined, undefined, { ...roster, people });
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('answering', () => {
  let asked: Asked;

  beforeEach(async () => {
    asked = await askedTable(school);
  });

  it('shows counts to everybody and who answered what to the coordinator', async () => {
    await votes(school, asked, WHO.swv, 'yes', 'no', 'if_need_be');

    const mentor = await showTable(await school.turn(WHO.mentor), asked.ref);
    const coordinator = await showTable(await school.turn(WHO.coordinator), asked.ref);

    expect(mentor).toMatchObject({
      kind: 'table_vote',
      answered: 1,
      asked: 9,
      proposals: [{ yes: 1, ifNeedBe: 0, no: 0, mine: null }, { no: 1 }, { ifNeedBe: 1 }],
    });
    expect(JSON.stringify(mentor)).not.toContain('"swv"');
    expect(coordinator).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ role: 'swv', answers: ['yes', 'no', 'if_need_be'], tappedInBy: null }),
      ]),
    });
  });

  it('counts the last answer, also when it is the first one again', async () => {
    await votes(school, asked, WHO.swv, 'yes');
    await votes(school, asked, WHO.swv, 'no');
    const view = await votes(school, asked, WHO.swv, 'yes');

    expect(view).toMatchObject({ proposals: [{ yes: 1, no: 0, mine: 'yes' }, {}, {}] });
  });

  it('changes nothing when the same is answered twice', async () => {
    await votes(school, asked, WHO.swv, 'yes', 'no', 'no');
    await votes(school, asked, WHO.swv, 'yes', 'no', 'no');

    expect(await auditedActions()).toEqual(['table.proposed', 'table.answered']);
  });

  it('is only for who sits at the table', async () => {
    const view = await votes(school, asked, WHO.otherMentor, 'yes');

    expect(view).toEqual({ kind: 'refused', code: 'not_your_seat' });
  });

  it('asks for at least one answer', async () => {
    expect(await votes(school, asked, WHO.swv)).toMatchObject({
      kind: 'table_vote',
      fault: 'answer_missing',
    });
  });

  it('of an earlier round says nothing about the present one', async () => {
    const { slots } = await tableNow(school, asked.ref);
    await moveTable(await school.turn(WHO.coordinator), asked.ref);
    const view = await answerMoments(
      await school.turn(WHO.swv),
      asked.ref,
      answersOf(slots, ['no', 'no', 'no']),
    );

    expect(view).toMatchObject({ kind: 'table_vote', answered: 0 });
  });

  it('by phone is kept as such, with the coordinator who tapped it in', async () => {
    const view = await phones(school, asked, WHO.coordinator, 'ouder', 'yes', 'no', 'no');
    const stored = await storedVotes(asked);

    expect(view).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ role: 'ouder', nth: 1, tappedInBy: 'Carla' }),
      ]),
    });
    expect(stored).toContainEqual(expect.objectContaining({ answeredBy: WHO.coordinator, via: 'phone' }));
  });

  it('by phone is for the family and for whoever has no Teams', async () => {
    await haveChats(school, WHO.swv);

    expect(await phones(school, asked, WHO.coordinator, 'jgz', 'yes')).toMatchObject({ kind: 'table_round' });
    expect(await phones(school, asked, WHO.coordinator, 'swv', 'yes')).toEqual({
      kind: 'refused',
      code: 'answers_themselves',
    });
  });

  describe('of somebody with an Entra id, no chat and no mail', () => {
    beforeEach(async () => {
      await haveChats(school, WHO.leerplicht);
    });

    it.each([
      ['the coordinator', WHO.coordinator, 'Carla'],
      ['the mentor', WHO.mentor, 'Anna'],
    ])('is tapped in by %s, and it is shown who did for whom', async (_who, by, name) => {
      const form = await askPhone(await school.turn(by), asked.ref);
      await phones(school, asked, by, 'swv', 'yes', 'no', 'no');
      const round = await showTable(await school.turn(WHO.coordinator), asked.ref);
      const own = await showTable(await school.turn(WHO.swv), asked.ref);

      expect(form).toMatchObject({
        kind: 'table_phone',
        people: expect.arrayContaining([expect.objectContaining({ role: 'swv' })]),
      });
      expect(await storedVotes(asked)).toContainEqual(
        expect.objectContaining({ answer: 'yes', answeredBy: by, via: 'phone' }),
      );
      expect(round).toMatchObject({
        people: expect.arrayContaining([
          expect.objectContaining({ role: 'swv', answers: ['yes', 'no', 'no'], tappedInBy: name }),
        ]),
      });
      expect(own).toMatchObject({ kind: 'table_vote', answeredFor: name });
    });

    it('is told to the coordinator as somebody to call', async () => {
      expect(await showTable(await school.turn(WHO.coordinator), asked.ref)).toMatchObject({
        people: expect.arrayContaining([
          expect.objectContaining({ role: 'swv', callNeeded: true, mayAnswerFor: true }),
          expect.objectContaining({ role: 'leerplicht', callNeeded: false, mayAnswerFor: false }),
        ]),
      });
    });

    it('offers a mentor that one alone, and nothing as soon as there is a chat', async () => {
      const card = await showTable(await school.turn(WHO.mentor), asked.ref);
      const form = await askPhone(await school.turn(WHO.mentor), asked.ref);
      const saved = await phones(school, asked, WHO.mentor, 'swv', 'yes');
      await haveChats(school, WHO.swv);

      expect(card).toMatchObject({ kind: 'table_vote', canAnswerFor: true });
      expect(form.kind === 'table_phone' && form.people.map(({ role }) => role)).toEqual(['swv']);
      expect(saved).toMatchObject({ kind: 'table_vote', saved: false, savedFor: { role: 'swv' } });
      expect(await showTable(await school.turn(WHO.mentor), asked.ref)).toMatchObject({
        canAnswerFor: false,
      });
      expect(await phones(school, asked, WHO.mentor, 'swv', 'no')).toEqual({
        kind: 'refused',
        code: 'answers_themselves',
      });
    });

    it.each([
      ['somebody who hears by mail', 'jgz', 'answers_themselves'],
      ['the family', 'ouder', 'not_for_your_role'],
    ] as const)('leaves a mentor no answer for %s', async (_who, role, code) => {
      expect(await phones(school, asked, WHO.mentor, role, 'yes')).toEqual({ kind: 'refused', code });
    });

    it.each([WHO.leerplicht, WHO.otherMentor])('is not for anybody else to tap in (%s)', async (person) => {
      const refusal = { kind: 'refused', code: 'not_for_your_role' };

      expect(await askPhone(await school.turn(person), asked.ref)).toEqual(refusal);
      expect(await phones(school, asked, person, 'swv', 'yes')).toEqual(refusal);
    });
  });

  it('"none of these" is a no to all, and the coordinator hears that another moment is asked for', async () => {
    await askAnotherTime(await school.turn(WHO.swv), asked.ref);

    const needed = (await plannedNotices(school)).filter(({ kind }) => kind === 'booking_needs_you');

    expect((await storedVotes(asked)).map(({ answer }) => answer)).toEqual(['no', 'no', 'no']);
    expect(needed.map(({ params }) => params.why)).toContain('another_time');
  });

  it('that leaves the family no moment is told to the coordinator at once', async () => {
    await phones(school, asked, WHO.coordinator, 'ouder', 'no', 'no', 'no');

    const now = school.clock.now();
    const needed = (await plannedNotices(school)).filter(
      ({ kind, dueAt }) => kind === 'booking_needs_you' && Date.parse(dueAt) <= now,
    );

    expect(needed.map(({ params }) => params.why)).toEqual(['family_says_no']);
  });
});

function storedVotes({ ref }: Asked) {
  return school.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(ref.id as never));
}

async function auditedActions(): Promise<string[]> {
  const rows = await sql<{ action: string }>`select action from audit order by seq`.execute(school.engine.db);
  return rows.rows.map(({ action }) => action);
}
