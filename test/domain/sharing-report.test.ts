import { expect, it } from '@jest/globals';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { isReportAsked } from '../../src/domain/sharing-report.ts';

it.each([
  ['2026-12-23', true],
  ['2026-12-24', false],
])('the report of a table of 25 November is asked about on %s: %s', (today, isAsked) => {
  expect(isReportAsked('2026-11-25' as SchoolDate, today as SchoolDate)).toBe(isAsked);
});
