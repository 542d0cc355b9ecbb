import { describe, expect, it } from '@jest/globals';
import { faultOfApplication, faultOfExtension } from '../../src/domain/care-duty.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const day = (on: string) => on as SchoolDate;
const TODAY = day('2026-11-23');

describe('a written application', () => {
  it.each([
    ['2026-11-23', null],
    ['2026-11-24', 'care_day_odd'],
    ['2025-11-23', null],
    ['2025-11-22', 'care_day_odd'],
  ])('of %s is taken, or refused as %s', (on, fault) => {
    expect(faultOfApplication(day(on), TODAY)).toBe(fault);
  });

  it('has a day', () => {
    expect(faultOfApplication(null, TODAY)).toBe('care_day_odd');
  });

  it.each([
    ['2026-11-23', 6, null],
    ['2026-11-22', 6, 'care_extended_late'],
    ['2026-12-21', 10, 'care_extended_already'],
  ])('that is decided on by %s, in %d weeks, may take longer: %s', (due, length, fault) => {
    expect(faultOfExtension({ dueOn: day(due), frozen: { length } }, TODAY)).toBe(fault);
  });
});
