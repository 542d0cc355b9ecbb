import { describe, expect, it } from '@jest/globals';
import { moveTogether } from '../../../src/domain/slots/batch.ts';
import { followUp } from '../../../src/domain/slots/following.ts';
import type { Block, Seat, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { replaceOne } from '../../../src/domain/slots/replacing.ts';
import { reschedule } from '../../../src/domain/slots/rescheduling.ts';
import type { Standing } from '../../../src/domain/slots/standing.ts';
import {
  block,
  clock,
  FRIDAY,
  onlyFreeAt,
  person,
  question,
  room,
  seat,
  seatsWith,
  THURSDAY,
  WEDNESDAY,
} from '../../support/slot-questions.ts';

const AT = block(THURSDAY, '10:00', '11:00');
const SITTING: readonly (readonly [string, string])[] = [
  ['ondersteuningscoordinator', 'coordinator'],
  ['mentor', 'mentor'],
  ['leerplicht', 'leerplicht'],
  ['jgz', 'jgz'],
  ['swv', 'swv'],
  ['buurtteam', 'buurtteam'],
];

/** The usual people, who all said yes to Thursday at ten. */
function standing(changes: Partial<Standing> = {}): Standing {
  return {
    at: AT,
    roomId: null,
    seats: SITTING.map(([name, personId]) => ({ seat: name, personId })),
    accepted: SITTING.map(([, personId]) => ({ personId, at: AT })),
    ...changes,
  };
}

const coordinator = (...free: Block[]) =>
  seat('ondersteuningscoordinator', 'required', {
    ...onlyFreeAt('c', ...free),
    personId: 'coordinator',
  });

describe('a table that has to move', () => {
  it('stays where it is when everybody can come, within the notice and off the grid too', () => {
    const at = block('2026-11-24', '10:10', '11:10');
    const tomorrow = standing({ at, accepted: [] });

    expect(reschedule(question(), standing())).toMatchObject({ kind: 'stays', moment: AT });
    expect(reschedule(question(), tomorrow)).toMatchObject({ kind: 'stays', moment: at });
  });

  it('keeps its day rather than its hour, and the nearest hour rather than the earliest', () => {
    const seats = seatsWith(
      coordinator(
        block(WEDNESDAY, '10:00', '11:00'),
        block(THURSDAY, '08:00', '09:00'),
        block(THURSDAY, '11:30', '12:30'),
      ),
    );

    expect(reschedule(question({ seats }), standing())).toMatchObject({
      kind: 'changed',
      moment: { on: THURSDAY, fromMinute: clock('11:30') },
      harm: { lostYes: 6, changedSeats: 0, otherDay: false, days: 0, minutes: 90 },
    });
  });

  it('goes to another day on which people are at the school, rather than to an hour of its own when they are not', () => {
    const [later, friday] = [block(THURSDAY, '14:00', '15:00'), block(FRIDAY, '10:00', '11:00')];
    const jgz = (...presence: Block[]) => seat('jgz', 'partner', person('jgz', { presence }));
    const moved = (...presence: Block[]) =>
      reschedule(question({ seats: seatsWith(coordinator(later, friday), jgz(...presence)) }), standing());

    expect(moved(friday)).toMatchObject({ moment: friday, harm: { elsewhere: 0, otherDay: true } });
    expect(moved(later, friday)).toMatchObject({ moment: later, harm: { elsewhere: 0, otherDay: false } });
    expect(moved(AT)).toMatchObject({ moment: later, harm: { elsewhere: 1, otherDay: false } });
  });

  it('counts nobody as coming for it alone who said yes to that moment', () => {
    const friday = block(FRIDAY, '14:00', '15:00');
    const accepted = [...standing().accepted, { personId: 'jgz', at: friday }];
    const jgz = seat('jgz', 'partner', person('jgz', { presence: [AT] }));
    const seats = seatsWith(coordinator(friday), jgz);

    expect(reschedule(question({ seats }), standing({ accepted }))).toMatchObject({ harm: { elsewhere: 0 } });
    expect(reschedule(question({ seats }), standing())).toMatchObject({ harm: { elsewhere: 1 } });
  });

  it('goes where most people said yes already', () => {
    const friday = block(FRIDAY, '14:00', '15:00');
    const accepted = [
      ...standing().accepted,
      ...['jgz', 'swv'].map((personId) => ({ personId, at: friday })),
    ];
    const seats = seatsWith(coordinator(block(THURSDAY, '11:00', '12:00'), friday));

    expect(reschedule(question({ seats }), standing({ accepted }))).toMatchObject({
      moment: { on: FRIDAY, fromMinute: clock('14:00') },
      harm: { lostYes: 4, otherDay: true, days: 1, minutes: 240 },
    });
  });

  it('keeps the deputy who sits there, though the holder is free again', () => {
    const seats = seatsWith(
      coordinator(block(THURSDAY, '11:00', '12:00')),
      seat('jgz', 'partner', person('holder'), person('jgz')),
    );

    expect(reschedule(question({ seats }), standing())).toMatchObject({ harm: { changedSeats: 0 } });
  });

  it('keeps its room, and says so when it cannot', () => {
    const rooms = (busy: readonly Block[]) => [room('small', 8), room('large', 20, { busy })];
    const moved = (busy: readonly Block[]) =>
      reschedule(
        question({ rooms: rooms(busy), seats: seatsWith(coordinator(block(FRIDAY, '10:00', '11:00'))) }),
        standing({ roomId: 'large' }),
      );

    expect(moved([])).toMatchObject({ moment: { roomId: 'large' }, harm: { otherRoom: false } });
    expect(moved([block(FRIDAY, '10:00', '11:00')])).toMatchObject({
      moment: { roomId: 'small' },
      harm: { otherRoom: true },
    });
  });

  it('says why not when there is nothing in time', () => {
    expect(reschedule(question({ seats: seatsWith(coordinator()) }), standing())).toMatchObject({
      kind: 'none',
      whyNot: [{ code: 'seat_blocks', seat: 'ondersteuningscoordinator' }],
    });
  });
});

describe('one person who cannot come', () => {
  const withDeputies = (...deputies: Seat['candidates']) =>
    question({ seats: seatsWith(seat('jgz', 'partner', person('jgz'), ...deputies)) });
  const busyThen = { busy: [AT] };

  it('is replaced by the first deputy who can', () => {
    expect(replaceOne(withDeputies(person('d1'), person('d2')), standing(), 'jgz')).toMatchObject({
      kind: 'replaced',
      seat: 'jgz',
      by: { personId: 'd1' },
    });
    expect(replaceOne(withDeputies(person('d1', busyThen), person('d2')), standing(), 'jgz')).toMatchObject({
      by: { personId: 'd2' },
    });
  });

  it('is replaced by nobody when no deputy can, or the only one sits at the table already', () => {
    expect(replaceOne(withDeputies(person('d1', busyThen)), standing(), 'jgz').kind).toBe('nobody');
    expect(replaceOne(withDeputies(person('swv')), standing(), 'jgz').kind).toBe('nobody');
  });

  it('has to sit there to begin with', () => {
    expect(replaceOne(withDeputies(), standing(), 'somebody').kind).toBe('not_seated');
  });
});

describe('the table after this one', () => {
  it('is on the same weekday and hour, so many school weeks later', () => {
    expect(followUp(question(), standing(), 2)).toMatchObject({
      kind: 'week',
      monday: '2026-12-07',
      search: { kind: 'found' },
    });
    expect(bestOf(followUp(question(), standing(), 2))).toMatchObject({ on: '2026-12-10', fromMinute: 600 });
  });

  it('does not count the weeks of a holiday', () => {
    expect(followUp(question(), standing(), 4)).toMatchObject({ monday: '2027-01-04' });
  });

  it('is in no week when the holidays are not known that far', () => {
    expect(followUp(question(), standing(), 60).kind).toBe('week_unknown');
  });

  it('is not put into another week when that one has no moment', () => {
    const seats = seatsWith(coordinator(block('2026-12-15', '10:00', '11:00')));

    expect(followUp(question({ seats }), standing(), 2)).toMatchObject({ search: { kind: 'none' } });
    expect(followUp(question({ seats }), standing(), 3)).toMatchObject({ search: { kind: 'found' } });
  });
});

describe('tables that have to move together', () => {
  const only = (...free: Block[]) => question({ seats: seatsWith(coordinator(...free)) });
  const table = (tableId: string, asked: SlotQuestion) => ({
    tableId,
    question: asked,
    standing: standing(),
  });
  const [ten, eleven] = [block(THURSDAY, '10:30', '11:30'), block(THURSDAY, '11:30', '12:30')];

  it('share nobody at a time, and the one with only one moment has that', () => {
    const moved = moveTogether([table('a', only(ten, eleven)), table('b', only(ten))]);

    expect(moved).toMatchObject({
      kind: 'exact',
      moves: [{ to: { moment: eleven } }, { to: { moment: ten } }],
    });
  });

  it('leave one without a moment when there is none for all, and say so', () => {
    const moved = moveTogether([table('a', only(ten)), table('b', only(ten))]);

    expect(moved.price[0]).toBe(1);
    expect(moved.moves.filter(({ to }) => to === null)).toHaveLength(1);
  });

  it('are the best that was found, with what nothing can stay below, when there is too much to try', () => {
    const tables = ['a', 'b', 'c'].map((name) => table(name, only(ten, eleven)));
    const moved = moveTogether(tables, 1);

    expect(moved.kind).toBe('best_found');
    expect(moved.atLeast[0]).toBeLessThanOrEqual(moved.price[0] ?? 0);
  });

  it('are none when there are none', () => {
    expect(moveTogether([])).toMatchObject({ kind: 'exact', moves: [] });
  });
});

function bestOf(following: ReturnType<typeof followUp>): Block | null {
  if (following.kind !== 'week' || following.search.kind === 'none') return null;
  return following.search.proposals.find(({ rank }) => rank === 1) ?? null;
}
