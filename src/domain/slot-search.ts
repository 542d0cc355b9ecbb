import type {
  FilledSeat,
  Proposal,
  ProposalReason,
  SlotQuestion,
  SlotSearch,
  WhyNot,
} from './slot-question.ts';
import { overlaps } from './slot-seating.ts';
import { daysOf, possibleStarts, type Start } from './slot-starts.ts';
import { whyNoMoment } from './slot-why-not.ts';

/**
 * Finds when the people of a table can meet: on school days from the notice to the term, at starts of the grid, with
 * every required seat and enough partners filled. Exact: whatever it leaves out is impossible or dearer, and equal
 * questions have equal answers.
 *
 * The best moments come on different days as long as there are other days, and never overlap; they are returned in
 * order of time. Without any moment in time it gives the best moment of each of the nearest later days, and says why
 * it is not sooner.
 *
 * @throws RangeError when today lies outside the calendar.
 */
export function findProposals(question: SlotQuestion): SlotSearch {
  const days = daysOf(question);
  const inTime = bestOf(possibleStarts(question, days.inTime), question.proposals);
  if (inTime.length > 0) return { kind: 'found', proposals: proposalsOf(question, inTime) };

  const later: Start[] = [];
  for (const day of days.later) {
    if (later.length === question.proposals) break;
    later.push(...possibleStarts(question, [day]).slice(0, 1));
  }
  const why = whyNoMoment(
    question,
    days.inTime,
    later[0]?.at.on ?? days.inTime.at(-1) ?? question.calendar.lastKnown,
  );
  if (later.length === 0)
    return { kind: 'none', whyNot: days.isCutShort ? [...why, calendarEnds(question)] : why };
  return { kind: 'later', proposals: proposalsOf(question, later), whyNotSooner: why };
}

function calendarEnds({ calendar }: SlotQuestion): WhyNot {
  return { code: 'calendar_ends', lastKnown: calendar.lastKnown };
}

/** From the best on: first one of each day, then, when there are fewer days than asked for, more of the same days. */
function bestOf(starts: readonly Start[], count: number): Start[] {
  const chosen: Start[] = [];
  for (const start of starts)
    if (chosen.length < count && !chosen.some(({ at }) => at.on === start.at.on)) chosen.push(start);
  for (const start of starts)
    if (chosen.length < count && !chosen.some(({ at }) => overlaps(at, start.at))) chosen.push(start);
  return chosen;
}

function proposalsOf(question: SlotQuestion, starts: readonly Start[]): Proposal[] {
  const proposals = starts.map(({ at, seating }, index) => ({
    ...at,
    rank: index + 1,
    seats: seating.seats,
    roomId: question.rooms?.[seating.roomIndex]?.roomId ?? null,
    reasons: reasonsOf(seating.seats),
  }));
  return proposals.sort((a, b) => compareText(a.on, b.on) || a.fromMinute - b.fromMinute);
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
  return reasons;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
