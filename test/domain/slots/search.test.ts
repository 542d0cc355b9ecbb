import { describe, expect, it } from '@jest/globals';
import { amsterdamWallClock } from '../../../src/calendar/wall-clock.ts';
import type { WallMinute } from '../../../src/domain/ids.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  block,
  calendarWith,
  clock,
  day,
  daysOf,
  FRIDAY,
  momentsOf,
  NEXT_MONDAY,
  NEXT_TUESDAY,
  onlyFreeAt,
  question,
  seat,
  seatsWith,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  withCoordinator,
} from '../../support/slot-questions.ts';

describe('the days of the proposals', () => {
  it('begin so many school days after today as the notice says, not sooner', () => {
    const free = onlyFreeAt('c', block(TUESDAY, '10:00', '11:00'), block(WEDNESDAY, '10:00', '11:00'));

    expect(momentsOf(withCoordinator(free))).toEqual([`${WEDNESDAY} 10:00`]);
    expect(momentsOf({ ...withCoordinator(free), noticeSchoolDays: 1 })).toEqual([
      `${TUESDAY} 10:00`,
      `${WEDNESDAY} 10:00`,
    ]);
  });

  it('end so many school days after today as the term says, the last included', () => {
    const onTheLast = onlyFreeAt('c', block(NEXT_MONDAY, '16:00', '17:00'));
    const oneTooLate = onlyFreeAt('c', block(NEXT_TUESDAY, '08:00', '09:00'));

    expect(findProposals(withCoordinator(onTheLast)).kind).toBe('found');
    expect(findProposals(withCoordinator(oneTooLate)).kind).toBe('later');
  });

  it('without notice include today, but only what is still to come', () => {
    const free = onlyFreeAt('c', block('2026-11-23', '08:00', '17:00'));
    const now = (at: string) => ({
      ...withCoordinator(free),
      noticeSchoolDays: 0,
      proposals: 1,
      nowMinute: clock(at),
    });

    expect(momentsOf(now('10:00'))).toEqual(['2026-11-23 10:30']);
    expect(momentsOf(now('09:59'))).toEqual(['2026-11-23 10:00']);
  });

  it('leave out holidays, and so run on after them', () => {
    const search = findProposals({ ...question(), today: day('2026-12-16') });

    expect(search.kind).toBe('found');
    expect(daysOf(search)).toEqual(['2026-12-18', '2027-01-04', '2027-01-05']);
  });

  it('leave out a study day of the school itself', () => {
    const calendar = calendarWith([{ on: day(WEDNESDAY), open: false, name: 'Studiedag' }]);

    expect(daysOf(findProposals(question({ calendar })))).toEqual([THURSDAY, FRIDAY, NEXT_MONDAY]);
  });

  it('go on over Koningsdag, Easter and the days off around it', () => {
    const aroundEaster = findProposals({ ...question(), today: day('2027-03-24') });
    const beforeKoningsdag = findProposals({ ...question(), today: day('2027-04-22') });

    expect(daysOf(aroundEaster)).toEqual(['2027-03-30', '2027-03-31', '2027-04-01']);
    expect(daysOf(beforeKoningsdag)).toEqual(['2027-05-03', '2027-05-04', '2027-05-07']);
  });

  it('are all different as long as there are enough days', () => {
    expect(momentsOf(question())).toEqual([`${WEDNESDAY} 08:00`, `${THURSDAY} 08:00`, `${FRIDAY} 08:00`]);
  });

  it('are the same where there are no others, but then one moment before noon and one from noon on', () => {
    const free = onlyFreeAt('c', block(WEDNESDAY, '08:00', '17:00'));

    expect(momentsOf({ ...withCoordinator(free), proposals: 2 })).toEqual([
      `${WEDNESDAY} 08:00`,
      `${WEDNESDAY} 12:00`,
    ]);
  });

  it('are the same where there are no others, and the moments then do not overlap', () => {
    const free = onlyFreeAt('c', block(WEDNESDAY, '10:00', '12:00'), block(FRIDAY, '15:00', '16:00'));

    expect(momentsOf(withCoordinator(free))).toEqual([
      `${WEDNESDAY} 10:00`,
      `${WEDNESDAY} 11:00`,
      `${FRIDAY} 15:00`,
    ]);
  });
});

describe('the hour of a proposal', () => {
  it('keeps to the lessons of the school', () => {
    const lessons = {
      kind: 'lessons' as const,
      startMinutes: [clock('08:30'), clock('09:20'), clock('10:30')],
    };
    const free = onlyFreeAt('c', block(WEDNESDAY, '09:00', '10:20'));

    expect(momentsOf({ ...withCoordinator(free), grid: lessons })).toEqual([`${WEDNESDAY} 09:20`]);
    expect(findProposals({ ...withCoordinator(free), grid: lessons, minutes: 61 }).kind).toBe('none');
  });

  it('leaves the table time to end within the hours of the day', () => {
    const free = onlyFreeAt('c', block(WEDNESDAY, '15:00', '24:00'));
    const until = (at: string) =>
      momentsOf({ ...withCoordinator(free), hours: { fromMinute: clock('08:00'), untilMinute: clock(at) } });

    expect(until('16:00')).toEqual([`${WEDNESDAY} 15:00`]);
    expect(until('15:59')).toEqual([]);
  });

  it('may begin the minute that something else ends, and end the minute that something begins', () => {
    const between = (from: string, until: string) => onlyFreeAt('c', block(WEDNESDAY, from, until));

    expect(momentsOf(withCoordinator(between('10:00', '11:00')))).toEqual([`${WEDNESDAY} 10:00`]);
    expect(momentsOf(withCoordinator(between('10:01', '11:00')))).toEqual([]);
    expect(momentsOf(withCoordinator(between('10:00', '10:59')))).toEqual([]);
  });

  it('stays the same on the wall before and after both changes of the clock', () => {
    const wall = amsterdamWallClock();
    const instants = (today: string) => {
      const search = findProposals({ ...question(), today: day(today), proposals: 4 });
      const proposals = search.kind === 'none' ? [] : search.proposals;
      return proposals.map(({ on, fromMinute }) =>
        new Date(wall.instantOf(on, fromMinute as WallMinute)).toISOString(),
      );
    };

    expect(instants('2026-10-14').slice(0, 2)).toEqual([
      '2026-10-16T06:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
    expect(instants('2027-03-22').slice(1, 3)).toEqual([
      '2027-03-25T07:00:00.000Z',
      '2027-03-30T06:00:00.000Z',
    ]);
  });
});

describe('without a moment in time', () => {
  it('the nearest later days are given, and the seat that stood in the way', () => {
    const free = onlyFreeAt(
      'c',
      block('2026-12-03', '10:00', '12:00'),
      block('2026-12-07', '10:00', '11:00'),
    );
    const search = findProposals(withCoordinator(free));

    expect(search).toMatchObject({
      kind: 'later',
      whyNotSooner: [{ code: 'seat_blocks', seat: 'ondersteuningscoordinator' }],
    });
    expect(momentsOf(withCoordinator(free))).toEqual(['2026-12-03 10:00', '2026-12-07 10:00']);
  });

  it('each partner is named whose coming would have been enough', () => {
    const away = (name: string) => seat(name, 'partner', onlyFreeAt(name));
    const search = findProposals({ ...question(), seats: seatsWith(away('jgz'), away('swv')) });

    expect(search).toMatchObject({
      kind: 'none',
      whyNot: [
        { code: 'seat_blocks', seat: 'jgz' },
        { code: 'seat_blocks', seat: 'swv' },
      ],
    });
  });

  it('seats that nobody can fill are named together when no single one is the cause', () => {
    const away = (name: string) => seat(name, 'partner', onlyFreeAt(name));
    const search = findProposals({
      ...question(),
      seats: seatsWith(away('jgz'), away('swv'), away('buurtteam')),
    });

    expect(search).toMatchObject({
      kind: 'none',
      whyNot: [{ code: 'seats_never_free', seats: ['buurtteam', 'jgz', 'swv'] }],
    });
  });

  it('it is said when everybody can at some time, but not together', () => {
    const at = (name: string, on: string) =>
      seat(name, 'partner', onlyFreeAt(name, block(on, '09:00', '10:00')));
    const search = findProposals({
      ...question(),
      seats: seatsWith(
        at('jgz', WEDNESDAY),
        at('swv', THURSDAY),
        at('buurtteam', FRIDAY),
        at('leerplicht', NEXT_MONDAY),
      ),
    });

    expect(search).toMatchObject({ kind: 'none', whyNot: [{ code: 'no_common_moment' }] });
  });

  it('closed days on the way are named', () => {
    const free = onlyFreeAt('c', block('2027-01-08', '10:00', '11:00'));
    const search = findProposals({ ...withCoordinator(free), today: day('2026-12-16') });

    expect(search).toMatchObject({
      kind: 'later',
      whyNotSooner: [
        { code: 'seat_blocks', seat: 'ondersteuningscoordinator' },
        { code: 'closed_days', closed: [{ kind: 'school_holiday', name: 'Kerstvakantie' }] },
      ],
    });
  });

  it('it is said when no start of the day leaves room for the table, or the notice is longer than the term', () => {
    const tooLong = findProposals(question({ minutes: 600 }));
    const tooLate = findProposals(question({ noticeSchoolDays: 6 }));

    expect(tooLong).toMatchObject({ kind: 'none', whyNot: [{ code: 'no_start' }] });
    expect(tooLate).toMatchObject({ kind: 'later', whyNotSooner: [{ code: 'no_start' }] });
    expect(daysOf(tooLate)[0]).toBe(NEXT_TUESDAY);
  });

  it('the search does not go on for ever, and not past the days that are known', () => {
    const never = withCoordinator(onlyFreeAt('c', block(NEXT_TUESDAY, '10:00', '11:00')));

    expect(findProposals({ ...never, laterSchoolDays: 0 }).kind).toBe('none');
    expect(findProposals({ ...never, laterSchoolDays: 1 }).kind).toBe('later');
    expect(findProposals({ ...question(), today: day('2027-07-15') })).toMatchObject({
      kind: 'none',
      whyNot: [
        { code: 'no_start' },
        { code: 'closed_days', closed: [{ kind: 'school_holiday', name: 'Zomervakantie' }] },
        { code: 'calendar_ends', lastKnown: '2027-08-29' },
      ],
    });
  });
});
