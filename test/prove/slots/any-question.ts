import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { Busy, Candidate, Room, Seat, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { calendarWith, day } from '../../support/slot-questions.ts';

/** Mondays of ordinary weeks, of holidays, of both clock changes, of Easter, and of the last week before the calendar ends. */
const WEEKS = [
  '2026-10-12',
  '2026-10-19',
  '2026-11-23',
  '2026-12-14',
  '2027-03-22',
  '2027-04-19',
  '2027-07-05',
];
const SEATS: readonly Pick<Seat, 'seat' | 'need'>[] = [
  { seat: 'coordinator', need: 'required' },
  { seat: 'mentor', need: 'wanted' },
  { seat: 'leerplicht', need: 'partner' },
  { seat: 'jgz', need: 'partner' },
  { seat: 'swv', need: 'partner' },
  { seat: 'buurtteam', need: 'partner' },
];
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Half of the time nothing, and otherwise one of these: most questions use few of the rules at once. */
const seldom = <T, U>(usual: T, ...others: readonly U[]) =>
  fc.oneof({ weight: others.length + 1, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

export function anyBlockFrom(monday: string): fc.Arbitrary<Busy> {
  return fc
    .record({
      on: fc.integer({ min: 0, max: 13 }).map((n) => addDays(day(monday), n)),
      from: fc.integer({ min: 96, max: 200 }),
      length: fc.integer({ min: 0, max: 80 }),
      placeId: fc.constantFrom(null, null, 'school', 'elsewhere'),
    })
    .map(({ on, from, length, placeId }) => ({
      on,
      fromMinute: from * 5,
      untilMinute: (from + length) * 5,
      placeId,
    }));
}

function anyPersonFrom(monday: string): fc.Arbitrary<Omit<Candidate, 'personId'>> {
  const anyDay = fc.integer({ min: 0, max: 13 }).map((n) => addDays(day(monday), n));
  const anyBlock = anyBlockFrom(monday);
  const anyHours = fc
    .record({
      weekday: fc.integer({ min: 1, max: 5 }),
      from: fc.integer({ min: 16, max: 26 }),
      length: fc.integer({ min: 2, max: 18 }),
    })
    .map(({ weekday, from, length }) => ({
      weekday,
      fromMinute: from * 30,
      untilMinute: (from + length) * 30,
    }));
  return fc.record({
    presence: fc.option(fc.array(anyBlock, { maxLength: 5 })),
    hours: fc.option(fc.array(anyHours, { minLength: 3, maxLength: 9 }), { freq: 2 }),
    busy: fc.array(anyBlock, { maxLength: 8 }),
    tentative: fc.array(anyBlock, { maxLength: 2 }),
    absences: fc.array(
      fc.tuple(anyDay, fc.integer({ min: 0, max: 4 })).map(([fromOn, days]) => ({
        fromOn,
        untilOn: addDays(fromOn, days),
      })),
      { maxLength: 1 },
    ),
    agenda: fc.constantFrom('known', 'unknown'),
    tablesOn: fc.array(anyDay, { maxLength: 3 }),
    most: fc.record({ perDay: seldom(null, 1, 2), perWeek: seldom(null, 1, 3) }),
    burden: seldom(0, 3, 12),
  });
}

const anyRoomNeeds = fc.record({
  people: fc.constantFrom(0, 5, 8),
  wheelchair: fc.boolean(),
  privacy: fc.boolean(),
});

function anyRoomFrom(monday: string, roomId: string): fc.Arbitrary<Room> {
  return fc.record({
    roomId: fc.constant(roomId),
    busy: fc.array(anyBlockFrom(monday), { maxLength: 6 }),
    people: fc.constantFrom(4, 8, 8, 12),
    isWheelchairFit: fc.boolean(),
    isPrivate: fc.constantFrom(true, true, false),
  });
}

/** Questions of every kind, small enough for the oracle: shared deputies, unknown agendas, rooms, odd grids, holidays. */
export const anyQuestion: fc.Arbitrary<SlotQuestion> = fc.constantFrom(...WEEKS).chain((monday) => {
  const anyDay = fc.integer({ min: 0, max: 13 }).map((n) => addDays(day(monday), n));
  const anySeats = fc.record({
    pool: fc.tuple(...PEOPLE.map(() => anyPersonFrom(monday))),
    filling: fc.tuple(...SEATS.map(() => fc.uniqueArray(fc.nat(PEOPLE.length - 1), { maxLength: 3 }))),
    kept: fc.shuffledSubarray([...SEATS.keys()]),
  });
  return fc.record({
    calendar: fc
      .array(fc.record({ on: anyDay, open: fc.boolean(), name: fc.constant('Eigen dag') }), { maxLength: 3 })
      .map((ownDays) => ({
        ...calendarWith(ownDays),
        [fc.toStringMethod]: () => `calendarWith(${JSON.stringify(ownDays)})`,
      })),
    today: anyDay,
    nowMinute: fc.integer({ min: 0, max: 1439 }),
    noticeSchoolDays: fc.integer({ min: 0, max: 3 }),
    withinSchoolDays: fc.integer({ min: 0, max: 5 }),
    laterSchoolDays: fc.integer({ min: 0, max: 6 }),
    minutes: fc.oneof(
      { weight: 15, arbitrary: fc.constantFrom(30, 60, 90) },
      { weight: 1, arbitrary: fc.constantFrom(600, 1500) },
    ),
    hours: fc.constantFrom({ fromMinute: 510, untilMinute: 990 }, { fromMinute: 600, untilMinute: 720 }),
    grid: fc.constantFrom(
      { kind: 'every' as const, minutes: 30 as const },
      { kind: 'every' as const, minutes: 15 as const },
      { kind: 'lessons' as const, startMinutes: [660, 510, 560, 610, 770, 560, 820] },
    ),
    buffer: seldom(
      { beforeMinutes: 0, afterMinutes: 0 },
      { beforeMinutes: 15, afterMinutes: 0 },
      { beforeMinutes: 5, afterMinutes: 30 },
    ),
    travel: seldom(
      null,
      { placeId: 'school', minutes: 20, unknownPlaceIs: 'here' as const },
      { placeId: 'school', minutes: 15, unknownPlaceIs: 'elsewhere' as const },
    ),
    presence: fc.constantFrom('preferred', 'preferred', 'required'),
    tentative: fc.constantFrom('cost', 'cost', 'block', 'ignore'),
    seats: anySeats.map(({ pool, filling, kept }) =>
      kept.map((index) => seatOf(index, filling[index] ?? [], pool)),
    ),
    partnersNeeded: fc.integer({ min: 0, max: 3 }),
    rooms: fc.option(fc.tuple(anyRoomFrom(monday, 'r1'), anyRoomFrom(monday, 'r2'))),
    roomNeeds: anyRoomNeeds,
    proposals: fc.integer({ min: 1, max: 5 }),
  });
});

function seatOf(
  index: number,
  people: readonly number[],
  pool: readonly Omit<Candidate, 'personId'>[],
): Seat {
  const { seat = '', need = 'wanted' } = SEATS[index] ?? {};
  const candidates = people.flatMap((number): Candidate[] => {
    const one = pool[number];
    return one ? [{ ...one, personId: PEOPLE[number] ?? '' }] : [];
  });
  return { seat, need, candidates };
}
