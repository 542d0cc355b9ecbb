import type { SchoolDate } from '../ids.ts';
import { agendasFor } from './agenda.ts';
import {
  bestAlone,
  comparePrices,
  type DaySeat,
  NO_COST,
  type Option,
  optionsFor,
  seatOn,
} from './options.ts';
import type { Block, FilledSeat, Seat, SlotQuestion } from './question.ts';
import type { Standing } from './standing.ts';

/**
 * What speaks against one seating, gravest first, in whole numbers. The first three are 0 when no table stands yet.
 * `fairness` adds up what the organisations of those took on before for whom this moment is a burden.
 */
export type SeatingPrice = {
  lostYes: number;
  changedSeats: number;
  elsewhere: number;
  /** Required seats, and partners of the number needed, of whom nobody is certain. */
  uncertainNeeded: number;
  partnersMissing: number;
  wantedMissing: number;
  unknown: number;
  outsidePresence: number;
  /** How far down the lists of deputies one has to go, added up. */
  deputies: number;
  tentative: number;
  fairness: number;
};

export type Seating = { seats: readonly FilledSeat[]; price: SeatingPrice };

/** The best seating at a moment; null when a required seat stays empty or too few partners can come. */
export type Seater = (at: Block) => Seating | null;

/** A seat with what can become of it: one option alone, but where somebody is wanted for another seat too. */
type Place = { seat: Seat; isShared: boolean; options: readonly Option[] };

/** How many partners have to come yet, and of how many somebody should be certain. */
type Quorum = { partners: number; certain: number };

const UNCERTAIN_NEEDED = 3;

/**
 * Each person is looked at alone and for the whole time: two deputies who are each free for half of it do not make a
 * filled seat. Nobody sits in two seats. Of seatings with the same price the one that is first, seat by seat in order
 * of name, by harm, certainty and place in the list.
 */
export function seaterFor(question: SlotQuestion, standing: Standing | null = null): Seater {
  const seatsOn = seatsByDay(question);
  const { partnersNeeded } = question;
  const quorum: Quorum = { partners: partnersNeeded, certain: partnersNeeded };
  return (at) => {
    const { seats, order } = seatsOn(at.on);
    const firsts: Option[] = [];
    for (const nth of order) {
      const first = bestAlone(question, standing, seats[nth] as DaySeat, at);
      if (!first) return null;
      firsts[nth] = first;
    }
    const chosen = isTwice(firsts)
      ? bestOf(placesOf(question, standing, seats, firsts, at), quorum)
      : quorate(firsts, quorum);
    return chosen && seatingOf(chosen, partnersNeeded);
  };
}

type OpenSeat = DaySeat & { isShared: boolean };
/** By name; `order` = the places of those first without which there is no table. */
type DaySeats = { seats: readonly OpenSeat[]; order: readonly number[] };

/** Each seat with who could sit there on that day. `isShared` = somebody is wanted for another seat too. */
function seatsByDay(question: SlotQuestion): (on: SchoolDate) => DaySeats {
  const agendas = agendasFor(question);
  const wantedTwice = peopleOfSeveral(question.seats);
  const byName = question.seats.toSorted((a, b) => (a.seat < b.seat ? -1 : 1));
  const isShared = byName.map(({ candidates }) =>
    candidates.some(({ personId }) => wantedTwice.has(personId)),
  );
  const isRequired = byName.map(({ need }) => need === 'required');
  const order = [...byName.keys()].sort((a, b) => Number(isRequired[b]) - Number(isRequired[a]));
  const known = new Map<SchoolDate, DaySeats>();
  return (on) => {
    const then = known.get(on) ?? {
      seats: byName.map((seat, nth) => ({ ...seatOn(seat, agendas, on), isShared: isShared[nth] ?? false })),
      order,
    };
    known.set(on, then);
    return then;
  };
}

/** Whether somebody is the best of two of these seats. */
function isTwice(options: readonly Option[]): boolean {
  for (let one = 1; one < options.length; one++) {
    const personId = options[one]?.personId ?? null;
    for (let other = 0; personId !== null && other < one; other++)
      if (options[other]?.personId === personId) return true;
  }
  return false;
}

/** Each seat with its best alone, as it is when nobody is the best of two; null when too few partners can come. */
function quorate(firsts: Option[], { partners }: Quorum): Option[] | null {
  let coming = 0;
  for (const { filled } of firsts) if (filled.need === 'partner' && filled.filledBy) coming += 1;
  return coming >= partners ? firsts : null;
}

function placesOf(
  question: SlotQuestion,
  standing: Standing | null,
  seats: readonly OpenSeat[],
  firsts: readonly Option[],
  at: Block,
): Place[] {
  return seats.map((daySeat, nth) => {
    const { seat, isShared } = daySeat;
    const options = isShared ? optionsFor(question, standing, daySeat, at) : [firsts[nth] as Option];
    return { seat, isShared, options };
  });
}

/**
 * Prices add up over the seats, so a seat that shares nobody with another has its own best alone. The others are tried
 * together. Null when too few partners can come.
 */
function bestOf(places: readonly Place[], quorum: Quorum): Option[] | null {
  const open: Place[] = [];
  let { partners, certain } = quorum;
  for (const place of places) {
    const [only] = place.options;
    if (place.isShared) open.push(place);
    else if (only?.isCertainPartner) certain -= 1;
    if (!place.isShared && place.seat.need === 'partner' && only?.personId) partners -= 1;
  }
  const chosen = cheapest(open, { partners, certain });
  let next = 0;
  return chosen && places.flatMap(({ isShared, options }) => (isShared ? (chosen[next++] ?? []) : options));
}

/**
 * Tries every combination, but for those that cannot become cheaper than the best so far even if all seats that are left
 * were filled at their best.
 */
function cheapest(places: readonly Place[], quorum: Quorum): Option[] | null {
  const leastAfter = leastOf(places);
  const partnersAfter = partnersFrom(places);
  const chosen: Option[] = [];
  let best: Option[] | null = null;
  let bestPrice: readonly number[] = [];

  function fill(index: number, cost: readonly number[], needed: Quorum): void {
    const left = partnersAfter[index] ?? 0;
    if (left < needed.partners) return;
    const price = withUncertain(added(cost, leastAfter[index] ?? NO_COST), needed.certain - left);
    if (best && comparePrices(price, bestPrice) >= 0) return;
    const place = places[index];
    if (!place) {
      best = [...chosen];
      bestPrice = price;
      return;
    }
    for (const option of place.options) {
      if (option.personId !== null && chosen.some(({ personId }) => personId === option.personId)) continue;
      chosen.push(option);
      fill(index + 1, added(cost, option.cost), {
        partners: needed.partners - (place.seat.need === 'partner' && option.personId !== null ? 1 : 0),
        certain: needed.certain - (option.isCertainPartner ? 1 : 0),
      });
      chosen.pop();
    }
  }
  fill(0, NO_COST, quorum);
  return best;
}

/** For each place: the least that it and those after it can cost, part by part. */
function leastOf(places: readonly Place[]): readonly (readonly number[])[] {
  const least: (readonly number[])[] = [NO_COST];
  for (const { options } of places.toReversed()) {
    const after = least[0] ?? NO_COST;
    least.unshift(after.map((sum, part) => sum + Math.min(...options.map(({ cost }) => cost[part] ?? 0))));
  }
  return least;
}

/** For each place: how many partners it and those after it can bring at most. */
function partnersFrom(places: readonly Place[]): readonly number[] {
  const partners = [0];
  for (const { seat, options } of places.toReversed()) {
    const canCome = seat.need === 'partner' && options.some(({ personId }) => personId !== null);
    partners.unshift((partners[0] ?? 0) + (canCome ? 1 : 0));
  }
  return partners;
}

function seatingOf(chosen: readonly Option[], partnersNeeded: number): Seating {
  const cost = [...NO_COST];
  let certain = 0;
  for (const option of chosen) {
    for (let part = 0; part < cost.length; part++) cost[part] = (cost[part] ?? 0) + (option.cost[part] ?? 0);
    if (option.isCertainPartner) certain += 1;
  }
  const [
    lostYes = 0,
    changedSeats = 0,
    elsewhere = 0,
    uncertain = 0,
    partnersMissing = 0,
    wantedMissing = 0,
  ] = cost;
  const [unknown = 0, outsidePresence = 0, deputies = 0, tentative = 0, fairness = 0] = cost.slice(6);
  return {
    seats: chosen.map(({ filled }) => filled),
    price: {
      lostYes,
      changedSeats,
      elsewhere,
      uncertainNeeded: uncertain + Math.max(partnersNeeded - certain, 0),
      partnersMissing,
      wantedMissing,
      unknown,
      outsidePresence,
      deputies,
      tentative,
      fairness,
    },
  };
}

function peopleOfSeveral(seats: readonly Seat[]): ReadonlySet<string> {
  const people = seats.flatMap(({ candidates }) => [...new Set(candidates.map(({ personId }) => personId))]);
  return new Set(people.filter((personId, index) => people.indexOf(personId) !== index));
}

function withUncertain(cost: readonly number[], uncertainPartners: number): readonly number[] {
  if (uncertainPartners <= 0) return cost;
  return cost.map((part, index) => (index === UNCERTAIN_NEEDED ? part + uncertainPartners : part));
}

function added(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((part, index) => part + (b[index] ?? 0));
}
