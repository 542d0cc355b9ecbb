import type { Instant, RoomId, WallMinute } from '../../domain/ids.ts';
import { withOneBeside } from '../../domain/slots/beside.ts';
import { changesOf } from '../../domain/slots/changes.ts';
import { isWithinPresence, presenceOf } from '../../domain/slots/presence.ts';
import type {
  Block,
  Proposal,
  Relaxation,
  SlotQuestion,
  SlotSearch,
  WhyNot,
} from '../../domain/slots/question.ts';
import { codeOfRelaxation } from '../../domain/slots/relaxation-codes.ts';
import { findProposals } from '../../domain/slots/search.ts';
import type { Standing } from '../../domain/slots/standing.ts';
import { lengthFor } from '../../domain/terms/catalogue.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { unreadCodes } from './agendas-known.ts';
import { questionFor, seatNameOf } from './search-question.ts';
import { isFamily, type Work } from './table-case.ts';
import type { WhyNone } from './views.ts';

/** More than a card can say so that it is still read. */
const MOST_NAMED = 4;

/** Moments that were found, in order of time, and who would sit where at them; without any, codes of why not. */
export type Found = { slots: Slot[]; proposals: readonly Proposal[]; whyNone: WhyNone };

/**
 * Looks for moments at which the coordinator and enough kernpartners can be at the school, within the term or as soon
 * after it as there is one. `siblings` = tables of the family's other children, beside one of which a moment is found when it
 * costs nobody.
 */
export async function findMoments(
  work: Work,
  tx: Tx,
  school: School,
  asked: readonly Participant[],
  siblings: readonly Block[] = [],
): Promise<Found> {
  const withinSchoolDays = lengthFor('first_table', school.policy);
  const question = await questionFor(work, tx, { school, asked, except: [], without: [], withinSchoolDays });
  if (siblings.length === 0) return foundBy(work, tx, asked, question, null);
  const { search: alone, besides } = searched(question, null);
  const { search, beside } = withOneBeside(question, alone, siblings);
  const few = search.kind === 'found' ? fewCodes(question) : [];
  const found = await foundIn(work, tx, asked, question, search, [...besides, ...few]);
  return { ...found, slots: found.slots.map((slot) => withBeside(work, slot, beside)) };
}

/** A code at the moment beside a table of a brother or sister. */
function withBeside(work: Work, slot: Slot, beside: Block | null): Slot {
  const isIt = beside !== null && slot.startsAt === instantOf(work, beside, beside.fromMinute);
  return isIt ? { ...slot, reasons: ['beside', ...slot.reasons] } : slot;
}

/** What the search answers, as slots with codes; with a `standing` table, those that change least of it, and what they change. */
export async function foundBy(
  work: Work,
  tx: Tx,
  asked: readonly Participant[],
  question: SlotQuestion,
  standing: Standing | null,
): Promise<Found> {
  const { search, besides } = searched(question, standing);
  const few = search.kind === 'found' ? fewCodes(question) : [];
  const found = await foundIn(work, tx, asked, question, search, [...besides, ...few]);
  return standing ? { ...found, slots: withChanges(standing, found) } : found;
}

/** Where nothing but a room is wanting, moments for which the coordinator sees to one: the school may have another. */
function searched(
  question: SlotQuestion,
  standing: Standing | null,
): { search: SlotSearch; besides: readonly string[] } {
  const search = findProposals(question, standing);
  const lacksRoom =
    search.kind === 'none' &&
    search.relaxations.some(({ steps }) => steps.length === 1 && steps[0]?.code === 'room');
  if (!lacksRoom) return { search, besides: [] };
  return { search: findProposals({ ...question, rooms: null }, standing), besides: ['room:none'] };
}

/** Each slot with what it keeps of the table that stands, and what it changes. */
export function withChanges(
  standing: Standing,
  { slots, proposals }: Pick<Found, 'slots' | 'proposals'>,
): Slot[] {
  return slots.map((slot, index) => {
    const proposal = proposals[index];
    return { ...slot, reasons: [...(proposal ? changesOf(standing, proposal) : []), ...slot.reasons] };
  });
}

/** The answer of a search, as slots with codes; `besides` = what else is true of each of them. */
export async function foundIn(
  work: Work,
  tx: Tx,
  asked: readonly Participant[],
  question: SlotQuestion,
  search: SlotSearch,
  besides: readonly string[] = [],
): Promise<Found> {
  const proposals = search.kind === 'none' ? [] : search.proposals;
  const later = laterCodes(search);
  const unread = await unreadOf(tx, asked);
  return {
    proposals,
    whyNone: search.kind === 'none' ? [...codesOf('none', search.whyNot), ...relaxationCodes(search)] : [],
    slots: slotsOf(work, question, proposals, [...later, ...besides, ...unread]),
  };
}

/** Proposals as slots, each with what is particular about it and what is true of all of them. */
export function slotsOf(
  work: Work,
  question: SlotQuestion,
  proposals: readonly Proposal[],
  besides: readonly string[],
): Slot[] {
  return proposals.map((proposal, index) => ({
    id: work.deps.ids.next<Slot['id']>(),
    position: index + 1,
    startsAt: instantOf(work, proposal, proposal.fromMinute),
    endsAt: instantOf(work, proposal, proposal.untilMinute),
    ...(proposal.roomId ? { roomId: proposal.roomId as RoomId } : {}),
    reasons: [
      ...proposal.reasons,
      ...(isWithinPresence(question, proposal) ? [] : ['outside_all']),
      ...besides,
    ],
  }));
}

async function unreadOf(tx: Tx, asked: readonly Participant[]): Promise<string[]> {
  const staff = asked.filter((each) => !isFamily(each));
  const seats = staff.flatMap((each) =>
    each.who.kind === 'person' ? [{ seat: seatNameOf(each, staff), personId: each.who.id }] : [],
  );
  return unreadCodes(seats, await tx.agendas.of(seats.map(({ personId }) => personId)));
}

/** Why nothing was found in time, as codes to store with each later moment. */
function laterCodes(search: SlotSearch): string[] {
  if (search.kind !== 'later') return [];
  return ['later', ...codesOf('later', search.whyNotSooner), ...relaxationCodes(search)];
}

/** What would give moments: the first few that leave the days alone, and then the nearest other days. */
function relaxationCodes({ relaxations }: Exclude<SlotSearch, { kind: 'found' }>): string[] {
  const isOtherDay = ({ steps }: Relaxation) =>
    steps.some(({ code }) => code === 'sooner' || code === 'later');
  const sameDays = relaxations.filter((each) => !isOtherDay(each)).slice(0, MOST_NAMED);
  return [...sameDays, ...relaxations.filter(isOtherDay)].map(codeOfRelaxation);
}

function codesOf(prefix: 'later' | 'none', reasons: readonly WhyNot[]): string[] {
  return reasons.flatMap((why) => {
    switch (why.code) {
      case 'seat_blocks':
        return [`${prefix}:seat:${why.seat}`];
      case 'seats_never_free':
        return why.seats.map((seat) => `${prefix}:seat:${seat}`);
      case 'calendar_ends':
        return [`${prefix}:calendar_ends:${why.lastKnown}`];
      default:
        return [`${prefix}:${why.code}`];
    }
  });
}

/** That there are too few moments at which people are at the school anyway, as codes to store with each moment. */
function fewCodes(question: SlotQuestion): string[] {
  const { days, why, nextOn } = presenceOf(question);
  if (why.length === 0) return [];
  return [
    `few:${days.length}`,
    ...why.map((each) => (each.code === 'seat_blocks' ? `few:seat:${each.seat}` : `few:${each.code}`)),
    ...(nextOn ? [`few:next:${nextOn}`] : []),
  ];
}

function instantOf({ deps: { wallClock } }: Work, { on }: Block, minute: number): Instant {
  return wallClock.instantOf(on, minute as WallMinute);
}
