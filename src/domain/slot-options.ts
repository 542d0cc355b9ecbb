import { type Agendas, certaintyAt, meets } from './slot-agenda.ts';
import {
  type Block,
  type Candidate,
  CERTAINTIES,
  type Certainty,
  MOST_BURDEN,
  type Seat,
  type SlotQuestion,
} from './slot-question.ts';
import { NO_HARM, type SeatHarm, type Standing, seatHarm } from './slot-standing.ts';

/** One way to fill a seat; without a person it stays empty. `rank` 0 is the holder. */
export type Option = {
  personId: string | null;
  rank: number;
  certainty: Certainty | null;
  isTentative: boolean;
  /** What it adds to the price, in the order of `SeatingPrice`. */
  cost: readonly number[];
  isCertainPartner: boolean;
};

export const NO_COST: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Who of these candidates can come at this moment, best first, each with what it costs. */
export function optionsFor(
  question: SlotQuestion,
  standing: Standing | null,
  agendas: Agendas,
  seat: Seat,
  at: Block,
): Option[] {
  const options: Option[] = [];
  for (const [rank, candidate] of seat.candidates.entries()) {
    const day = agendas(candidate, at.on);
    const certainty = day && certaintyAt(question, day, at);
    if (!day || !certainty) continue;
    const harm = standing ? seatHarm(standing, seat.seat, candidate.personId, at) : NO_HARM;
    const isTentative = meets(day.tentative, at);
    options.push(filled(question, seat, { candidate, rank, certainty, isTentative, harm }, at));
  }
  if (options.length > 1) options.sort(byHarmCertaintyAndRank);
  if (seat.need !== 'required')
    options.push(empty(seat, standing ? seatHarm(standing, seat.seat, null, at) : NO_HARM));
  return options;
}

function filled(
  question: SlotQuestion,
  { need }: Seat,
  by: { candidate: Candidate; rank: number; certainty: Certainty; isTentative: boolean; harm: SeatHarm },
  at: Block,
): Option {
  const { candidate, rank, certainty, isTentative, harm } = by;
  const isUnknown = certainty === 'unknown' ? 1 : 0;
  const isOutside = certainty === 'outside_presence' ? 1 : 0;
  const burden = isOutside || isEarlyOrLate(question, at) ? Math.min(candidate.burden, MOST_BURDEN) : 0;
  const uncertain = need === 'required' ? isUnknown : 0;
  return {
    personId: candidate.personId,
    rank,
    certainty,
    isTentative,
    cost: [harm[0], harm[1], uncertain, 0, 0, isUnknown, isOutside, rank, isTentative ? 1 : 0, burden],
    isCertainPartner: need === 'partner' && !isUnknown,
  };
}

function empty({ need }: Seat, harm: SeatHarm): Option {
  const partner = need === 'partner' ? 1 : 0;
  return {
    personId: null,
    rank: 0,
    certainty: null,
    isTentative: false,
    cost: [harm[0], harm[1], 0, partner, 1 - partner, 0, 0, 0, 0, 0],
    isCertainPartner: false,
  };
}

/** In the first or the last hour in which a table can be. */
function isEarlyOrLate({ hours }: SlotQuestion, at: Block): boolean {
  return at.fromMinute < hours.fromMinute + 60 || at.untilMinute > hours.untilMinute - 60;
}

function byHarmCertaintyAndRank(a: Option, b: Option): number {
  return (
    (a.cost[0] ?? 0) - (b.cost[0] ?? 0) ||
    (a.cost[1] ?? 0) - (b.cost[1] ?? 0) ||
    sureness(a) - sureness(b) ||
    a.rank - b.rank
  );
}

function sureness({ certainty }: Option): number {
  return certainty ? CERTAINTIES.indexOf(certainty) : CERTAINTIES.length;
}

/** The first difference decides. */
export function comparePrices(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
