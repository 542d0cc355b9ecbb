import { describe, expect, it } from '@jest/globals';
import { EMPTY_INTAKE, type Intake, missingForSending } from '../../src/domain/concern.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

describe('the day since when a pupil is absent', () => {
  it.each([
    ['2026-11-23', '2026-11-23', null],
    ['2026-11-23', '2026-11-24', 'since_in_future'],
    ['2026-11-23', '2025-08-01', null],
    ['2026-11-23', '2025-07-31', 'since_too_early'],
    ['2026-07-31', '2024-08-01', null],
    ['2026-07-31', '2024-07-31', 'since_too_early'],
    ['2026-08-01', '2025-07-31', 'since_too_early'],
    ['2026-11-23', 'unknown', null],
  ])('is asked on %s, and may be %s or not: %s', (today, absentSince, fault) => {
    expect(missingForSending(filled(absentSince), today as SchoolDate)).toBe(fault);
  });
});

function filled(absentSince: string): Intake {
  return {
    ...EMPTY_INTAKE,
    safety: 'no',
    pupil: { kind: 'typed', roepnaam: 'Sam', className: '4H2' },
    reasons: ['late'],
    absentSince: absentSince as SchoolDate,
    parentsTold: { told: 'no' },
  };
}
