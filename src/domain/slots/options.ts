import type { SchoolDate } from '../ids.ts';
import { type Agendas, certaintyAt, type DayAgenda, meets } from './agenda.ts';
import {
  type Block,
  type Candidate,
  CERTAINTIES,
  type Certainty,
  type FilledSeat,
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
  /** The seat, filled so. */
  filled: FilledSeat;
};

export const NO_COST: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** A candidate who is there on one day, with that day. `rank` 0 is the holder. */
export type DayPerson = { candidate: Candidate; rank: number; day: DayAgenda };

/**
 * A seat on one day, with who of its candidates can come then at all. `made` = its options so far: from one start to the
 * next most are the same again.
 */
export type DaySeat = { seat: Seat; people: readonly DayPerson[]; made: Map<number, Option> };

export function seatOn(seat: Seat, agendas: Agendas, on: SchoolDate): DaySeat {
  const people = seat.candidates.flatMap((candidate, rank) => {
    const day = agendas(candidate, on);
    return day ? [{ candidate, rank, day }] : [];
  });
  return { seat, people, made: new Map() };
}

/** The ways to fill a seat at this moment, best first, each with what it costs. Only a required seat may not stay empty. */
export function optionsFor(
  question: SlotQuestion,
  standing: Standing | null,
  daySeat: DaySeat,
  at: Block,
): Option[] {
  const options: Option[] = [];
  for (const person of daySeat.people) {
    const certainty = certaintyAt(question, person.day, at);
    if (certainty) options.push(filled(question, standing, daySeat, person, certainty, at));
  }
  options.sort(byHarmCertaintyAndRank);
  if (daySeat.seat.need !== 'required') options.push(empty(standing, daySeat, at));
  return options;
}

/** The first of these ways alone: all that is needed where nobody is wanted for two seats. Null = a required seat stays empty. */
export function bestAlone(
  question: SlotQuestion,
  standing: Standing | null,
  daySeat: DaySeat,
  at: Block,
): Option | null {
  const { seat, people } = daySeat;
  let best: { person: DayPerson; certainty: Certainty } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const person of people) {
    const certainty = certaintyAt(question, person.day, at);
    if (!certainty) continue;
    const harm = harmBy(standing, seat, person.candidate.personId, at, certainty);
    const order = inOne(harm) * CERTAINTIES.length + CERTAINTIES.indexOf(certainty);
    if (order >= least) continue;
    best = { person, certainty };
    least = order;
    // Nobody further down the list can come before whoever is free and disturbs nothing.
    if (least === 0) break;
  }
  if (best) return filled(question, standing, daySeat, best.person, best.certainty, at);
  return seat.need === 'required' ? null : empty(standing, daySeat, at);
}

function harmBy(
  standing: Standing | null,
  { seat }: Pick<Seat, 'seat'>,
  personId: string | null,
  at: Block,
  certainty: Certainty | null,
): SeatHarm {
  return standing ? seatHarm(standing, seat, personId, at, certainty === 'free') : NO_HARM;
}

/** How many ways there are in which harm, certainty and what is tentative go together. */
const KINDS = 8 * CERTAINTIES.length * 2;

/** Each part is 0 or 1, and an earlier one outweighs those after it. */
function inOne([lostYes, changedSeat, elsewhere]: SeatHarm): number {
  return (lostYes * 2 + changedSeat) * 2 + elsewhere;
}

function filled(
  question: SlotQuestion,
  standing: Standing | null,
  { seat: { seat, need }, made }: DaySeat,
  { candidate: { personId, burden }, rank, day }: DayPerson,
  certainty: Certainty,
  at: Block,
): Option {
  const harm = harmBy(standing, { seat }, personId, at, certainty);
  const isTentative = meets(day.tentative, at);
  const isOutside = certainty === 'outside_presence';
  const isBurden = isOutside || isEarlyOrLate(question, at);
  const kind = (inOne(harm) * CERTAINTIES.length + CERTAINTIES.indexOf(certainty)) * 2 + Number(isTentative);
  const key = ((rank + 1) * KINDS + kind) * 2 + Number(isBurden);
  const before = made.get(key);
  if (before) return before;

  const isUnknown = certainty === 'unknown' ? 1 : 0;
  const uncertain = need === 'required' ? isUnknown : 0;
  const fairness = isBurden ? Math.min(burden, MOST_BURDEN) : 0;
  const option = {
    personId,
    rank,
    certainty,
    isTentative,
    cost: [...harm, uncertain, 0, 0, isUnknown, Number(isOutside), rank, Number(isTentative), fairness],
    isCertainPartner: need === 'partner' && !isUnknown,
    filled: { seat, need, filledBy: { personId, isDeputy: rank > 0, certainty, isTentative } },
  };
  made.set(key, option);
  return option;
}

function empty(standing: Standing | null, { seat, made }: DaySeat, at: Block): Option {
  const harm = harmBy(standing, seat, null, at, null);
  const key = inOne(harm);
  const before = made.get(key);
  if (before) return before;

  const partner = seat.need === 'partner' ? 1 : 0;
  const option = {
    personId: null,
    rank: 0,
    certainty: null,
    isTentative: false,
    cost: [...harm, 0, partner, 1 - partner, 0, 0, 0, 0, 0],
    isCertainPartner: false,
    filled: { seat: seat.seat, need: seat.need, filledBy: null },
  };
  made.set(key, option);
  return option;
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
