import type {
  Block,
  FilledSeat,
  Proposal,
  ProposalReason,
  SlotQuestion,
  SlotSearch,
  WhyNot,
} from './question.ts';
import { relaxationsOf } from './relaxing.ts';
import type { Standing } from './standing.ts';
import { daysOf, type Start, startsFor } from './starts.ts';
import { whyNoMoment } from './why-not.ts';

/** Where a day is cut in two for the spread: a table that begins before it is one of the morning. */
const NOON = 12 * 60;

/**
 * Finds when the people of a table can meet: on school days from the notice to the term, at starts of the grid, with
 * every required seat and enough partners filled. Exact: whatever it leaves out is impossible or dearer, and equal
 * questions have equal answers.
 *
 * From the best moment on it takes one of each day; when there are fewer days than moments asked for, one of each half
 * day (before noon, from noon on); then more of the same. No two overlap, and they are returned in order of time.
 * Without any moment in time it gives the best moment of each of the nearest later days, and says why it is not sooner.
 *
 * With a `standing` table, moments that change less of it come before all others.
 *
 * @throws RangeError when today lies outside the calendar.
 */
export function findProposals(question: SlotQuestion, standing: Standing | null = null): SlotSearch {
  const days = daysOf(question);
  const startsOn = startsFor(question, standing);
  const inTime = spread(startsOn(days.inTime), question.proposals);
  if (inTime.length > 0) return { kind: 'found', proposals: proposalsOf(inTime) };

  const later: Start[] = [];
  for (const day of days.later) {
    if (later.length === question.proposals) break;
    later.push(...startsOn([day]).slice(0, 1));
  }
  const relaxations = relaxationsOf(question);
  const until = later[0]?.at.on ?? days.inTime.at(-1) ?? question.calendar.lastKnown;
  const why = whyNoMoment(question, days.inTime, until, relaxations);
  if (later.length === 0)
    return { kind: 'none', whyNot: days.isCutShort ? [...why, calendarEnds(question)] : why, relaxations };
  return { kind: 'later', proposals: proposalsOf(later), whyNotSooner: why, relaxations };
}

function calendarEnds({ calendar }: SlotQuestion): WhyNot {
  return { code: 'calendar_ends', lastKnown: calendar.lastKnown };
}

function spread(starts: readonly Start[], count: number): Start[] {
  const chosen: Start[] = [];
  const take = (isLike: (a: Block, b: Block) => boolean) => {
    for (const start of starts) {
      if (chosen.length === count) return;
      if (!chosen.some(({ at }) => isLike(at, start.at))) chosen.push(start);
    }
  };
  take((a, b) => a.on === b.on);
  take((a, b) => isSameHalfDay(a, b) || overlaps(a, b));
  take(overlaps);
  return chosen;
}

function isSameHalfDay(a: Block, b: Block): boolean {
  return a.on === b.on && a.fromMinute < NOON === b.fromMinute < NOON;
}

/** Whether they share a minute. Blocks that only touch do not. */
function overlaps(a: Block, b: Block): boolean {
  return a.on === b.on && a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute;
}

function proposalsOf(starts: readonly Start[]): Proposal[] {
  const proposals = starts.map(proposalOf);
  return proposals.sort((a, b) => compareText(a.on, b.on) || a.fromMinute - b.fromMinute);
}

/** One start as it is shown; `index` 0 is the best. */
export function proposalOf({ at, seating, room }: Start, index: number): Proposal {
  return {
    ...at,
    rank: index + 1,
    seats: seating.seats,
    roomId: room.roomId,
    reasons: reasonsOf(seating.seats),
  };
}

function reasonsOf(seats: readonly FilledSeat[]): ProposalReason[] {
  const partners = seats.filter(({ need }) => need === 'partner');
  const coming = partners.filter(({ filledBy }) => filledBy);
  return [`partners:${coming.length}/${partners.length}`, ...seats.flatMap(reasonsOfSeat)];
}

function reasonsOfSeat({ seat, filledBy }: FilledSeat): ProposalReason[] {
  if (!filledBy) return [`missing:${seat}`];
  const reasons: ProposalReason[] = filledBy.isDeputy ? [`deputy:${seat}`] : [];
  if (filledBy.certainty === 'outside_presence') reasons.push(`outside_presence:${seat}`);
  if (filledBy.certainty === 'unknown') reasons.push(`unknown:${seat}`);
  if (filledBy.isTentative) reasons.push(`tentative:${seat}`);
  return reasons;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
