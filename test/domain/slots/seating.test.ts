import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  bestOf,
  block,
  clock,
  day,
  daysOf,
  FRIDAY,
  filledBy,
  MONDAY,
  NEXT_MONDAY,
  onlyFreeAt,
  person,
  question,
  seat,
  seatsWith,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  withCoordinator,
} from '../../support/slot-questions.ts';

describe('who has to be there', () => {
  it('is the coordinator, always', () => {
    const away = person('c', { absences: [{ fromOn: MONDAY, untilOn: day('2027-07-16') }] });

    expect(findProposals(withCoordinator(away)).kind).toBe('none');
  });

  it('is at least three of the four partners', () => {
    const away = (name: string) => seat(name, 'partner', onlyFreeAt(name));
    const three = findProposals({ ...question(), seats: seatsWith(away('jgz')) });
    const two = findProposals({ ...question(), seats: seatsWith(away('jgz'), away('swv')) });

    expect(three.kind).toBe('found');
    expect(bestOf(three)?.reasons).toEqual(['partners:3/4', 'missing:jgz']);
    expect(two.kind).toBe('none');
  });

  it('is not the mentor, but a moment with the mentor comes first', () => {
    const mentor = seat('mentor', 'wanted', onlyFreeAt('m', block(FRIDAY, '13:00', '14:00')));
    const search = findProposals({ ...question(), seats: seatsWith(mentor) });

    expect(bestOf(search)).toMatchObject({ on: FRIDAY, fromMinute: clock('13:00') });
    expect(search.kind === 'found' && search.proposals.length).toBe(3);
  });
});

describe('a seat', () => {
  const firstHalf = onlyFreeAt('first', block(WEDNESDAY, '10:00', '10:30'));
  const secondHalf = onlyFreeAt('second', block(WEDNESDAY, '10:30', '11:00'));
  const whole = onlyFreeAt('whole', block(WEDNESDAY, '10:00', '11:00'));

  it('is not filled by two people who are each free for half of the time', () => {
    const seats = (...people: Candidate[]) =>
      seatsWith(seat('ondersteuningscoordinator', 'required', ...people));

    expect(findProposals({ ...question(), seats: seats(firstHalf, secondHalf) }).kind).toBe('none');
    expect(
      bestOf(findProposals({ ...question(), seats: seats(firstHalf, secondHalf, whole) })),
    ).toMatchObject({
      on: WEDNESDAY,
      fromMinute: clock('10:00'),
    });
  });

  it('goes to the holder before a deputy, and to the first deputy before the second', () => {
    const withDeputies = (holder: Candidate) =>
      bestOf(
        findProposals({
          ...question(),
          seats: seatsWith(seat('jgz', 'partner', holder, person('first'), person('second'))),
        }),
      );

    expect(filledBy(withDeputies(person('holder')), 'jgz')).toBe('holder');
    expect(filledBy(withDeputies(onlyFreeAt('holder')), 'jgz')).toBe('first');
    expect(withDeputies(onlyFreeAt('holder'))?.reasons).toContain('deputy:jgz');
  });

  it('takes its deputy while the holder is absent, the first and last day included', () => {
    const away = person('holder', { absences: [{ fromOn: day(WEDNESDAY), untilOn: day(THURSDAY) }] });
    const search = findProposals({
      ...question({ noticeSchoolDays: 1, proposals: 4 }),
      seats: seatsWith(seat('swv', 'partner', away, person('deputy'))),
    });
    const holders = search.kind === 'found' ? search.proposals.map((each) => filledBy(each, 'swv')) : [];

    expect(daysOf(search)).toEqual([TUESDAY, WEDNESDAY, FRIDAY, NEXT_MONDAY]);
    expect(holders).toEqual(['holder', 'deputy', 'holder', 'holder']);
  });

  it('never shares its person with another seat, even when that costs a deputy', () => {
    const both = person('both');
    const search = findProposals({
      ...question({ proposals: 1 }),
      seats: seatsWith(
        seat('jgz', 'partner', both, person('deputy')),
        seat('swv', 'partner', both),
        seat('leerplicht', 'partner', onlyFreeAt('nobody')),
      ),
    });

    expect(filledBy(bestOf(search), 'jgz')).toBe('deputy');
    expect(filledBy(bestOf(search), 'swv')).toBe('both');
  });

  it('that two seats want the same only person for leaves one of them empty', () => {
    const both = person('both');
    const shared = [seat('jgz', 'partner', both), seat('swv', 'partner', both)];

    expect(bestOf(findProposals({ ...question(), seats: seatsWith(...shared) }))?.reasons[0]).toBe(
      'partners:3/4',
    );
    expect(findProposals({ ...question(), partnersNeeded: 4, seats: seatsWith(...shared) }).kind).toBe(
      'none',
    );
  });
});

describe('presence moments', () => {
  const thursdayMorning = { presence: [block(THURSDAY, '09:00', '12:00')] };

  it('come before other free time, and other free time is offered with its price said', () => {
    const seats = seatsWith(seat('jgz', 'partner', person('jgz', thursdayMorning)));
    const search = findProposals({ ...question({ proposals: 2 }), seats });

    expect(bestOf(search)).toMatchObject({
      on: THURSDAY,
      fromMinute: clock('09:00'),
      reasons: ['partners:4/4'],
    });
    expect(search.kind === 'found' && search.proposals[0]?.reasons).toEqual([
      'partners:4/4',
      'outside_presence:jgz',
    ]);
  });

  it('have to hold the whole table, also in pieces that touch', () => {
    const presence = [block(THURSDAY, '09:00', '09:30'), block(THURSDAY, '09:30', '10:00')];
    const seats = seatsWith(seat('jgz', 'partner', person('jgz', { presence })));
    const gap = [block(THURSDAY, '09:00', '09:30'), block(THURSDAY, '09:31', '10:00')];
    const withGap = seatsWith(seat('jgz', 'partner', person('jgz', { presence: gap })));

    expect(bestOf(findProposals({ ...question(), seats }))?.reasons).toEqual(['partners:4/4']);
    expect(bestOf(findProposals({ ...question(), seats: withGap }))?.reasons).toContain(
      'outside_presence:jgz',
    );
  });

  it('do not make somebody free who is busy then', () => {
    const busy = [block(THURSDAY, '09:00', '12:00')];
    const seats = seatsWith(seat('jgz', 'partner', person('jgz', { ...thursdayMorning, busy })));

    expect(bestOf(findProposals({ ...question(), seats }))?.reasons).toContain('outside_presence:jgz');
  });
});

describe('an unknown agenda', () => {
  const unknown = (name: string) => seat(name, 'partner', person(name, { agenda: 'unknown' }));

  it('is not taken for busy: the seat is offered, and said to be unknown', () => {
    const seats = seatsWith(unknown('jgz'), unknown('swv'));

    expect(bestOf(findProposals({ ...question(), seats }))?.reasons).toEqual([
      'partners:4/4',
      'unknown:jgz',
      'unknown:swv',
    ]);
  });

  it('is not taken for free: three who are sure come before four of whom two are not', () => {
    const leerplicht = seat('leerplicht', 'partner', onlyFreeAt('l', block(FRIDAY, '09:00', '17:00')));
    const jgz = seat(
      'jgz',
      'partner',
      person('jgz', { agenda: 'unknown', busy: [block(FRIDAY, '00:00', '24:00')] }),
    );
    const search = findProposals({ ...question({ proposals: 2 }), seats: seatsWith(leerplicht, jgz) });

    expect(bestOf(search)).toMatchObject({ on: FRIDAY, reasons: ['partners:3/4', 'missing:jgz'] });
  });

  it('counts as at the school during the presence moments', () => {
    const presence = [block(THURSDAY, '09:00', '12:00')];
    const seats = seatsWith(seat('jgz', 'partner', person('jgz', { presence, agenda: 'unknown' })));

    expect(bestOf(findProposals({ ...question(), seats }))).toMatchObject({
      on: THURSDAY,
      reasons: ['partners:4/4'],
    });
  });

  it('gives way to a deputy who is sure', () => {
    const holder = person('holder', { agenda: 'unknown' });
    const seats = seatsWith(seat('jgz', 'partner', holder, person('deputy')));

    expect(filledBy(bestOf(findProposals({ ...question(), seats })), 'jgz')).toBe('deputy');
  });
});
