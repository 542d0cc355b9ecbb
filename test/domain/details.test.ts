import { describe, expect, it } from '@jest/globals';
import { type Details, faultsInDetails, LONGEST_TEXT } from '../../src/domain/details.ts';

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

    expect(alone.map((one) => faultsInDetails({ ...NOTHING, ...one }))).toEqual(alone.map(() => []));
  });

  it('cannot be nothing, nor spaces alone', () => {
    const nothing = [{ code: 'nothing_to_send', at: null }];

    expect(faultsInDetails(NOTHING)).toEqual(nothing);
    expect(faultsInDetails({ ...NOTHING, more: '  \n ' })).toEqual(nothing);
  });

  it('is as long as allowed, and not one letter longer', () => {
    expect(faultsInDetails({ ...NOTHING, tried: 'a'.repeat(LONGEST_TEXT) })).toEqual([]);
    expect(faultsInDetails({ ...NOTHING, tried: 'a'.repeat(LONGEST_TEXT + 1) })).toEqual([
      { code: 'text_too_long', at: 'tried' },
    ]);
  });

  it.each(['tried', 'pupilsWords', 'more'] as const)('holds no citizen service number in %s', (field) => {
    expect(faultsInDetails({ ...NOTHING, [field]: `nummer ${BSN}.` })).toEqual([
      { code: 'bsn_in_text', at: field },
    ]);
    expect(faultsInDetails({ ...NOTHING, [field]: 'nummer 111222334.' })).toEqual([]);
  });

  it.each([
    [0, null],
    [200, null],
    [201, 'number_odd'],
    [-1, 'number_odd'],
    [1.5, 'number_odd'],
    [Number.NaN, 'number_odd'],
  ])('counts in whole numbers from 0 to 200: %p', (count, fault) => {
    for (const at of ['sickReports', 'absenceHours'] as const)
      expect(faultsInDetails({ ...NOTHING, [at]: count })).toEqual(
        fault === null ? [] : [{ code: fault, at }],
      );
  });

  it('is told everything that has to be mended at once', () => {
    const told = { ...NOTHING, sickReports: -1, tried: `nummer ${BSN}`, more: 'a'.repeat(LONGEST_TEXT + 1) };

    expect(faultsInDetails(told)).toEqual([
      { code: 'number_odd', at: 'sickReports' },
      { code: 'bsn_in_text', at: 'tried' },
      { code: 'text_too_long', at: 'more' },
    ]);
  });
});
