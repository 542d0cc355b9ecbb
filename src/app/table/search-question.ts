import { PARTNERS_NEEDED } from '../../domain/booking.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Guest } from '../../domain/guests.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import {
  type Candidate,
  NOTHING_KNOWN,
  type Room,
  SEARCH_DEFAULTS,
  type Seat,
  type SlotQuestion,
} from '../../domain/slots/question.ts';
import { lengthFor } from '../../domain/terms/catalogue.ts';
import type { Seat as KernteamSeat, Participant } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { candidates, type OwnTime, roomsOf } from './known-times.ts';
import { mostTables, searchRules } from './search-rules.ts';
import { isFamily, isPartner, peopleOf, type TableCase, type Work } from './table-case.ts';
import { blocksBetween } from './wall-blocks.ts';

/** What is asked about, and what does not count. */
export type Searched = {
  school: School;
  asked: readonly Participant[];
  /** Moments that are not proposed again. */
  except: readonly Pick<Slot, 'startsAt' | 'endsAt'>[];
  /**
   * Tables whose own time is no obstacle to those who sit there, also where it stands in their agendas: a table does not stand
   * in the way of its own move, nor count in its people's caps.
   */
  without: readonly OwnTime[];
  /** The last day that is proposed is so many school days from today. */
  withinSchoolDays: number;
  /** Of each seat: whoever sits there with the deputies after them, or the whole list. */
  lists?: 'onward' | 'whole';
};

type OneSearched = Omit<Searched, 'school' | 'without'>;

/** What the search would ask about this table now, with the time that it takes itself left out. */
export function questionAbout(
  work: Work,
  tx: Tx,
  found: Pick<TableCase, 'school' | 'asked' | 'table'>,
): Promise<SlotQuestion> {
  const { school, asked } = found;
  return questionFor(work, tx, {
    school,
    asked,
    except: [],
    without: [found],
    withinSchoolDays: lengthFor('first_table', school.policy),
  });
}

/** What a place at the table is called in the search and in the codes of a proposal. */
export function seatNameOf(participant: Participant, asked: readonly Participant[]): string {
  const sharing = asked.filter(({ role }) => role === participant.role);
  if (sharing.length === 1) return participant.role;
  return `${participant.role}#${sharing.findIndex(({ id }) => id === participant.id) + 1}`;
}

/**
 * Who is asked, in the order of their seats, and what is known of their time, under the rules of the school. The family's
 * agenda is not known to us: they are asked.
 */
export async function questionFor(work: Work, tx: Tx, searched: Searched): Promise<SlotQuestion> {
  const { school, without } = searched;
  const [question] = await questionsFor(work, tx, { school, without, tables: [searched] });
  if (!question) throw new Error('One table was asked about and no question came of it.');
  return question;
}

/** The same for several tables of one school: what is known of people's time is looked up once for all of them. */
export async function questionsFor(
  work: Work,
  tx: Tx,
  searched: Pick<Searched, 'school' | 'without'> & { tables: readonly OneSearched[] },
): Promise<SlotQuestion[]> {
  const { school, without, tables } = searched;
  const calendar = work.deps.calendars.of(school);
  const kernteam = await tx.dossiers.seats(work.today);
  const staff = tables.flatMap(({ asked }) => asked).filter((each) => !isFamily(each));
  // Somebody may have a seat at this school for another area: their time is not asked about.
  const seatedHere = kernteam.filter(({ id }) => staff.some(({ seatId }) => seatId === id));
  const people = [...new Set([...peopleOf(staff), ...seatedHere.flatMap((seat) => seat.people)])];
  const within = Math.max(0, ...tables.map(({ withinSchoolDays }) => withinSchoolDays));
  const until = calendar.addSchoolDays(work.today, within + SEARCH_DEFAULTS.laterSchoolDays);
  const most = mostTables(school.policy);
  const candidateOf = await candidates(work, tx, people, { until, most, without });
  const rooms = await roomsOf(work, tx, without);
  return tables.map((table) => questionOf(work, school, { kernteam, candidateOf, until, rooms }, table));
}

type Known = {
  kernteam: readonly KernteamSeat[];
  candidateOf: (personId: PersonId) => Candidate;
  until: SchoolDate;
  rooms: readonly Room[] | null;
};

function questionOf(
  work: Work,
  school: School,
  { kernteam, candidateOf, until, rooms }: Known,
  { asked, except, withinSchoolDays, lists = 'onward' }: OneSearched,
): SlotQuestion {
  const { policy } = school;
  const { wallClock } = work.deps;
  const staff = asked.filter((each) => !isFamily(each));
  const blocked = except.flatMap((slot) => blocksBetween(wallClock, slot.startsAt, slot.endsAt));
  const seats = staff.map((participant): Seat => {
    const { guest } = participant;
    if (guest)
      return {
        seat: seatNameOf(participant, staff),
        need: guest.isNeeded ? 'required' : 'wanted',
        candidates: [guestCandidate(participant.who.id, guest, until)],
      };
    const list = listFor(participant, kernteam, lists).map(candidateOf);
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
    calendar: work.deps.calendars.of(school),
    today: work.today,
    nowMinute: wallClock.minuteOf(work.now),
    ...searchRules(policy),
    withinSchoolDays,
    seats,
    rooms,
    roomNeeds: { people: asked.length, wheelchair: false, privacy: true },
    partnersNeeded: Math.min(PARTNERS_NEEDED, seats.filter(({ need }) => need === 'partner').length),
  };
}

/** Of a guest is known until when they take part, and nothing else: when they can come, they are asked. */
function guestCandidate(personId: string, { accessUntil }: Guest, until: SchoolDate): Candidate {
  const gone = { fromOn: addDays(accessUntil, 1), untilOn: until };
  return { ...NOTHING_KNOWN, personId, absences: gone.fromOn <= until ? [gone] : [] };
}

/** The holder first, then the deputies after them; who is not on the list of a seat stands alone. */
function listFor(
  { who, seatId }: Participant,
  kernteam: readonly KernteamSeat[],
  lists: 'onward' | 'whole',
): PersonId[] {
  if (who.kind !== 'person') return [];
  const people = kernteam.find(({ id }) => id === seatId)?.people ?? [];
  const here = people.indexOf(who.id);
  if (lists === 'whole') return [who.id, ...people.filter((id) => id !== who.id)];
  return here === -1 ? [who.id] : people.slice(here);
}
