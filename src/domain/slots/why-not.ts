import type { SchoolDate } from '../ids.ts';
import { openingsOf } from './openings.ts';
import type { Relaxation, SlotQuestion, WhyNot } from './question.ts';

/**
 * Why there is no moment in time, said of seats and rooms. Each seat that is named is one that, filled throughout, would
 * have given a moment: `relaxations` has it as a step that is enough by itself. `until` is the day up to which closed
 * days are counted.
 */
export function whyNoMoment(
  question: SlotQuestion,
  days: readonly SchoolDate[],
  until: SchoolDate,
  relaxations: readonly Relaxation[],
): WhyNot[] {
  const closed = question.calendar.notCounted(question.today, until);
  return [
    ...whyOfPeople(question, days, relaxations),
    ...(closed.length > 0 ? [{ code: 'closed_days', closed } as const] : []),
  ];
}

function whyOfPeople(
  question: SlotQuestion,
  days: readonly SchoolDate[],
  relaxations: readonly Relaxation[],
): WhyNot[] {
  const openings = openingsOf(question, days);
  if (openings.length === 0) return [{ code: 'no_start' }];

  const enough = relaxations.flatMap(({ steps }) => (steps.length === 1 ? steps : []));
  const why = enough.flatMap((step): WhyNot[] => {
    if (step.code === 'seat') return [{ code: 'seat_blocks', seat: step.seat }];
    return step.code === 'room' ? [{ code: 'no_room' }] : [];
  });
  if (why.length > 0) return why;

  const neverFree = question.seats
    .filter(({ need }) => need !== 'wanted')
    .map(({ seat }) => seat)
    .filter((name) =>
      openings.every(({ places }) =>
        places.every(({ seat, people }) => seat !== name || people.length === 0),
      ),
    )
    .sort();
  return [
    neverFree.length > 0 ? { code: 'seats_never_free', seats: neverFree } : { code: 'no_common_moment' },
  ];
}
