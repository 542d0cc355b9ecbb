import { describe, expect, it } from '@jest/globals';
import {
  type Asked,
  type Ballot,
  bookingDecision,
  brokenBy,
  everybodyAnswered,
  familyOn,
  type VoteAnswer,
} from '../../src/domain/booking.ts';
import { EVERYBODY, MOMENTS, on, QUORUM, round, waitsFor } from '../support/ballots.ts';

describe("the family's yes", () => {
  const family = (age: number | null, ballots: Ballot[], asked = EVERYBODY) =>
    familyOn({ ...round(ballots, asked), moments: MOMENTS.map((moment) => ({ ...moment, age })) }, 'tuesday');
  const parentSaidYes = on('tuesday', 'yes', 'mother');
  const pupilSaidYes = on('tuesday', 'yes', 'pupil');

  it.each([
    [11, 'yes'],
    [12, 'yes'],
    [15, 'yes'],
    [16, 'silent'],
    [17, 'silent'],
    [18, 'silent'],
    [null, 'yes'],
  ])('at %s is %s when only a parent has spoken', (age, said) => {
    expect(family(age, parentSaidYes)).toBe(said);
  });

  it.each([
    [11, 'silent'],
    [12, 'silent'],
    [15, 'silent'],
    [16, 'silent'],
    [17, 'silent'],
    [18, 'yes'],
  ])('at %d is %s when only the pupil has spoken', (age, said) => {
    expect(family(age, pupilSaidYes)).toBe(said);
  });

  it.each([16, 17, 18])('at %d is there when a parent and the pupil said yes', (age) => {
    expect(family(age, [...parentSaidYes, ...pupilSaidYes])).toBe('yes');
  });

  it.each([
    [17, 'no'],
    [18, 'yes'],
  ])("at %d, against a parent's no, is %s: from 18 on the pupil decides", (age, said) => {
    expect(family(age, [...pupilSaidYes, ...on('tuesday', 'no', 'father'), ...parentSaidYes])).toBe(said);
  });

  it.each([12, 16, 18])('at %d is no when the pupil says no', (age) => {
    expect(family(age, [...parentSaidYes, ...on('tuesday', 'no', 'pupil')])).toBe('no');
  });

  it.each([15, 16])('at %d is the pupil’s own where no parent is asked', (age) => {
    const withoutParents = EVERYBODY.filter(({ role }) => role !== 'ouder');

    expect(family(age, pupilSaidYes, withoutParents)).toBe('yes');
  });

  it("at 18 is never a parent's, not even when the pupil is not asked", () => {
    expect(
      family(
        18,
        parentSaidYes,
        EVERYBODY.filter(({ role }) => role !== 'leerling'),
      ),
    ).toBe('silent');
  });

  it('is judged by the age on the day of each moment', () => {
    const aged = MOMENTS.map((moment, index) => ({ ...moment, age: index === 0 ? 17 : 18 }));
    const said = ['tuesday', 'wednesday'].flatMap((day) => on(day, 'yes', 'pupil'));

    expect(['tuesday', 'wednesday'].map((day) => familyOn({ ...round(said), moments: aged }, day))).toEqual([
      'silent',
      'yes',
    ]);
  });
});

describe('a table books itself', () => {
  it('with the coordinator, three partner seats and the yes of a parent', () => {
    expect(bookingDecision(round(on('tuesday', 'yes', ...QUORUM)))).toEqual({
      kind: 'book',
      momentId: 'tuesday',
    });
  });

  it('also when everybody can come only if need be', () => {
    expect(bookingDecision(round(on('tuesday', 'if_need_be', ...QUORUM))).kind).toBe('book');
  });

  it('at the earliest moment that will do, whatever order the moments are given in', () => {
    const ballots = [...on('thursday', 'yes', ...QUORUM), ...on('wednesday', 'if_need_be', ...QUORUM)];
    const shuffled = { ...round(ballots), moments: MOMENTS.toReversed() };

    expect(bookingDecision(shuffled)).toEqual({ kind: 'book', momentId: 'wednesday' });
  });

  it('without waiting for the mentor, the fourth partner or the other parent', () => {
    const withoutMentor = on('tuesday', 'yes', ...QUORUM);

    expect(
      bookingDecision(round([...withoutMentor, ...on('tuesday', 'no', 'mentor', 'buurtteam')])).kind,
    ).toBe('book');
  });

  it('on the word of the pupil where no parent is asked', () => {
    const asked = EVERYBODY.filter(({ role }) => role !== 'ouder');
    const ballots = on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'swv', 'pupil');

    expect(bookingDecision(round(ballots, asked)).kind).toBe('book');
  });

  it('without the family only when each of them was left out for a reason on record', () => {
    const asked = EVERYBODY.filter(({ role }) => role !== 'ouder' && role !== 'leerling');

    expect(
      bookingDecision(round(on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'swv'), asked)).kind,
    ).toBe('book');
  });
});

describe('a table waits', () => {
  it('for the coordinator', () => {
    expect(waitsFor(on('tuesday', 'yes', 'leerplicht', 'jgz', 'swv', 'mother'))).toEqual([
      'coordinator_missing',
    ]);
  });

  it('for the third partner', () => {
    expect(waitsFor(on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'mother'))).toEqual([
      'partners_missing',
    ]);
  });

  it('for the third seat, not the third person', () => {
    const asked: Asked[] = [...EVERYBODY, { id: 'second jgz', role: 'jgz' }];
    const ballots = on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'second jgz', 'mother');

    expect(waitsFor(ballots, 'tuesday', asked)).toEqual(['partners_missing']);
  });

  it('for a word of the family', () => {
    expect(waitsFor(on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'swv'))).toEqual([
      'family_silent',
    ]);
  });

  it('for a parent, also when the pupil says yes', () => {
    expect(waitsFor(on('tuesday', 'yes', 'coordinator', 'leerplicht', 'jgz', 'swv', 'pupil'))).toEqual([
      'family_silent',
    ]);
  });

  it.each(['mother', 'father', 'pupil'])('when the %s says no, whatever the others say', (member) => {
    const everybodyElse = EVERYBODY.map(({ id }) => id).filter((id) => id !== member);
    const ballots = [...on('tuesday', 'yes', ...everybodyElse), ...on('tuesday', 'no', member)];

    expect(waitsFor(ballots)).toEqual(['family_says_no']);
  });

  it('when somebody who would come sits at another table by now', () => {
    const taken = { ...round(on('tuesday', 'yes', ...QUORUM)), taken: new Set(['tuesday']) };

    expect(bookingDecision(taken)).toMatchObject({ kind: 'wait' });
  });

  it('and names all that is missing at once', () => {
    expect(waitsFor([])).toEqual(['coordinator_missing', 'partners_missing', 'family_silent']);
  });
});

describe('the round', () => {
  it('is complete when everybody answered about every moment, and not one answer earlier', () => {
    const all = MOMENTS.flatMap(({ id }) => on(id, 'no', ...EVERYBODY.map((person) => person.id)));

    expect(everybodyAnswered(round(all))).toBe(true);
    expect(everybodyAnswered(round(all.slice(1)))).toBe(false);
  });
});

describe('a guest', () => {
  const withGuest = (isNeeded: boolean): Asked[] => [...EVERYBODY, { id: 'guest', role: 'gast', isNeeded }];
  const quorum = on('tuesday', 'yes', ...QUORUM);

  it('who is wanted informs, and decides nothing', () => {
    for (const more of [[], on('tuesday', 'no', 'guest')])
      expect(waitsFor([...quorum, ...more], 'tuesday', withGuest(false))).toEqual(['booked tuesday']);
  });

  it('without whom there is no table is waited for, and a no keeps the moment from being booked', () => {
    for (const more of [[], on('tuesday', 'no', 'guest')])
      expect(waitsFor([...quorum, ...more], 'tuesday', withGuest(true))).toEqual(['guest_missing']);
    for (const answer of ['yes', 'if_need_be'] as const)
      expect(waitsFor([...quorum, ...on('tuesday', answer, 'guest')], 'tuesday', withGuest(true))).toEqual([
        'booked tuesday',
      ]);
  });

  it('is expected at a moment that stands until they say no', () => {
    const said = (answer: VoteAnswer, isNeeded: boolean) =>
      brokenBy(round([...quorum, ...on('tuesday', answer, 'guest')], withGuest(isNeeded)), 'tuesday');

    expect(brokenBy(round(quorum, withGuest(true)), 'tuesday')).toEqual([]);
    expect(said('yes', true)).toEqual([]);
    expect(said('no', true)).toEqual(['guest_missing']);
    expect(said('no', false)).toEqual([]);
  });
});
