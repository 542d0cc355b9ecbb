import { addDays } from '../../src/domain/calendar/plain-date.ts';
import { schoolCalendar } from '../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  type Block,
  type Candidate,
  NOTHING_KNOWN,
  type Room,
  SEARCH_DEFAULTS,
  type Seat,
  type SlotQuestion,
} from '../../src/domain/slots/question.ts';
import { seeded } from '../prove/crash/seeded.ts';

/** How large a question is: school days in time, seats, at most so many people for a seat, rooms. */
export type Size = { days: number; seats: number; people: number; rooms: number };

const TODAY = '2026-11-02' as SchoolDate;
const [OPENS, CLOSES] = [8 * 60, 17 * 60];
/** The holidays stand at the two ends: what lies in between is school, but for weekends and public holidays. */
const CALENDAR = schoolCalendar(
  [
    { from: '2026-10-17' as SchoolDate, until: '2026-10-25' as SchoolDate, name: 'Herfstvakantie' },
    { from: '2027-07-17' as SchoolDate, until: '2027-08-29' as SchoolDate, name: 'Zomervakantie' },
  ],
  [],
  { goodFridayOpen: false, liberationDayOpen: false },
);

/**
 * A question as a full school week gives it: everybody has three or four appointments a day of an hour to two and a
 * half, one of them not certain, partners have two presence moments a week, half of the agendas are unknown, and one
 * person is a deputy for two seats. Tables may begin every quarter of an hour.
 */
export function questionOf(size: Size, seed: number): SlotQuestion {
  const random = seeded(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const seats = Array.from({ length: size.seats }, (_, nth): Seat => {
    const people = Array.from({ length: 1 + upTo(size.people) }, (_, rank) => person(`${nth}.${rank}`));
    return { seat: `seat ${nth}`, need: needOf(nth), candidates: people };
  });

  function person(personId: string): Candidate {
    return {
      ...NOTHING_KNOWN,
      personId,
      agenda: random() < 0.5 ? 'known' : 'unknown',
      presence: random() < 0.5 ? blocksOn((day) => day % 5 === 1 || day % 5 === 3, 1, 180) : null,
      busy: blocksOn(() => true, 3 + upTo(2), 60 + upTo(90)),
      tentative: blocksOn(() => true, 1, 60),
      burden: upTo(10),
    };
  }

  function blocksOn(isOn: (day: number) => boolean, count: number, minutes: number): Block[] {
    const blocks: Block[] = [];
    for (let day = 0; day < (size.days * 7) / 5 + 2; day++)
      for (let n = 0; isOn(day) && n < count; n++) {
        const fromMinute = OPENS + upTo((CLOSES - OPENS) / 5) * 5;
        blocks.push({ on: addDays(TODAY, day), fromMinute, untilMinute: fromMinute + minutes });
      }
    return blocks;
  }

  const rooms = Array.from(
    { length: size.rooms },
    (_, nth): Room => ({
      roomId: `room ${nth}`,
      busy: blocksOn(() => true, 2, 90),
      people: 6 + upTo(10),
      isWheelchairFit: nth % 2 === 0,
      isPrivate: nth % 3 !== 0,
    }),
  );
  return {
    ...SEARCH_DEFAULTS,
    calendar: CALENDAR,
    today: TODAY,
    nowMinute: 9 * 60,
    noticeSchoolDays: 1,
    withinSchoolDays: size.days,
    laterSchoolDays: 20,
    minutes: 60,
    grid: { kind: 'every', minutes: 15 },
    seats: withDeputyOfTwo(seats),
    partnersNeeded: 3,
    rooms,
    roomNeeds: { people: 8, wheelchair: false, privacy: true },
  };
}

/** One has to be there, four are partners, and with the others it is better than without. */
function needOf(nth: number): Seat['need'] {
  if (nth === 0) return 'required';
  return nth <= 4 ? 'partner' : 'wanted';
}

function withDeputyOfTwo(seats: readonly Seat[]): Seat[] {
  const deputy = seats[1]?.candidates.at(-1);
  return seats.map((seat, nth) =>
    nth === 2 && deputy ? { ...seat, candidates: [...seat.candidates, deputy] } : seat,
  );
}
