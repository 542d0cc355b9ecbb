import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonalView } from '../../src/app/views.ts';
import type { SchoolId } from '../../src/domain/ids.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { type Asked, askedTable, participantsNow, tableNow } from '../support/tables.ts';

describe('what the buttons of a table send', () => {
  let school: Play;
  let asked: Asked;
  let slots: string;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    asked = await askedTable(school);
    slots = (await tableNow(school, asked.ref)).slots.map(({ id }) => id).join(',');
  });

  afterAll(() => school.close());

  it('is an answer per moment, in the order of the moments on the card', async () => {
    const view = await press(WHO.swv, 'table.vote', { slots, m1: 'no', m2: 'yes', m3: 'if_need_be' });

    expect(view).toMatchObject({ proposals: [{ mine: 'no' }, { mine: 'yes' }, { mine: 'if_need_be' }] });
  });

  it('may leave a moment open', async () => {
    const view = await press(WHO.swv, 'table.vote', { slots, m1: '', m2: 'yes' });

    expect(view).toMatchObject({ proposals: [{ mine: null }, { mine: 'yes' }, { mine: null }] });
  });

  it.each([
    ['an answer that does not exist', { m1: 'perhaps' }],
    ['moments that are no ids', { slots: 'first,second', m1: 'yes' }],
    ['more moments than a card has', { slots: Array.from({ length: 9 }, () => SCHOOL).join(','), m1: 'yes' }],
  ])('is not understood with %s', async (_what, spoiled) => {
    expect(await press(WHO.swv, 'table.vote', { slots, ...spoiled })).toBeNull();
    expect(await votesStored()).toEqual([]);
  });

  it('changes nothing for moments of another table', async () => {
    const other = await askedTable(school, 'noor');
    const theirs = (await tableNow(school, other.ref)).slots.map(({ id }) => id).join(',');
    const view = await press(WHO.swv, 'table.vote', { slots: theirs, m1: 'no', m2: 'no', m3: 'no' });

    expect(view).toMatchObject({ kind: 'table_vote', answered: 0 });
    expect(await votesStored()).toEqual([]);
  });

  it('finds no table under a row that is none', async () => {
    const ref = { ...asked.ref, id: asked.dossier.id };

    expect(await press(WHO.swv, 'table.show', {}, ref)).toEqual({ kind: 'refused', code: 'card_outdated' });
  });

  it('finds no table at another school', async () => {
    const ref = { ...asked.ref, schoolId: '019ad111-0000-7000-8000-0000000000ff' as SchoolId };

    expect(await press(WHO.swv, 'table.vote', { slots, m1: 'yes' }, ref)).toEqual({
      kind: 'refused',
      code: 'card_outdated',
    });
  });

  it('says for whom a coordinator answers, and what to book and why', async () => {
    const parent = (await participantsNow(school, asked)).find(({ role }) => role === 'ouder');
    const answered = await press(WHO.coordinator, 'table.phone', { slots, person: parent?.id, m1: 'no' });
    const refusal = await press(WHO.coordinator, 'table.book', { moment: slots.split(',')[0], reason: '' });
    const booked = await press(WHO.coordinator, 'table.book', {
      moment: slots.split(',')[0],
      reason: 'family_agrees_otherwise',
    });

    expect(answered).toMatchObject({ kind: 'table_round' });
    expect(refusal).toMatchObject({ kind: 'table_choose', fault: 'family_reason_missing' });
    expect(booked).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
  });

  it('asks twice before everybody is told that it is off', async () => {
    expect(await press(WHO.coordinator, 'table.ask_cancel', {})).toMatchObject({
      kind: 'table_sure',
      what: 'cancel',
    });
    expect((await tableNow(school, asked.ref)).state).toBe('voting');
    expect(await press(WHO.coordinator, 'table.cancel', {})).toMatchObject({ phase: 'cancelled' });
  });

  async function press(
    person: (typeof WHO)[keyof typeof WHO],
    verb: string,
    data: Record<string, unknown>,
    ref = asked.ref,
  ): Promise<PersonalView | null> {
    const sent = { ref: { ...ref, version: String(ref.version) }, ...data };
    return (await VERBS.get(verb)?.press(await school.turn(person), sent)) ?? null;
  }

  function votesStored() {
    return school.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(asked.ref.id as never));
  }
});
