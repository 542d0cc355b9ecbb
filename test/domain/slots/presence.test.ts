import { describe, expect, it } from '@jest/globals';
import { isWithinPresence, presenceOf } from '../../../src/domain/slots/presence.ts';
import type { Candidate, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  block,
  FRIDAY,
  NEXT_MONDAY,
  NEXT_TUESDAY,
  person,
  question,
  THURSDAY,
  WEDNESDAY,
} from '../../support/slot-questions.ts';

const PARTNERS = ['leerplicht', 'jgz', 'swv', 'buurtteam'];

/** All four partners and the coordinator are at the school on these days from nine to twelve, and elsewhere unknown. */
function presentOn(
  days: readonly string[],
  others: Readonly<Record<string, readonly string[]>> = {},
): SlotQuestion {
  const at = (seat: string): Candidate =>
    person(seat, {
      presence: (others[seat] ?? days).map((on) => block(on, '09:00', '12:00')),
      agenda: 'unknown',
    });
  return question({
    seats: [
      { seat: 'ondersteuningscoordinator', need: 'required', candidates: [at('ondersteuningscoordinator')] },
      ...PARTNERS.map((seat) => ({ seat, need: 'partner' as const, candidates: [at(seat)] })),
    ],
  });
}

describe('the moments at which people are at the school anyway', () => {
  it('are enough on three days: nothing is said, and every proposal is one of them', () => {
    const asked = presentOn([WEDNESDAY, THURSDAY, FRIDAY]);

    const found = findProposals(asked);
    const proposals = found.kind === 'found' ? found.proposals : [];

    expect(presenceOf(asked)).toMatchObject({ why: [], nextOn: null });
    expect(proposals.map((at) => isWithinPresence(asked, at))).toEqual([true, true, true]);
  });

  it('are too few on two days: it says when the next one is', () => {
    const asked = presentOn([WEDNESDAY, FRIDAY, NEXT_TUESDAY]);

    expect(presenceOf(asked)).toMatchObject({ days: [WEDNESDAY, FRIDAY], nextOn: NEXT_TUESDAY });
    expect(presenceOf(asked).why).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'no_common_moment' })]),
    );
  });

  it('name the seat through which they are too few', () => {
    const days = [WEDNESDAY, THURSDAY, FRIDAY, NEXT_MONDAY];
    const asked = presentOn(days, { ondersteuningscoordinator: [THURSDAY] });

    expect(presenceOf(asked)).toMatchObject({
      days: [THURSDAY],
      why: [{ code: 'seat_blocks', seat: 'ondersteuningscoordinator' }],
    });
  });

  it('count with three of the four partners, and not with two', () => {
    const days = [WEDNESDAY, THURSDAY, FRIDAY];

    expect(presenceOf(presentOn(days, { jgz: [] })).why).toEqual([]);
    expect(presenceOf(presentOn(days, { jgz: [], swv: [] })).days).toEqual([]);
  });
});
