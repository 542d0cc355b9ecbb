import { describe, expect, it } from '@jest/globals';
import { longAbsenceAhead, obligationsIn } from '../../../src/domain/absence-duty/obligations.ts';
import { away, counting, day, realCalendar, reported } from '../../support/absence-duty.ts';

const calendar = realCalendar();

describe('a long absence, told by weeks', () => {
  it('is longer than four school weeks: from the same weekday on, and not the day before', () => {
    expect(kinds(away(calendar, '2026-11-04', '2026-12-01'))).not.toContainEqual([
      'long_absence',
      '2026-12-02',
    ]);
    expect(kinds(away(calendar, '2026-11-04', '2026-12-02')).at(-1)).toEqual(['long_absence', '2026-12-02']);
  });

  it('lets a holiday out', () => {
    expect(kinds(away(calendar, '2026-10-05', '2026-11-06'))).not.toContainEqual([
      'long_absence',
      '2026-11-06',
    ]);
    expect(kinds(away(calendar, '2026-10-05', '2026-11-09')).at(-1)).toEqual(['long_absence', '2026-11-09']);
  });

  it('is not what was one hour each day, nor what was broken by a day at school', () => {
    const hours = away(calendar, '2026-11-02', '2026-12-11', 1).map((each) => ({ ...each, isWhole: false }));
    const broken = away(calendar, '2026-11-02', '2026-12-11').map((each) =>
      each.on === '2026-11-20' ? day('2026-11-20', 0) : each,
    );

    for (const days of [hours, broken])
      expect(kinds(days).filter(([kind]) => kind === 'long_absence')).toEqual([]);
  });

  it('takes the place of the hours from that day on, and gives the first day of it all', () => {
    const found = obligationsIn(counting(away(calendar, '2026-11-02', '2026-12-18')));

    expect(found.map(({ kind, reachedOn }) => [kind, reachedOn])).toEqual([
      ['absence_16h', '2026-11-04'],
      ['absence_16h', '2026-11-11'],
      ['absence_16h', '2026-11-18'],
      ['absence_16h', '2026-11-25'],
      ['long_absence', '2026-11-30'],
    ]);
    expect(found.at(-1)).toMatchObject({ firstOn: '2026-11-02', report: null });
  });

  it('comes again each week where the school set so', () => {
    const found = kinds(away(calendar, '2026-11-02', '2026-12-18'), { longAgain: 'weekly' });

    expect(found.slice(4)).toEqual([
      ['long_absence', '2026-11-30'],
      ['long_absence', '2026-12-09'],
      ['long_absence', '2026-12-16'],
    ]);
  });

  it('is met by a report of a long absence over that day, and by none of the hours', () => {
    const days = away(calendar, '2026-11-02', '2026-12-01');
    const long = reported('2026-11-02', '2026-12-01', { kind: 'long_absence' });
    const hours = reported('2026-11-02', '2026-12-01');

    expect(obligationsIn(counting(days, { reports: [long] })).at(-1)).toMatchObject({ report: long });
    expect(obligationsIn(counting(days, { reports: [hours] })).at(-1)).toMatchObject({
      kind: 'long_absence',
      report: null,
    });
  });

  it('is seen coming while nothing was entered after it', () => {
    const days = away(calendar, '2026-11-04', '2026-11-10');

    expect(longAbsenceAhead(counting(days))).toEqual({ firstOn: '2026-11-04', longOn: '2026-12-02' });
    expect(longAbsenceAhead(counting([...days, day('2026-11-11', 0)]))).toBeNull();
    expect(longAbsenceAhead(counting(days.slice(0, 2)))).toBeNull();
    expect(longAbsenceAhead(counting(away(calendar, '2026-11-04', '2026-12-02')))).toBeNull();
    expect(longAbsenceAhead(counting([]))).toBeNull();
  });
});

describe('a long absence, told by reports', () => {
  const rules = { longFromReport: 4, longAgain: 'weekly' } as const;

  it('begins with the fourth in a row, and goes on each week', () => {
    expect(kinds(away(calendar, '2026-11-02', '2026-12-04'), rules)).toEqual([
      ['absence_16h', '2026-11-04'],
      ['absence_16h', '2026-11-11'],
      ['absence_16h', '2026-11-18'],
      ['long_absence', '2026-11-25'],
      ['long_absence', '2026-12-02'],
    ]);
  });

  it('is the fourth and no other where it is reported once', () => {
    const found = kinds(away(calendar, '2026-11-02', '2026-12-04'), { ...rules, longAgain: 'once' });

    expect(found.filter(([kind]) => kind === 'long_absence')).toEqual([['long_absence', '2026-11-25']]);
  });

  it('is not begun by four reports of which a day at school lies in between', () => {
    const days = away(calendar, '2026-11-02', '2026-12-03').map((each) =>
      each.on === '2026-11-16' ? day('2026-11-16', 0) : each,
    );

    expect(kinds(days, rules).filter(([kind]) => kind === 'long_absence')).toEqual([]);
  });
});

function kinds(days: Parameters<typeof counting>[0], rules = {}): [string, string][] {
  return obligationsIn(counting(days, { rules })).map(({ kind, reachedOn }) => [kind, reachedOn]);
}
