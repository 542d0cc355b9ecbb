import { describe, expect, it } from '@jest/globals';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { faultOfUnplanned, firstUnplannedDay } from '../../src/domain/unplanned-talk.ts';

const TODAY = '2026-11-23' as SchoolDate;
const AROUND = {
  today: TODAY,
  anchorOn: '2026-09-01' as SchoolDate,
  tableDays: ['2026-11-12' as SchoolDate],
};

describe('the day of a talk that nobody planned', () => {
  it.each([
    ['2026-11-23', null],
    ['2026-11-24', 'held_in_future'],
    ['2026-10-24', null],
    ['2026-10-23', 'unplanned_day_odd'],
    ['2026-11-12', 'table_that_day'],
    ['2026-11-13', null],
  ])('%s: %s', (on, fault) => {
    expect(faultOfUnplanned(on as SchoolDate, AROUND)).toBe(fault);
  });

  it('is not before its case began, however short ago that is', () => {
    const young = { ...AROUND, anchorOn: '2026-11-20' as SchoolDate };

    expect(firstUnplannedDay(young)).toBe('2026-11-20');
    expect(faultOfUnplanned('2026-11-20' as SchoolDate, young)).toBeNull();
    expect(faultOfUnplanned('2026-11-19' as SchoolDate, young)).toBe('unplanned_day_odd');
  });
});
