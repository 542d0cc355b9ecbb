import { PARTNERS_NEEDED } from '../../domain/booking.ts';
import type { Instant, PersonId, SchoolDate, SlotId, WallMinute } from '../../domain/ids.ts';
import { isWithinPresence, presenceOf } from '../../domain/slots/presence.ts';
import {
  type Block,
  type Candidate,
  NOTHING_KNOWN,
  type Proposal,
  type Relaxation,
  SEARCH_DEFAULTS,
  type Seat,
  type SlotQuestion,
  type SlotSearch,
  type WhyNot,
} from '../../domain/slots/question.ts';
import { codeOfRelaxation } from '../../domain/slots/relaxation-codes.ts';
import { findProposals } from '../../domain/slots/search.ts';
import type { Seat as KernteamSeat, Participant } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { timeIn, unreadCodes } from './agendas-known.ts';
import { mostTables, searchRules } from './search-rules.ts';
import { isFamily, isPartner, peopleOf, type TableCase, type Work } from './table-case.ts';
import type { WhyNone } from './views.ts';
import { blocksBetween } from './wall-blocks.ts';

/** More than a card can say so that it is still read. */
const MOST_NAMED = 4;

/** Moments that were found, in order of time, and who would sit where at them; without any, codes of why not. */
export type Found = { slots: Slot[]; proposals: readonly Proposal[]; whyNone: WhyNone };

/**
 * Looks for moments at which the coordinator and enough kernpartners can be at the school, within the term or as soon
 * after it as there is one. The family's agenda is not known to us: they are asked. `except` = moments that were
 * proposed before and did not do.
 */
export async function findMoments(
  work: Work,
  tx: Tx,
  school: School,
  asked: readonly Participant[],
  except: readonly Slot[],
): Promise<Found> {
  const seats = await tx.dossiers.seats(work.today);
  const question = await questionFor(work, tx, school, asked, seats, except);
  const search = findProposals(question);
  const proposals = search.kind === 'none' ? [] : search.proposals;
  const later = laterCodes(search);
  const few = search.kind === 'found' ? fewCodes(question) : [];
  const unread = await unreadOf(tx, asked);
  return {
    proposals,
    whyNone: search.kind === 'none' ? [...codesOf('none', search.whyNot), ...relaxationCodes(search)] : [],
    slots: proposals.map((proposal, index) => ({
      id: work.deps.ids.next<SlotId>(),
      position: index + 1,
      startsAt: instantOf(work, proposal, proposal.fromMinute),
      endsAt: instantOf(work, proposal, proposal.untilMinute),
      reasons: [
        ...proposal.reasons,
        ...(isWithinPresence(question, proposal) ? [] : ['outside_all']),
        ...later,
        ...few,
        ...unread,
      ],
    })),
  };
}

/**
 * What the search would ask about this table now, with the time that it takes itself left out: a table does not stand in
 * the way of its own move.
 */
export async function questionAbout(
  work: Work,
  tx: Tx,
  { school, asked }: Pick<TableCase, 'school' | 'asked'>,
  own: Slot,
): Promise<SlotQuestion> {
  return questionFor(work, tx, school, asked, await tx.dossiers.seats(work.today), [], own);
}

async function unreadOf(tx: Tx, asked: readonly Participant[]): Promise<string[]> {
  const staff = asked.filter((each) => !isFamily(each));
  const seats = staff.flatMap((each) =>
    each.who.kind === 'person' ? [{ seat: seatNameOf(each, staff), personId: each.who.id }] : [],
  );
  return unreadCodes(seats, await tx.agendas.of(seats.map(({ personId }) => personId)));
}

/** What a place at the table is called in the search and in the codes of a proposal. */
export function seatNameOf(participant: Participant, asked: readonly Participant[]): string {
  const sharing = asked.filter(({ role }) => role === participant.role);
  if (sharing.length === 1) return participant.role;
  return `${participant.role}#${sharing.findIndex(({ id }) => id === participant.id) + 1}`;
}

async function questionFor(
  work: Work,
  tx: Tx,
  school: School,
  asked: readonly Participant[],
  kernteam: readonly KernteamSeat[],
  except: readonly Slot[],
  own: Slot | null = null,
): Promise<SlotQuestion> {
  const { policy } = school;
  const calendar = work.deps.calendars.of(school);
  const staff = asked.filter((each) => !isFamily(each));
  // Somebody may have a seat at this school for another area: their time is not asked about.
  const seatedHere = kernteam.filter(({ id }) => staff.some(({ seatId }) => seatId === id));
  const people = [...new Set([...peopleOf(staff), ...seatedHere.flatMap((seat) => seat.people)])];
  const until = calendar.addSchoolDays(
    work.today,
    policy.tableWithinSchoolDays + SEARCH_DEFAULTS.laterSchoolDays,
  );
  const candidateOf = await candidates(work, tx, people, until, mostTables(policy), own);
  const { wallClock } = work.deps;
  const blocked = except.flatMap((slot) => blocksBetween(wallClock, slot.startsAt, slot.endsAt));
  const seats = staff.map((participant): Seat => {
    const list = listFor(participant, kernteam).map(candidateOf);
    if (isPartner(participant))
      return { seat: seatNameOf(participant, staff), need: 'partner', candidates: list };
    const isCoordinator = participant.role === 'ondersteuningscoordinator';
    return {
      seat: seatNameOf(participant, staff),
      need: isCoordinator ? 'required' : 'wanted',
      // Without the coordinator there is no table: what is busy for them is never proposed.
      candidates: isCoordinator ? list.map((each) => ({ ...each, busy: [...each.busy, ...blocked] })) : list,
    };
  });
  return {
    ...SEARCH_DEFAULTS,
    calendar,
    today: work.today,
    nowMinute: wallClock.minuteOf(work.now),
    ...searchRules(policy),
    seats,
    partnersNeeded: Math.min(PARTNERS_NEEDED, seats.filter(({ need }) => need === 'partner').length),
  };
}

/** The holder first, then the deputies after them; who is not on the list of a seat stands alone. */
function listFor({ who, seatId }: Participant, kernteam: readonly KernteamSeat[]): PersonId[] {
  if (who.kind !== 'person') return [];
  const people = kernteam.find(({ id }) => id === seatId)?.people ?? [];
  const here = people.indexOf(who.id);
  return here === -1 ? [who.id] : people.slice(here);
}

/** What is known of people's time: presence moments, absences, other tables, and the agendas that they share. */
async function candidates(
  work: Work,
  tx: Tx,
  people: readonly PersonId[],
  until: SchoolDate,
  most: Candidate['most'],
  own: Slot | null,
): Promise<(personId: PersonId) => Candidate> {
  const rows = await tx.tables.presence(people);
  const absences = await tx.tables.absences(people, work.today);
  // Nobody sits at two tables at once: what takes the very time of this one is this one.
  const busy = (await tx.tables.busy(people, work.now)).filter(
    (each) => each.startsAt !== own?.startsAt || each.endsAt !== own.endsAt,
  );
  const presence = new Map(
    people.map((personId) => {
      const own = rows.filter((row) => row.personId === personId);
      return [personId, own.length === 0 ? null : work.deps.presence.blocks(own, work.today, until)];
    }),
  );
  const agendas = new Map((await tx.agendas.of(people)).map((each) => [each.personId, each]));
  const { wallClock } = work.deps;
  return (personId) => {
    const tables = busy
      .filter((each) => each.personId === personId)
      .map((each) => blocksBetween(wallClock, each.startsAt, each.endsAt));
    const shared = timeIn(agendas.get(personId), work.now, wallClock);
    return {
      ...NOTHING_KNOWN,
      personId,
      presence: presence.get(personId) ?? null,
      busy: [...tables.flat(), ...shared.busy],
      tentative: shared.tentative,
      agenda: shared.agenda,
      absences: absences.filter((each) => each.personId === personId),
      tablesOn: tables.flatMap(([first]) => first?.on ?? []),
      most,
    };
  };
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
