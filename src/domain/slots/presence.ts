import type { SchoolDate } from '../ids.ts';
import type { Block, SlotQuestion, WhyNot } from './question.ts';
import { withSeatFilled } from './relaxing.ts';
import { seaterFor } from './seating.ts';
import { daysOf, possibleStarts, startsFor } from './starts.ts';

/** On which days in time enough people are at the school anyway, and when these are too few, why and when the next one is. */
export type Presence = {
  days: readonly SchoolDate[];
  why: readonly WhyNot[];
  nextOn: SchoolDate | null;
};

/**
 * Whether a table is possible at this moment with nobody outside the own presence moments. Who has no such moments
 * is bound to none.
 */
export function isWithinPresence(question: SlotQuestion, at: Block): boolean {
  return seaterFor(boundToPresence(question))(at) !== null;
}

/** Reasons are given when there are fewer such days than moments to propose, each of which has a day of its own. */
export function presenceOf(question: SlotQuestion): Presence {
  const bound = boundToPresence(question);
  const startsOn = startsFor(bound, null);
  const { inTime, later } = daysOf(question);
  const days = daysWithStart(bound, inTime);
  if (days.length >= question.proposals) return { days, why: [], nextOn: null };

  const blocking = question.seats
    .map(({ seat }) => seat)
    .sort()
    .filter((seat) => daysWithStart(withSeatFilled(bound, seat), inTime).length > days.length);
  const closed = question.calendar.notCounted(question.today, inTime.at(-1) ?? question.today);
  return {
    days,
    why: [
      ...blocking.map((seat) => ({ code: 'seat_blocks', seat }) as const),
      ...(blocking.length === 0 ? [{ code: 'no_common_moment' } as const] : []),
      ...(closed.length > 0 ? [{ code: 'closed_days', closed } as const] : []),
    ],
    nextOn: later.find((day) => startsOn([day]).length > 0) ?? null,
  };
}

function daysWithStart(question: SlotQuestion, days: readonly SchoolDate[]): SchoolDate[] {
  const found = new Set(possibleStarts(question, days).map(({ at }) => at.on));
  return days.filter((day) => found.has(day));
}

function boundToPresence(question: SlotQuestion): SlotQuestion {
  return { ...question, presence: 'required' };
}
