import type { SchoolDate } from './ids.ts';
import type { SlotQuestion, WhyNot } from './slot-question.ts';
import { certaintyOf } from './slot-seating.ts';
import { possibleStarts, startsOn } from './slot-starts.ts';

/**
 * Why there is no moment in time. Each seat that is named is one that, filled throughout, would have given a moment:
 * the search is simply asked again without it. `until` is the day up to which closed days are counted.
 */
export function whyNoMoment(
  question: SlotQuestion,
  days: readonly SchoolDate[],
  until: SchoolDate,
): WhyNot[] {
  const closed = question.calendar.notCounted(question.today, until);
  return [
    ...whyOfPeople(question, days),
    ...(closed.length > 0 ? [{ code: 'closed_days', closed } as const] : []),
  ];
}

function whyOfPeople(question: SlotQuestion, days: readonly SchoolDate[]): WhyNot[] {
  const starts = startsOn(question, days);
  if (starts.length === 0) return [{ code: 'no_start' }];

  const isPossible = (changed: SlotQuestion) => possibleStarts(changed, days).length > 0;
  const names = question.seats.map(({ seat }) => seat).sort();
  const why: WhyNot[] = names
    .filter((seat) => isPossible(withSeatFilled(question, seat)))
    .map((seat) => ({ code: 'seat_blocks', seat }));
  if (question.rooms && isPossible({ ...question, rooms: null })) why.push({ code: 'no_room' });
  if (why.length > 0) return why;

  const neverFree = question.seats
    .filter(({ need }) => need !== 'wanted')
    .filter(({ candidates }) =>
      starts.every((at) => candidates.every((candidate) => certaintyOf(candidate, at) === null)),
    )
    .map(({ seat }) => seat)
    .sort();
  return [
    neverFree.length > 0 ? { code: 'seats_never_free', seats: neverFree } : { code: 'no_common_moment' },
  ];
}

/** The same question, as if somebody had taken this seat already. */
export function withSeatFilled(question: SlotQuestion, name: string): SlotQuestion {
  const isPartner = question.seats.some(({ seat, need }) => seat === name && need === 'partner');
  return {
    ...question,
    seats: question.seats.filter(({ seat }) => seat !== name),
    partnersNeeded: question.partnersNeeded - (isPartner ? 1 : 0),
  };
}
