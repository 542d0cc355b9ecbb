import { describe, expect, it } from '@jest/globals';
import { hindrancesAt } from '../../../src/domain/slots/moment.ts';
import type { Seat, SlotQuestion } from '../../../src/domain/slots/question.ts';
import {
  block,
  calendarWith,
  clock,
  day,
  person,
  question,
  room,
  WEDNESDAY,
} from '../../support/slot-questions.ts';

const partner = (seat: string, ...candidates: Seat['candidates']): Seat => ({
  seat,
  need: 'partner',
  candidates,
});
const busyAt = (id: string, from: string, until: string) =>
  person(id, { busy: [block(WEDNESDAY, from, until)] });

/** A coordinator and three partners who can always come; two of them are enough. */
const FREE: Partial<SlotQuestion> = {
  seats: [
    { seat: 'coordinator', need: 'required', candidates: [person('c')] },
    partner('a', person('a1')),
    partner('b', person('b1')),
    partner('d', person('d1')),
  ],
  partnersNeeded: 2,
};

const at = (on: string, time: string, changes: Partial<SlotQuestion> = {}) =>
  hindrancesAt(question({ ...FREE, ...changes }), { on: day(on), fromMinute: clock(time) });
const seated = (...seats: Seat[]): Partial<SlotQuestion> => ({
  seats: [...(FREE.seats ?? []).filter(({ seat }) => !seats.some((each) => each.seat === seat)), ...seats],
});

describe('a moment that somebody names', () => {
  it('has nothing in its way when the search could have proposed it', () => {
    expect(at(WEDNESDAY, '10:00')).toEqual([]);
  });

  it('has gone by, is on a closed day, too soon or too far away', () => {
    expect(at('2026-11-20', '10:00')).toEqual(['past']);
    expect(at('2026-11-23', '09:30')).toEqual(['past']);
    expect(at('2026-11-23', '11:00')).toEqual(['too_soon']);
    expect(at('2026-11-24', '10:00')).toEqual(['too_soon']);
    expect(at('2026-11-28', '10:00')).toEqual(['closed']);
    expect(at('2026-12-21', '10:00')).toEqual(['closed']);
    expect(
      at(WEDNESDAY, '10:00', {
        calendar: calendarWith([{ on: day(WEDNESDAY), open: false, name: 'Studiedag' }]),
      }),
    ).toEqual(['closed']);
    expect(at('2027-06-01', '10:00')).toEqual(['too_far']);
    expect(at('2030-01-08', '10:00')).toEqual(['too_far']);
  });

  it('has to be a start of the school, with time for a whole table', () => {
    expect(at(WEDNESDAY, '10:10')).toEqual(['no_start']);
    expect(at(WEDNESDAY, '16:00')).toEqual([]);
    expect(at(WEDNESDAY, '16:30')).toEqual(['no_start']);
    expect(at(WEDNESDAY, '07:30')).toEqual(['no_start']);
  });

  it('needs the coordinator for every minute of it', () => {
    const coordinator = (from: string, until: string) =>
      seated({ seat: 'coordinator', need: 'required', candidates: [busyAt('c', from, until)] });

    expect(at(WEDNESDAY, '10:00', coordinator('10:59', '12:00'))).toEqual(['seat:coordinator']);
    expect(at(WEDNESDAY, '10:00', coordinator('11:00', '12:00'))).toEqual([]);
    expect(at(WEDNESDAY, '10:00', coordinator('09:00', '10:00'))).toEqual([]);
  });

  it('needs enough partners, of whom a deputy may come, and names those who cannot', () => {
    const away = (seat: string) => partner(seat, busyAt(`${seat}1`, '09:00', '12:00'));

    expect(at(WEDNESDAY, '10:00', seated(away('a')))).toEqual([]);
    expect(at(WEDNESDAY, '10:00', seated(away('a'), away('b')))).toEqual(['seat:a', 'seat:b']);
    expect(
      at(WEDNESDAY, '10:00', seated(away('a'), partner('b', busyAt('b1', '09:00', '12:00'), person('b2')))),
    ).toEqual([]);
  });

  it('needs different people on different seats', () => {
    const shared = seated(partner('a', person('x')), partner('b', person('x')), partner('d', person('x')));

    expect(at(WEDNESDAY, '10:00', shared)).toEqual(['together']);
  });

  it('needs a room where the school looks for one', () => {
    const rooms = [room('r', 20, { busy: [block(WEDNESDAY, '10:30', '11:00')] })];

    expect(at(WEDNESDAY, '10:00', { rooms })).toEqual(['no_room']);
    expect(at(WEDNESDAY, '11:00', { rooms })).toEqual([]);
  });
});
