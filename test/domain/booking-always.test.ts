import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bookingDecision, familyOn, type VoteAnswer } from '../../src/domain/booking.ts';
import { EVERYBODY, MOMENTS, round } from '../support/ballots.ts';

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
