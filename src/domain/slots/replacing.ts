import { agendasFor, certaintyAt, meets } from './agenda.ts';
import { type Block, CERTAINTIES, type Certainty, type FilledSeat, type SlotQuestion } from './question.ts';
import type { Standing } from './standing.ts';

export type Replaced =
  | { kind: 'replaced'; seat: string; by: NonNullable<FilledSeat['filledBy']> }
  /** Nobody else of this seat can come then; the others stay as they are. */
  | { kind: 'nobody'; seat: string }
  | { kind: 'not_seated' };

/**
 * Who else could take a seat. `rank` 0 is the holder; `moments` = at how many of those that were asked about; `certainty`
 * = of the least sure of them; `isTentative` = something else is noted at one of them.
 */
export type Other = {
  personId: string;
  rank: number;
  moments: number;
  certainty: Certainty;
  isTentative: boolean;
};

/**
 * Who takes the seat of somebody who cannot come, at the moment that stands: the surest of that seat's candidates, and
 * of those the first in the list. Nobody else moves, and whoever sits at the table already is not asked to sit twice.
 */
export function replaceOne(question: SlotQuestion, standing: Standing, personId: string): Replaced {
  const name = standing.seats.find((each) => each.personId === personId)?.seat;
  if (name === undefined || !question.seats.some(({ seat }) => seat === name)) return { kind: 'not_seated' };

  const seated = standing.seats.flatMap((each) => each.personId ?? []);
  const [best] = othersFor(question, name, seated, [standing.at]);
  if (!best) return { kind: 'nobody', seat: name };
  const { personId: by, rank, certainty, isTentative } = best;
  return { kind: 'replaced', seat: name, by: { personId: by, isDeputy: rank > 0, certainty, isTentative } };
}

/**
 * Everybody else of a seat who can come at any of these moments: who can at most of them first, then the surest, then by
 * the list. `sitting` = who sits at the table already.
 */
export function othersFor(
  question: SlotQuestion,
  seat: string,
  sitting: readonly string[],
  moments: readonly Block[],
): Other[] {
  const agendas = agendasFor(question);
  const seated = new Set(sitting);
  const candidates = question.seats.find((each) => each.seat === seat)?.candidates ?? [];
  const others = candidates.flatMap((candidate, rank): Other[] => {
    if (seated.has(candidate.personId)) return [];
    const possible = moments.flatMap((at) => {
      const day = agendas(candidate, at.on);
      const certainty = day && certaintyAt(question, day, at);
      return certainty ? [{ certainty, isTentative: meets(day.tentative, at) }] : [];
    });
    const [first, ...rest] = possible;
    if (!first) return [];
    const certainty = rest.reduce((least, each) => lessSure(least, each.certainty), first.certainty);
    const isTentative = possible.some((each) => each.isTentative);
    return [{ personId: candidate.personId, rank, moments: possible.length, certainty, isTentative }];
  });
  return others.sort((a, b) => b.moments - a.moments || sureness(a) - sureness(b) || a.rank - b.rank);
}

function lessSure(a: Certainty, b: Certainty): Certainty {
  return CERTAINTIES.indexOf(a) > CERTAINTIES.indexOf(b) ? a : b;
}

function sureness({ certainty }: Other): number {
  return CERTAINTIES.indexOf(certainty);
}
