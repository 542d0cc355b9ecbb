import type { SchoolDate } from '../ids.ts';
import { type Agendas, certaintyAt, type DayAgenda, meets } from './agenda.ts';
import {
  type Block,
  type Candidate,
  CERTAINTIES,
  type Certainty,
  MOST_BURDEN,
  type Seat,
  type SlotQuestion,
} from './question.ts';
import { NO_HARM, type SeatHarm, type Standing, seatHarm } from './standing.ts';

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

export const NO_COST: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** A candidate who is there on one day, with that day. `rank` 0 is the holder. */
export type DayPerson = { candidate: Candidate; rank: number; day: DayAgenda };

/** Who of these can come on a day at all. */
export function peopleOn(
  candidates: readonly Candidate[],
  agendas: Agendas,
  on: SchoolDate,
): readonly DayPerson[] {
  return candidates.flatMap((candidate, rank) => {
    const day = agendas(candidate, on);
    return day ? [{ candidate, rank, day }] : [];
  });
}

/** The ways to fill a seat at this moment, best first, each with what it costs. Only a required seat may not stay empty. */
export function optionsFor(
  question: SlotQuestion,
  standing: Standing | null,
  seat: Seat,
  people: readonly DayPerson[],
  at: Block,
): Option[] {
  const options: Option[] = [];
  for (const person of people) {
    const certainty = certaintyAt(question, person.day, at);
    if (certainty) options.push(filled(question, standing, seat, person, certainty, at));
  }
  options.sort(byHarmCertaintyAndRank);
  if (seat.need !== 'required') options.push(empty(standing, seat, at));
  return options;
}

/** The first of these ways alone: all that is needed of a seat that shares nobody with another. */
export function bestAlone(
  question: SlotQuestion,
  standing: Standing | null,
  seat: Seat,
  people: readonly DayPerson[],
  at: Block,
): Option[] {
  let best: { person: DayPerson; certainty: Certainty; order: number } | null = null;
  for (const person of people) {
    const certainty = certaintyAt(question, person.day, at);
    if (!certainty) continue;
    const harm = harmBy(standing, seat, person.candidate.personId, at, certainty);
    const order = inOne(harm) * CERTAINTIES.length + CERTAINTIES.indexOf(certainty);
    if (!best || order < best.order) best = { person, certainty, order };
  }
  if (best) return [filled(question, standing, seat, best.person, best.certainty, at)];
  return seat.need === 'required' ? [] : [empty(standing, seat, at)];
}

function harmBy(
  standing: Standing | null,
  { seat }: Seat,
  personId: string | null,
  at: Block,
  certainty: Certainty | null,
): SeatHarm {
  return standing ? seatHarm(standing, seat, personId, at, certainty === 'free') : NO_HARM;
}

/** Each part is 0 or 1, and an earlier one outweighs those after it. */
function inOne([lostYes, changedSeat, elsewhere]: SeatHarm): number {
  return (lostYes * 2 + changedSeat) * 2 + elsewhere;
}

function filled(
  question: SlotQuestion,
  standing: Standing | null,
  seat: Seat,
  { candidate, rank, day }: DayPerson,
  certainty: Certainty,
  at: Block,
): Option {
  const harm = harmBy(standing, seat, candidate.personId, at, certainty);
  const isUnknown = certainty === 'unknown' ? 1 : 0;
  const isOutside = certainty === 'outside_presence' ? 1 : 0;
  const isTentative = meets(day.tentative, at);
  const burden = isOutside || isEarlyOrLate(question, at) ? Math.min(candidate.burden, MOST_BURDEN) : 0;
  const uncertain = seat.need === 'required' ? isUnknown : 0;
  return {
    personId: candidate.personId,
    rank,
    certainty,
    isTentative,
    cost: [...harm, uncertain, 0, 0, isUnknown, isOutside, rank, isTentative ? 1 : 0, burden],
    isCertainPartner: seat.need === 'partner' && !isUnknown,
  };
}

function empty(standing: Standing | null, seat: Seat, at: Block): Option {
  const partner = seat.need === 'partner' ? 1 : 0;
  return {
    personId: null,
    rank: 0,
    certainty: null,
    isTentative: false,
    cost: [...harmBy(standing, seat, null, at, null), 0, partner, 1 - partner, 0, 0, 0, 0, 0],
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
    (a.cost[2] ?? 0) - (b.cost[2] ?? 0) ||
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
