import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Asked,
  type Ballot,
  bookingDecision,
  everybodyAnswered,
  familyOn,
  type Round,
  type VoteAnswer,
} from '../../src/domain/booking.ts';
import type { Instant } from '../../src/domain/ids.ts';

const MOMENTS = [
  { id: 'tuesday', startsAt: 1_000 as Instant },
  { id: 'wednesday', startsAt: 2_000 as Instant },
  { id: 'thursday', startsAt: 3_000 as Instant },
];

const EVERYBODY: Asked[] = [
  { id: 'coordinator', role: 'ondersteuningscoordinator' },
  { id: 'mentor', role: 'mentor' },
  { id: 'leerplicht', role: 'leerplicht' },
  { id: 'jgz', role: 'jgz' },
  { id: 'swv', role: 'swv' },
  { id: 'buurtteam', role: 'buurtteam' },
  { id: 'mother', role: 'ouder' },
  { id: 'father', role: 'ouder' },
  { id: 'pupil', role: 'leerling' },
];

const QUORUM = ['coordinator', 'leerplicht', 'jgz', 'swv', 'mother'];

function on(momentId: string, answer: VoteAnswer, ...people: string[]): Ballot[] {
  return people.map((askedId) => ({ momentId, askedId, answer }));
}

function round(ballots: Ballot[], asked: Asked[] = EVERYBODY): Round {
  return { moments: MOMENTS, asked, ballots };
}

function waitsFor(ballots: Ballot[], momentId = 'tuesday', asked = EVERYBODY): readonly string[] {
  const decision = bookingDecision(round(ballots, asked));
  if (decision.kind === 'book') return [`booked ${decision.momentId}`];
  return decision.moments.find((moment) => moment.momentId === momentId)?.because ?? [];
}

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

const answer = fc.constantFrom<VoteAnswer | null>('yes', 'if_need_be', 'no', null);
const rounds = fc.array(answer, { minLength: 27, maxLength: 27 }).map((answers) =>
  round(
    MOMENTS.flatMap(({ id: momentId }, moment) =>
      EVERYBODY.flatMap(({ id: askedId }, person) => {
        const said = answers[moment * EVERYBODY.length + person];
        return said ? [{ momentId, askedId, answer: said }] : [];
      }),
    ),
  ),
);

describe('whatever is answered', () => {
  it('nothing is booked against a no of the family, nor without its yes', () => {
    fc.assert(
      fc.property(rounds, (each) => {
        const decision = bookingDecision(each);
        if (decision.kind === 'book') expect(familyOn(each, decision.momentId)).toBe('yes');
      }),
    );
  });

  it('the earliest of the moments that would do alone is the one that is booked', () => {
    fc.assert(
      fc.property(rounds, (each) => {
        const alone = MOMENTS.filter(
          (moment) => bookingDecision({ ...each, moments: [moment] }).kind === 'book',
        );
        const decision = bookingDecision(each);
        expect(decision.kind === 'book' ? decision.momentId : undefined).toBe(alone[0]?.id);
      }),
    );
  });

  it('one more yes never undoes a booking, nor moves it to a later moment', () => {
    fc.assert(
      fc.property(
        rounds,
        fc.nat(MOMENTS.length - 1),
        fc.nat(EVERYBODY.length - 1),
        (each, moment, person) => {
          const before = bookingDecision(each);
          fc.pre(before.kind === 'book');
          const momentId = MOMENTS[moment]?.id ?? '';
          const askedId = EVERYBODY[person]?.id ?? '';
          const others = each.ballots.filter((b) => b.momentId !== momentId || b.askedId !== askedId);

          const after = bookingDecision({
            ...each,
            ballots: [...others, { momentId, askedId, answer: 'yes' }],
          });

          expect(after.kind).toBe('book');
          if (before.kind === 'book' && after.kind === 'book') {
            expect(startOf(after.momentId)).toBeLessThanOrEqual(startOf(before.momentId));
          }
        },
      ),
    );
  });
});

function startOf(momentId: string): number {
  return MOMENTS.find(({ id }) => id === momentId)?.startsAt ?? Number.NaN;
}
