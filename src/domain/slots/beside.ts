import { daysBetween } from '../calendar/plain-date.ts';
import type { Block, Proposal, SlotQuestion, SlotSearch } from './question.ts';
import { proposalOf } from './search.ts';
import { daysOf, startsFor, startsOn } from './starts.ts';

/** So long may lie between two tables that are one visit. Ours: half an hour, as the grid of most schools. */
const MOST_BETWEEN_MINUTES = 30;

/**
 * What a search found, with the moment nearest to one of these tables in it when there is one in time: on the same day, right
 * before or after. It takes the place of the other of its day, else of the dearest, and comes at no price of people: as many partners and
 * others can come as at the best of them. A search that found nothing in time stays as it is.
 */
export function withOneBeside(
  question: SlotQuestion,
  search: SlotSearch,
  tables: readonly Block[],
): { search: SlotSearch; beside: Block | null } {
  const best = search.kind === 'found' ? search.proposals.find(({ rank }) => rank === 1) : null;
  if (search.kind !== 'found' || !best || tables.length === 0) return { search, beside: null };
  const days = daysOf(question).inTime.filter((on) => tables.some((table) => table.on === on));
  const moments = startsOn(question, days).filter((at) => tables.some((table) => isBeside(at, table)));
  const [start] = startsFor(question, null)(days, moments)
    .filter((each) => comingTo(each.seating.seats) >= comingTo(best.seats))
    .toSorted((a, b) => leastBetween(a.at, tables) - leastBetween(b.at, tables));
  if (!start) return { search, beside: null };
  const known = search.proposals.find(
    (each) => overlaps(each, start.at) && each.fromMinute === start.at.fromMinute,
  );
  if (known) return { search, beside: start.at };

  const others = search.proposals
    .filter((each) => !overlaps(each, start.at))
    .toSorted((a, b) => Number(a.on === start.at.on) - Number(b.on === start.at.on) || a.rank - b.rank)
    .slice(0, question.proposals - 1);
  const proposals = [proposalOf(start, 0), ...others]
    .map((each, index): Proposal => ({ ...each, rank: index + 1 }))
    .sort((a, b) => daysBetween(b.on, a.on) || a.fromMinute - b.fromMinute);
  return { search: { ...search, proposals }, beside: start.at };
}

/** The minutes to the nearest of these tables on its day. */
function leastBetween(at: Block, tables: readonly Block[]): number {
  return Math.min(...tables.filter((table) => isBeside(at, table)).map((table) => between(at, table)));
}

/** Of one day, and no more than `MOST_BETWEEN_MINUTES` from its end or until its beginning; they share no minute. */
export function isBeside(at: Block, table: Block): boolean {
  const minutes = between(at, table);
  return at.on === table.on && minutes >= 0 && minutes <= MOST_BETWEEN_MINUTES;
}

/** Below 0 where they share a minute. */
function between(at: Block, table: Block): number {
  return Math.max(at.fromMinute - table.untilMinute, table.fromMinute - at.untilMinute);
}

function comingTo(seats: Proposal['seats']): number {
  return seats.filter(({ filledBy }) => filledBy !== null).length;
}

function overlaps(a: Block, b: Block): boolean {
  return a.on === b.on && a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute;
}
