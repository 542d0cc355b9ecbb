import { describe, expect, it } from '@jest/globals';
import { type AbsenceBook, EMPTY_BOOK } from '../../../src/domain/absence-duty/book.ts';
import { type AbsenceEntry, bookOf, goesWith, subjectOf } from '../../../src/domain/absence-duty/entries.ts';
import { type EntryFilled, faultOf } from '../../../src/domain/absence-duty/faults.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { day, realCalendar, reported, sickOn } from '../../support/absence-duty.ts';

const date = (on: string) => on as SchoolDate;

describe('a week of hours', () => {
  it.each([
    ['whole and half hours', [day('2026-11-02', 7.5)], null],
    ['a quarter of an hour', [day('2026-11-02', 0.25)], 'absence_hours_odd'],
    ['fewer than none', [day('2026-11-02', -1)], 'absence_hours_odd'],
    ['twelve hours in all', [day('2026-11-02', 6, { authorised: 6 })], null],
    ['more than twelve in all', [day('2026-11-02', 6, { authorised: 6.5 })], 'absence_hours_odd'],
    ['no number', [day('2026-11-02', Number.NaN)], 'absence_hours_odd'],
    ['a whole day with hours', [day('2026-11-02', 6, { isWhole: true })], null],
    ['a whole day without hours', [day('2026-11-02', 0, { isWhole: true })], 'absence_hours_missing'],
    ['a day of another week', [day('2026-11-09', 1)], 'absence_day_odd'],
    ['a day in the weekend', [day('2026-11-07', 1)], 'absence_day_odd'],
  ])('may have %s, or not', (_what, days, fault) => {
    expect(faultIn({ kind: 'week', monday: date('2026-11-02'), days })).toBe(fault);
  });

  it('goes up to today, and not beyond', () => {
    const week = (on: string) => faultIn({ kind: 'week', monday: date('2026-11-23'), days: [day(on, 1)] });

    expect([week('2026-11-25'), week('2026-11-26')]).toEqual([null, 'absence_day_odd']);
  });

  it('has no day on which the school is closed', () => {
    const days = [day('2026-10-21', 1)];

    expect(faultIn({ kind: 'week', monday: date('2026-10-19'), days })).toBe('absence_day_odd');
  });
});

describe('a sick report', () => {
  const book = { ...EMPTY_BOOK, sick: [sickOn('2026-11-10', '2026-11-12')] };
  const fault = (firstOn: string | null, lastOn: string | null, id = 'new') =>
    faultIn({ kind: 'sick', id, firstOn: firstOn as SchoolDate, lastOn: lastOn as SchoolDate | null }, book);

  it('has a first day, up to today, and a last one or none yet', () => {
    expect(fault('2026-11-25', null)).toBeNull();
    expect(fault(null, null)).toBe('absence_day_missing');
    expect(fault('2026-11-26', null)).toBe('absence_day_ahead');
    expect(fault('2026-11-20', '2026-11-26')).toBe('absence_day_ahead');
    expect(fault('2026-11-20', '2026-11-19')).toBe('absence_days_turned');
    expect(fault('2025-07-31', '2025-07-31')).toBe('absence_day_odd');
    expect(fault('2025-08-01', '2025-08-01')).toBeNull();
  });

  it('is about days that no other is about', () => {
    expect(fault('2026-11-12', '2026-11-13')).toBe('absence_sick_twice');
    expect(fault('2026-11-09', null)).toBe('absence_sick_twice');
    expect(fault('2026-11-13', null)).toBeNull();
    expect(fault('2026-11-11', '2026-11-13', '2026-11-10')).toBeNull();
  });
});

describe('a doubt', () => {
  const doubt = {
    kind: 'doubt' as const,
    sickId: 'x',
    doubtedOn: date('2026-11-16'),
    consult: { on: date('2026-11-17'), isDoubtLeft: true },
    told: { on: date('2026-11-18'), countsFrom: date('2026-11-30') },
  };

  it('goes on step by step, and parents are told of a day that is not behind them', () => {
    expect(faultIn(doubt)).toBeNull();
    expect(faultIn({ ...doubt, consult: null, told: null })).toBeNull();
    expect(faultIn({ ...doubt, consult: null })).toBe('absence_step_early');
    expect(faultIn({ ...doubt, consult: { ...doubt.consult, isDoubtLeft: false } })).toBe(
      'absence_step_early',
    );
    expect(faultIn({ ...doubt, doubtedOn: date('2026-11-18') })).toBe('absence_step_early');
    expect(faultIn({ ...doubt, told: { ...doubt.told, on: date('2026-11-16') } })).toBe('absence_step_early');
    expect(faultIn({ ...doubt, told: { ...doubt.told, countsFrom: date('2026-11-17') } })).toBe(
      'absence_step_early',
    );
    expect(faultIn({ ...doubt, told: { ...doubt.told, on: date('2026-11-26') } })).toBe('absence_day_ahead');
  });

  it('is about days that were, and not about days before the report', () => {
    const alone = { ...doubt, consult: null, told: null };
    const book = { ...EMPTY_BOOK, sick: [{ ...sickOn('2026-11-16', null), id: 'x' }] };

    expect(faultIn(alone, book)).toBeNull();
    expect(faultIn({ ...alone, doubtedOn: date('2026-11-15') }, book)).toBe('absence_step_early');
    expect(faultIn({ ...alone, doubtedOn: date('2026-11-26') }, book)).toBe('absence_day_ahead');
    expect(faultIn({ ...alone, doubtedOn: null }, book)).toBe('absence_day_missing');
  });

  it('lets a report be made of it from that day on, as "overig"', () => {
    const told = { on: date('2026-11-18'), countsFrom: date('2026-11-20') };
    const book: AbsenceBook = { ...EMPTY_BOOK, doubts: [{ ...doubt, told }] };
    const fault = (reportedOn: string, kind: 'other' | 'luxury' = 'other', doubts = book) =>
      faultIn(
        {
          kind: 'report',
          report: reported('2026-11-16', '2026-11-19', { sickId: 'x', kind, reportedOn: date(reportedOn) }),
        },
        doubts,
      );

    expect(fault('2026-11-20')).toBeNull();
    expect(fault('2026-11-19')).toBe('absence_step_early');
    expect(fault('2026-11-20', 'luxury')).toBe('absence_step_early');
    expect(fault('2026-11-20', 'other', { ...EMPTY_BOOK, doubts: [{ ...doubt, told: null }] })).toBe(
      'absence_step_early',
    );
  });
});

describe('what was entered', () => {
  const entries: AbsenceEntry[] = [
    { kind: 'report', report: reported('2026-11-02', '2026-11-03') },
    { kind: 'week', monday: date('2026-11-09'), days: [day('2026-11-09', 2)] },
    { kind: 'week', monday: date('2026-11-02'), days: [day('2026-11-02', 1), day('2026-11-03', 0)] },
    { kind: 'sick', ...sickOn('2026-11-12', null) },
    { kind: 'sick', ...sickOn('2026-11-05', '2026-11-06') },
    { kind: 'talk', heldOn: date('2026-11-13') },
    { kind: 'talk', heldOn: date('2026-11-01') },
    { kind: 'exemption', fromOn: date('2026-11-20'), untilOn: date('2026-11-30') },
    { kind: 'doubt', sickId: '2026-11-05', doubtedOn: date('2026-11-06'), consult: null, told: null },
  ];

  it('makes one book, in the order of its days', () => {
    expect(bookOf(entries)).toEqual({
      days: [day('2026-11-02', 1), day('2026-11-03', 0), day('2026-11-09', 2)],
      sick: [sickOn('2026-11-05', '2026-11-06'), sickOn('2026-11-12', null)],
      exemption: { fromOn: '2026-11-20', untilOn: '2026-11-30' },
      doubts: [{ sickId: '2026-11-05', doubtedOn: '2026-11-06', consult: null, told: null }],
      talks: ['2026-11-01', '2026-11-13'],
      reports: [reported('2026-11-02', '2026-11-03')],
    });
    expect(bookOf([])).toEqual(EMPTY_BOOK);
  });

  it('is about one subject each, and a doubt goes with its sick report', () => {
    const [sick, doubt] = [entries[4], entries[8]] as [AbsenceEntry, AbsenceEntry];

    expect(new Set(entries.map(subjectOf)).size).toBe(entries.length);
    expect(entries.filter((each) => goesWith(sick, each))).toEqual([doubt]);
    expect(entries.filter((each) => goesWith(doubt, each))).toEqual([]);
  });
});

function faultIn(entry: EntryFilled, book: AbsenceBook = EMPTY_BOOK) {
  const today = date('2026-11-25');
  return faultOf(entry, { book, calendar: realCalendar(), today, earliest: date('2025-08-01') });
}
