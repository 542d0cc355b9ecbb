import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { Block, Candidate, Seat, SlotQuestion } from '../../src/domain/slot-question.ts';
import { calendarWith, day } from './slot-questions.ts';

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

/** Questions of every kind, small enough for the oracle: shared deputies, unknown agendas, rooms, odd grids, holidays. */
export const anyQuestion: fc.Arbitrary<SlotQuestion> = fc.constantFrom(...WEEKS).chain((monday) => {
  const anyDay = fc.integer({ min: 0, max: 13 }).map((n) => addDays(day(monday), n));
  const anyBlock: fc.Arbitrary<Block> = fc
    .record({ on: anyDay, from: fc.integer({ min: 96, max: 200 }), length: fc.integer({ min: 0, max: 80 }) })
    .map(({ on, from, length }) => ({ on, fromMinute: from * 5, untilMinute: (from + length) * 5 }));
  const anyPerson: fc.Arbitrary<Omit<Candidate, 'personId'>> = fc.record({
    presence: fc.option(fc.array(anyBlock, { maxLength: 5 })),
    busy: fc.array(anyBlock, { maxLength: 8 }),
    absences: fc.array(
      fc.tuple(anyDay, fc.integer({ min: 0, max: 4 })).map(([fromOn, days]) => ({
        fromOn,
        untilOn: addDays(fromOn, days),
      })),
      { maxLength: 1 },
    ),
    agenda: fc.constantFrom('known', 'unknown'),
  });
  const anyPool = fc.tuple(...PEOPLE.map(() => anyPerson));
  const anyFilling = fc.tuple(
    ...SEATS.map(() => fc.uniqueArray(fc.nat(PEOPLE.length - 1), { maxLength: 3 })),
  );
  const anySeats = fc.record({
    pool: anyPool,
    filling: anyFilling,
    kept: fc.shuffledSubarray([...SEATS.keys()], { minLength: 1 }),
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
    minutes: fc.constantFrom(30, 60, 90),
    hours: fc.constantFrom({ fromMinute: 510, untilMinute: 990 }, { fromMinute: 600, untilMinute: 720 }),
    grid: fc.constantFrom(
      { kind: 'every' as const, minutes: 30 as const },
      { kind: 'every' as const, minutes: 15 as const },
      { kind: 'lessons' as const, startMinutes: [660, 510, 560, 610, 770, 560, 820] },
    ),
    seats: anySeats.map(({ pool, filling, kept }) =>
      kept.map((index) => seatOf(index, filling[index] ?? [], pool)),
    ),
    partnersNeeded: fc.integer({ min: 0, max: 3 }),
    rooms: fc.option(
      fc
        .tuple(fc.array(anyBlock, { maxLength: 6 }), fc.array(anyBlock, { maxLength: 6 }))
        .map(([first, second]) => [
          { roomId: 'r1', busy: first },
          { roomId: 'r2', busy: second },
        ]),
    ),
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
