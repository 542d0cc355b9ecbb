import {
  type Block,
  type Candidate,
  CERTAINTIES,
  type Certainty,
  type FilledSeat,
  type Seat,
  type SlotQuestion,
} from './slot-question.ts';

/** Who would sit where at one moment, and what speaks against it: whole numbers, of which the first difference decides. */
export type Seating = { seats: readonly FilledSeat[]; roomIndex: number; price: readonly number[] };

/** One way to fill a seat; null = it stays empty. `rank` 0 is the holder. */
type Option = { personId: string; rank: number; certainty: Certainty } | null;

type Choice = { seat: Seat; option: Option };

/**
 * The best seating at one moment; null when a required seat stays empty, too few partners can come, or no room is
 * free. Each person is looked at alone and for the whole time: two deputies who are each free for half of it do not
 * make a filled seat. Nobody sits in two seats.
 *
 * What it prices, gravest first: seats that matter of which nobody is certain, partners missing, others missing,
 * uncertain seats, people outside their presence moments, and how far down the lists of deputies one has to go.
 */
export function seatingAt(question: SlotQuestion, at: Block): Seating | null {
  const roomIndex = question.rooms
    ? question.rooms.findIndex(({ busy }) => !busy.some((block) => overlaps(block, at)))
    : 0;
  if (roomIndex === -1) return null;
  const choices = bestChoices(question, at);
  return choices && { seats: choices.map(filledSeat), roomIndex, price: priceOf(question, choices) };
}

/** How sure it is that this person can come for the whole of this time; null = cannot. */
export function certaintyOf(candidate: Candidate, at: Block): Certainty | null {
  if (candidate.absences.some(({ fromOn, untilOn }) => fromOn <= at.on && at.on <= untilOn)) return null;
  if (candidate.busy.some((block) => overlaps(block, at))) return null;
  if (candidate.presence && covers(candidate.presence, at)) return 'free';
  if (candidate.isBound) return null;
  if (candidate.agenda === 'unknown') return 'unknown';
  return candidate.presence ? 'outside_presence' : 'free';
}

/** Whether they share a minute. Blocks that only touch do not, nor does a block without length. */
export function overlaps(a: Block, b: Block): boolean {
  return a.on === b.on && Math.max(a.fromMinute, b.fromMinute) < Math.min(a.untilMinute, b.untilMinute);
}

/** The first difference decides. */
export function comparePrices(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** Whether these blocks hold every minute of this time between them. */
function covers(blocks: readonly Block[], at: Block): boolean {
  const inOrder = blocks.filter(({ on }) => on === at.on).sort((a, b) => a.fromMinute - b.fromMinute);
  let reached = at.fromMinute;
  for (const { fromMinute, untilMinute } of inOrder)
    if (fromMinute <= reached) reached = Math.max(reached, untilMinute);
  return reached >= at.untilMinute;
}

/**
 * Prices add up over the seats, so a seat that shares nobody with another takes its own best person. Seats that do
 * share somebody are tried in every combination; of two that cost the same, the one found first by name of seat.
 */
function bestChoices(question: SlotQuestion, at: Block): Choice[] | null {
  const seats = question.seats
    .map((seat) => ({ seat, options: optionsOf(seat, at) }))
    .sort((a, b) => (a.seat.seat < b.seat.seat ? -1 : 1));
  const everybody = seats.flatMap(({ options }) => options.map((option) => option?.personId));
  const isShared = (option: Option) =>
    option !== null && everybody.filter((personId) => personId === option.personId).length > 1;
  const tried = seats.map(({ seat, options }) => ({
    seat,
    options: options.some(isShared) ? options : options.slice(0, 1),
  }));

  let best: Choice[] | null = null;
  function fill(index: number, chosen: Choice[]): void {
    const next = tried[index];
    if (!next) {
      if (partnersAmong(chosen).length < question.partnersNeeded) return;
      if (!best || comparePrices(priceOf(question, chosen), priceOf(question, best)) < 0) best = chosen;
      return;
    }
    for (const option of next.options) {
      const isTaken = option && chosen.some((each) => each.option?.personId === option.personId);
      if (!isTaken) fill(index + 1, [...chosen, { seat: next.seat, option }]);
    }
  }
  fill(0, []);
  return best;
}

/** The ways to fill a seat, best first. Only a seat that is not required may stay empty. */
function optionsOf(seat: Seat, at: Block): Option[] {
  const options = seat.candidates.flatMap((candidate, rank): NonNullable<Option>[] => {
    const certainty = certaintyOf(candidate, at);
    return certainty ? [{ personId: candidate.personId, rank, certainty }] : [];
  });
  options.sort(
    (a, b) => CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) || a.rank - b.rank,
  );
  return seat.need === 'required' ? options : [...options, null];
}

function priceOf(question: SlotQuestion, choices: readonly Choice[]): number[] {
  const certainPartners = partnersAmong(choices).filter((choice) => !is('unknown', choice)).length;
  return [
    choices.filter((choice) => choice.seat.need === 'required' && is('unknown', choice)).length +
      Math.max(0, question.partnersNeeded - certainPartners),
    choices.filter(({ seat, option }) => seat.need === 'partner' && !option).length,
    choices.filter(({ seat, option }) => seat.need === 'wanted' && !option).length,
    choices.filter((choice) => is('unknown', choice)).length,
    choices.filter((choice) => is('outside_presence', choice)).length,
    choices.reduce((sum, { option }) => sum + (option?.rank ?? 0), 0),
  ];
}

function is(certainty: Certainty, { option }: Choice): boolean {
  return option?.certainty === certainty;
}

function partnersAmong(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ seat, option }) => seat.need === 'partner' && option);
}

function filledSeat({ seat, option }: Choice): FilledSeat {
  const filledBy = option && {
    personId: option.personId,
    isDeputy: option.rank > 0,
    certainty: option.certainty,
  };
  return { seat: seat.seat, need: seat.need, filledBy };
}
