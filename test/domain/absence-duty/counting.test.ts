import { describe, expect, it } from '@jest/globals';
import { countedOn, reachedIn } from '../../../src/domain/absence-duty/counting.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { away, counting, day, realCalendar, reported } from '../../support/absence-duty.ts';

/** 2 November 2026 is a Monday; the autumn holiday of midden was from 17 to 25 October, Christmas from 19 December to 3 January. */
describe('sixteen hours in four school weeks', () => {
  it('are reached at sixteen, not at fifteen and a half', () => {
    expect(reachedIn(counting([day('2026-11-02', 8), day('2026-11-03', 7.5)]))).toEqual([]);
    expect(reachedIn(counting([day('2026-11-02', 8), day('2026-11-03', 8)]))).toEqual([
      { firstOn: '2026-11-02', reachedOn: '2026-11-03', hours: 16, waitsUntil: null, report: null },
    ]);
  });

  it('give the first day that counted and the day on which they were reached', () => {
    const days = [day('2026-11-04', 5), day('2026-11-10', 5), day('2026-11-19', 5), day('2026-11-26', 4)];

    expect(reachedIn(counting(days))).toMatchObject([
      { firstOn: '2026-11-04', reachedOn: '2026-11-26', hours: 19 },
    ]);
  });

  it('lie in four weeks: the Monday of the fifth is one too many', () => {
    expect(reachedIn(counting([day('2026-11-02', 10), day('2026-11-27', 6)]))).toHaveLength(1);
    expect(reachedIn(counting([day('2026-11-02', 10), day('2026-11-30', 6)]))).toEqual([]);
    expect(reachedIn(counting([day('2026-11-08', 10), day('2026-11-30', 6)]))).toEqual([]);
  });

  it('have a holiday in between that does not count', () => {
    const days = [day('2026-10-05', 10), day('2026-11-06', 6)];

    expect(reachedIn(counting(days))).toMatchObject([{ firstOn: '2026-10-05', reachedOn: '2026-11-06' }]);
    expect(
      reachedIn(
        counting(days, {
          calendar: realCalendar('midden', [{ on: '2026-10-20' as SchoolDate, open: true, name: 'open' }]),
        }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['the turn of a year with 53 weeks', '2026-12-07', '2027-01-15', '2027-01-18'],
    ['the summer', '2027-07-05', '2027-09-10', '2027-09-20'],
    ['the clock that goes forward', '2027-03-08', '2027-04-02', '2027-04-05'],
    ['the clock that goes back', '2026-10-26', '2026-11-20', '2026-11-23'],
  ])('go over %s', (_what, from, last, tooLate) => {
    expect(reachedIn(counting([day(from, 10), day(last, 6)]))).toHaveLength(1);
    expect(reachedIn(counting([day(from, 10), day(tooLate, 6)]))).toEqual([]);
  });

  it('are fewer where the school set fewer', () => {
    expect(reachedIn(counting([day('2026-11-02', 9)], { rules: { hours: 9 } }))).toHaveLength(1);
    expect(reachedIn(counting([day('2026-11-02', 8.5)], { rules: { hours: 9 } }))).toEqual([]);
  });

  it('are counted anew from the day after, and what was above sixteen is not taken along', () => {
    const days = [day('2026-11-02', 10), day('2026-11-03', 10), day('2026-11-05', 10), day('2026-11-09', 5)];

    expect(reachedIn(counting(days))).toMatchObject([{ reachedOn: '2026-11-03', hours: 20 }]);
    expect(reachedIn(counting([...days, day('2026-11-10', 1)]))).toMatchObject([
      { reachedOn: '2026-11-03' },
      { firstOn: '2026-11-05', reachedOn: '2026-11-10', hours: 16 },
    ]);
  });

  it('are counted anew from the end date of a report, also when that is later', () => {
    const days = [day('2026-11-02', 8), day('2026-11-03', 8), day('2026-11-05', 8), day('2026-11-06', 8)];
    const later = reported('2026-11-02', '2026-11-05');

    expect(reachedIn(counting(days))).toHaveLength(2);
    expect(reachedIn(counting(days, { reports: [later] }))).toMatchObject([
      { reachedOn: '2026-11-03', report: later },
    ]);
  });

  it('are not met by a report of another kind', () => {
    const days = [day('2026-11-02', 8), day('2026-11-03', 8)];
    const luxury = reported('2026-11-02', '2026-11-03', { kind: 'luxury' });

    expect(reachedIn(counting(days, { reports: [luxury] }))).toMatchObject([{ report: null }]);
  });
});

describe('in an absence that goes on', () => {
  const calendar = realCalendar();

  it('one report in seven calendar days is enough', () => {
    const days = away(calendar, '2026-11-02', '2026-11-20');

    expect(reachedIn(counting(days)).map(({ reachedOn }) => reachedOn)).toEqual([
      '2026-11-04',
      '2026-11-11',
      '2026-11-18',
    ]);
  });

  it('hours that were reached within those days wait as long as it may go on', () => {
    const days = away(calendar, '2026-11-02', '2026-11-09');

    expect(reachedIn(counting(days))).toMatchObject([
      { reachedOn: '2026-11-04' },
      { firstOn: '2026-11-05', reachedOn: '2026-11-09', waitsUntil: '2026-11-11' },
    ]);
  });

  it('they do not wait any more once there was a day at school', () => {
    const days = [...away(calendar, '2026-11-02', '2026-11-09'), day('2026-11-10', 0)];

    expect(reachedIn(counting(days))).toMatchObject([
      { reachedOn: '2026-11-04' },
      { reachedOn: '2026-11-09', waitsUntil: null },
    ]);
  });

  it('a day of which a part was at school is a break', () => {
    const days = away(calendar, '2026-11-02', '2026-11-20').map((each) =>
      each.on === '2026-11-05' ? { ...each, isWhole: false } : each,
    );

    expect(reachedIn(counting(days)).map(({ reachedOn }) => reachedOn)).toEqual([
      '2026-11-04',
      '2026-11-09',
      '2026-11-16',
      '2026-11-19',
    ]);
  });
});

describe('how far it is', () => {
  it('is what counts since the last report, within the window of today', () => {
    const days = [day('2026-10-05', 3), day('2026-11-02', 4), day('2026-11-10', 5)];
    const on = (today: string, reports = [reported('2026-11-02', '2026-11-03')].slice(0, 0)) => {
      const asked = counting(days, { reports });
      return countedOn(today as SchoolDate, reachedIn(asked), asked);
    };

    expect(on('2026-11-10')).toEqual({ fromOn: '2026-10-12', hours: 9 });
    expect(on('2026-11-27')).toEqual({ fromOn: '2026-11-02', hours: 9 });
    expect(on('2026-11-30')).toEqual({ fromOn: '2026-11-09', hours: 5 });
    expect(on('2026-11-12', [reported('2026-11-02', '2026-11-03')])).toEqual({
      fromOn: '2026-11-04',
      hours: 5,
    });
  });
});
