import { describe, expect, it } from '@jest/globals';
import { type Details, faultInDetails, LONGEST_TEXT } from '../../src/domain/details.ts';

const NOTHING: Details = {
  sickReports: null,
  absenceHours: null,
  welfare: [],
  tried: '',
  effect: null,
  pupilsWords: '',
  more: '',
};

/** Passes the test of eleven, and was given out to nobody. */
const BSN = '111222333';

describe('what is told on our own page', () => {
  it('may be any one thing alone', () => {
    const alone: Partial<Details>[] = [
      { sickReports: 0 },
      { absenceHours: 12 },
      { welfare: ['sombre'] },
      { tried: 'gesprek' },
      { effect: 'unknown' },
      { pupilsWords: 'Ik wil wel' },
      { more: 'niets' },
    ];

    expect(alone.map((one) => faultInDetails({ ...NOTHING, ...one }))).toEqual(alone.map(() => null));
  });

  it('cannot be nothing, nor spaces alone', () => {
    expect(faultInDetails(NOTHING)).toBe('nothing_to_send');
    expect(faultInDetails({ ...NOTHING, more: '  \n ' })).toBe('nothing_to_send');
  });

  it('is as long as allowed, and not one letter longer', () => {
    expect(faultInDetails({ ...NOTHING, tried: 'a'.repeat(LONGEST_TEXT) })).toBeNull();
    expect(faultInDetails({ ...NOTHING, tried: 'a'.repeat(LONGEST_TEXT + 1) })).toBe('text_too_long');
  });

  it.each(['tried', 'pupilsWords', 'more'] as const)('holds no citizen service number in %s', (field) => {
    expect(faultInDetails({ ...NOTHING, [field]: `nummer ${BSN}.` })).toBe('bsn_in_text');
    expect(faultInDetails({ ...NOTHING, [field]: 'nummer 111222334.' })).toBeNull();
  });

  it.each([
    [0, null],
    [200, null],
    [201, 'number_odd'],
    [-1, 'number_odd'],
    [1.5, 'number_odd'],
    [Number.NaN, 'number_odd'],
  ])('counts in whole numbers from 0 to 200: %p', (count, fault) => {
    expect(faultInDetails({ ...NOTHING, sickReports: count })).toBe(fault);
    expect(faultInDetails({ ...NOTHING, absenceHours: count })).toBe(fault);
  });
});
