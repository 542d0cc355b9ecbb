import { addDays } from '../../src/domain/calendar/plain-date.ts';
import { type OwnDay, schoolCalendar } from '../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  type Block,
  type Candidate,
  NOTHING_KNOWN,
  type Proposal,
  type Room,
  SEARCH_DEFAULTS,
  type Seat,
  type SlotQuestion,
  type SlotSearch,
} from '../../src/domain/slots/question.ts';
import { findProposals } from '../../src/domain/slots/search.ts';

/** A Monday in an ordinary week; the question is put at ten in the morning. */
export const MONDAY = day('2026-11-23');

const HOLIDAYS = [
  { from: day('2026-07-18'), until: day('2026-08-30'), name: 'Zomervakantie' },
  { from: day('2026-10-17'), until: day('2026-10-25'), name: 'Herfstvakantie' },
  { from: day('2026-12-19'), until: day('2027-01-03'), name: 'Kerstvakantie' },
  { from: day('2027-02-20'), until: day('2027-02-28'), name: 'Voorjaarsvakantie' },
  { from: day('2027-04-24'), until: day('2027-05-02'), name: 'Meivakantie' },
  { from: day('2027-07-17'), until: day('2027-08-29'), name: 'Zomervakantie' },
];

export const TUESDAY = '2026-11-24';
export const WEDNESDAY = '2026-11-25';
export const THURSDAY = '2026-11-26';
export const FRIDAY = '2026-11-27';
export const NEXT_MONDAY = '2026-11-30';
export const NEXT_TUESDAY = '2026-12-01';

export function day(text: string): SchoolDate {
  return text as SchoolDate;
}

/** `clock('10:30')` = 630. */
export function clock(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

export function block(on: string, from: string, until: string): Block {
  return { on: day(on), fromMinute: clock(from), untilMinute: clock(until) };
}

export function calendarWith(ownDays: readonly OwnDay[] = []) {
  return schoolCalendar(HOLIDAYS, ownDays, { goodFridayOpen: false, liberationDayOpen: false });
}

/** Somebody with an agenda that is known and empty, and without presence moments. */
export function person(personId: string, changes: Partial<Candidate> = {}): Candidate {
  return { personId, ...NOTHING_KNOWN, agenda: 'known', ...changes };
}

/** Busy on every day of a month from this Monday on, but for these blocks. */
export function onlyFreeAt(personId: string, ...free: readonly Block[]): Candidate {
  const busy: Block[] = [];
  for (let n = 0; n < 60; n++) {
    const on = addDays(MONDAY, n);
    let from = 0;
    for (const each of free.filter((one) => one.on === on).sort((a, b) => a.fromMinute - b.fromMinute)) {
      busy.push({ on, fromMinute: from, untilMinute: each.fromMinute });
      from = each.untilMinute;
    }
    busy.push({ on, fromMinute: from, untilMinute: 1440 });
  }
  return person(personId, { busy });
}

/** A private room for so many people, which anybody can get into. */
export function room(roomId: string, people: number, changes: Partial<Room> = {}): Room {
  return { roomId, people, busy: [], isWheelchairFit: true, isPrivate: true, ...changes };
}

export function seat(name: string, need: Seat['need'], ...candidates: readonly Candidate[]): Seat {
  return { seat: name, need, candidates };
}

/** A coordinator, a mentor and four partners who can always come; each given seat takes the place of its namesake. */
export function seatsWith(...changed: readonly Seat[]): Seat[] {
  const usual = [
    seat('ondersteuningscoordinator', 'required', person('coordinator')),
    seat('mentor', 'wanted', person('mentor')),
    seat('leerplicht', 'partner', person('leerplicht')),
    seat('jgz', 'partner', person('jgz')),
    seat('swv', 'partner', person('swv')),
    seat('buurtteam', 'partner', person('buurtteam')),
  ];
  return usual.map((each) => changed.find((one) => one.seat === each.seat) ?? each);
}

export function question(changes: Partial<SlotQuestion> = {}): SlotQuestion {
  return {
    ...SEARCH_DEFAULTS,
    calendar: calendarWith(),
    today: MONDAY,
    nowMinute: clock('10:00'),
    noticeSchoolDays: 2,
    withinSchoolDays: 5,
    minutes: 60,
    seats: seatsWith(),
    partnersNeeded: 3,
    ...changes,
  };
}

export function withCoordinator(candidate: Candidate): SlotQuestion {
  return question({ seats: seatsWith(seat('ondersteuningscoordinator', 'required', candidate)) });
}

/** `2026-11-25 10:00` for each proposal. */
export function momentsOf(asked: SlotQuestion): string[] {
  const search = findProposals(asked);
  const proposals = search.kind === 'none' ? [] : search.proposals;
  return proposals.map(({ on, fromMinute }) => {
    const hour = String(Math.floor(fromMinute / 60)).padStart(2, '0');
    return `${on} ${hour}:${String(fromMinute % 60).padStart(2, '0')}`;
  });
}

export function daysOf(search: SlotSearch): string[] {
  return search.kind === 'none' ? [] : search.proposals.map(({ on }) => on);
}

export function bestOf(search: SlotSearch): Proposal | undefined {
  return search.kind === 'none' ? undefined : search.proposals.find(({ rank }) => rank === 1);
}

export function filledBy(proposal: Proposal | undefined, name: string): string | undefined {
  return proposal?.seats.find((each) => each.seat === name)?.filledBy?.personId;
}
