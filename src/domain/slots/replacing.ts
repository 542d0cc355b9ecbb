import { agendasFor } from './agenda.ts';
import { optionsFor, peopleOn } from './options.ts';
import type { FilledSeat, SlotQuestion } from './question.ts';
import type { Standing } from './standing.ts';

export type Replaced =
  | { kind: 'replaced'; seat: string; by: NonNullable<FilledSeat['filledBy']> }
  /** Nobody else of this seat can come then; the others stay as they are. */
  | { kind: 'nobody'; seat: string }
  | { kind: 'not_seated' };

/**
 * Who takes the seat of somebody who cannot come, at the moment that stands: the surest of that seat's candidates, and
 * of those the first in the list. Nobody else moves, and whoever sits at the table already is not asked to sit twice.
 */
export function replaceOne(question: SlotQuestion, standing: Standing, personId: string): Replaced {
  const name = standing.seats.find((each) => each.personId === personId)?.seat;
  const seat = question.seats.find((each) => each.seat === name);
  if (!seat) return { kind: 'not_seated' };

  const seated = new Set(standing.seats.map((each) => each.personId));
  const people = peopleOn(seat.candidates, agendasFor(question), standing.at.on);
  const others = people.filter(({ candidate }) => !seated.has(candidate.personId));
  const [best] = optionsFor(question, null, seat, others, standing.at);
  if (!best || best.personId === null || best.certainty === null) return { kind: 'nobody', seat: seat.seat };
  const { personId: by, rank, certainty, isTentative } = best;
  return {
    kind: 'replaced',
    seat: seat.seat,
    by: { personId: by, isDeputy: rank > 0, certainty, isTentative },
  };
}
