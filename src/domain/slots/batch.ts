import { mondayOf } from './agenda.ts';
import { type Option, place } from './placing.ts';
import type { Candidate, Proposal, SlotQuestion } from './question.ts';
import { type Harm, harmOf } from './rescheduling.ts';
import { proposalOf } from './search.ts';
import type { Standing } from './standing.ts';
import { daysOf, HARM_PARTS, possibleStarts, type Start } from './starts.ts';

/** A table that has to move. Its question knows nothing of any table that moves with it: their moments are free again. */
export type MovingTable = { tableId: string; question: SlotQuestion; standing: Standing };

export type Moved = {
  /**
   * `exact` = no other choice of moments gives more tables a place, or as many with less harm. `best_found` = there were
   * too many combinations to say so; no choice has less than `atLeast`.
   */
  kind: 'exact' | 'best_found';
  /** By table; null = no moment in time is left for it. */
  moves: readonly { tableId: string; to: { moment: Proposal; harm: Harm } | null }[];
  /** Tables without a moment, and then the parts of all harm added up, gravest first. */
  price: readonly number[];
  atLeast: readonly number[];
};

/**
 * So many combinations are gone into at most. Of fifteen tables that all share somebody, nine batches in ten are done
 * well within it (`slots/batch-15` of the benchmark); the others take ten times as many and gain little.
 */
export const MOST_COMBINATIONS = 5000;

/**
 * New moments for several tables at once, as when a presence moment disappears: no two share a person or a room at a
 * time, and together they change as little as possible. At each start a table is seated as it would be alone.
 */
export function moveTogether(tables: readonly MovingTable[], most: number = MOST_COMBINATIONS): Moved {
  const found = tables.map(({ tableId, question, standing }) => ({
    tableId,
    question,
    starts: possibleStarts(question, daysOf(question).inTime, standing),
  }));
  const scale = scaleOf(found.map(({ starts }) => starts));
  const startOf = new Map<Option, Start>();
  const placeable = found.map(({ tableId, question, starts }) => ({
    tableId,
    options: starts.map((start) => {
      const option = optionOf(question, start, scale.inOne([0, ...harmParts(start)]));
      startOf.set(option, start);
      return option;
    }),
  }));
  const noPlace = scale.inOne([1, ...NO_HARM]);
  const { kind, chosen, cost, bound } = place(placeable, noPlace, most);
  const moves = tables.map(({ tableId }) => {
    const option = chosen.get(tableId);
    const start = option && startOf.get(option);
    return { tableId, to: start ? { moment: proposalOf(start, 0), harm: harmOf(start) } : null };
  });
  return { kind, moves, price: scale.inParts(cost), atLeast: scale.inParts(bound) };
}

const NO_HARM: readonly number[] = new Array<number>(HARM_PARTS).fill(0);

function harmParts({ price }: Start): readonly number[] {
  return price.slice(0, HARM_PARTS);
}

/**
 * Parts as one whole number and back, so that sums compare as their parts do, the gravest first: each part has as many
 * values as all tables together can need, counted in steps of what all of it can be divided by (a table begins every
 * half hour, and minutes are counted in half hours). Where that is more than a number can hold exactly (some thirty
 * tables), the least parts, minutes first, no longer count.
 */
function scaleOf(startsOfTables: readonly (readonly Start[])[]) {
  const sizes = [startsOfTables.length + 1];
  const steps = [1];
  for (let part = 0; part < HARM_PARTS; part++) {
    const ofTables = startsOfTables.map((starts) => starts.map(({ price }) => price[part] ?? 0));
    const step = ofTables.flat().reduce(commonStep, 0) || 1;
    const most = ofTables.map((values) => Math.max(0, ...values));
    sizes.push(1 + most.reduce((sum, each) => sum + each, 0) / step);
    steps.push(step);
  }
  let values = 1;
  const counted = sizes.filter((size) => {
    values *= size;
    return values <= Number.MAX_SAFE_INTEGER;
  });
  return {
    inOne: (parts: readonly number[]) =>
      counted.reduce((one, size, part) => one * size + (parts[part] ?? 0) / (steps[part] ?? 1), 0),
    inParts(one: number): readonly number[] {
      const parts: number[] = [];
      let left = one;
      for (const [part, size] of [...counted.entries()].reverse()) {
        parts.unshift((left % size) * (steps[part] ?? 1));
        left = Math.floor(left / size);
      }
      return parts;
    },
  };
}

/** The largest number by which both can be divided; 0 can be by all. */
function commonStep(a: number, b: number): number {
  return b === 0 ? a : commonStep(b, a % b);
}

function optionOf({ seats, buffer }: SlotQuestion, { at, seating, room }: Start, cost: number): Option {
  const people = seating.seats.flatMap(({ filledBy }) => (filledBy ? [filledBy.personId] : []));
  const candidates = seats.flatMap((seat) => seat.candidates);
  return {
    at,
    before: buffer.beforeMinutes,
    after: buffer.afterMinutes,
    people,
    roomId: room.roomId,
    mayYet: people.flatMap((personId) => {
      const candidate = candidates.find((each) => each.personId === personId);
      return candidate ? limitsOf(candidate, at.on) : [];
    }),
    monday: mondayOf(at.on),
    cost,
  };
}

function limitsOf({ personId, most, tablesOn }: Candidate, on: Start['at']['on']): Option['mayYet'] {
  if (most.perDay === null && most.perWeek === null) return [];
  const monday = mondayOf(on);
  const sameDay = tablesOn.filter((each) => each === on).length;
  const sameWeek = tablesOn.filter((each) => mondayOf(each) === monday).length;
  return [
    {
      personId,
      onDay: most.perDay === null ? Number.POSITIVE_INFINITY : most.perDay - sameDay,
      inWeek: most.perWeek === null ? Number.POSITIVE_INFINITY : most.perWeek - sameWeek,
    },
  ];
}
