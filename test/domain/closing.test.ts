import { describe, expect, it } from '@jest/globals';
import {
  faultOfClosing,
  faultOfLesson,
  faultOfReopening,
  firstAnchor,
  isLongClosed,
  LONGEST_LESSON,
  mayWriteLesson,
  REOPEN_MONTHS,
  SYSTEM_PART_CODES,
  systemKept,
} from '../../src/domain/closing.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { KEEPING } from '../../src/domain/policy.ts';
import { nl } from '../../src/texts/nl.ts';

const CLOSED = '2026-11-23' as SchoolDate;
const NOTHING_AGAINST = { closedOn: CLOSED, otherOpen: false, isDoubted: false };

describe('why a case is closed', () => {
  it.each([
    [null, 'open', 'close_reason_missing'],
    ['agreement_runs', 'open', 'agreement_not_put_down'],
    ['agreement_runs', 'agreed', null],
    ['moved_away', 'open', null],
    ['family_stops', 'agreed', null],
    ['opened_by_mistake', 'open', null],
  ] as const)('is %s while it is %s: %s', (reason, state, fault) => {
    expect(faultOfClosing(reason, state)).toBe(fault);
  });
});

describe('a case that was closed', () => {
  const closedOn = '2025-11-23' as SchoolDate;

  it.each([
    ['2026-11-23', false],
    ['2026-11-24', true],
  ] as const)('counts on %s as closed long ago: %s', (today, isLong) => {
    expect(isLongClosed(closedOn, today as SchoolDate)).toBe(isLong);
    expect(isLongClosed(null, today as SchoolDate)).toBe(false);
  });

  it('can be read as long as it can be opened again', () => {
    expect(KEEPING.closedCaseMonths).toBeGreaterThanOrEqual(REOPEN_MONTHS);
  });
});

describe('what in the system helped or hindered', () => {
  it('is kept once each, in the order of the list, and may have helped and hindered both', () => {
    const said = { helped: ['borders', 'quick_table', 'borders'], hindered: ['borders'] } as const;

    expect(systemKept(said)).toEqual({ helped: ['quick_table', 'borders'], hindered: ['borders'] });
  });

  it('is a short list that says nothing of a child, a family or a colleague', () => {
    expect(SYSTEM_PART_CODES).toHaveLength(10);
    for (const code of SYSTEM_PART_CODES)
      expect(nl.closing.parts[code]).not.toMatch(/leerling|ouder|gezin|familie|mentor|collega/i);
  });
});

describe('what was learned', () => {
  it.each([
    [null, '2030-01-01', true],
    [CLOSED, '2026-12-23', true],
    [CLOSED, '2026-12-24', false],
  ] as const)('can be written of a case that was closed on %s, on %s: %s', (closedOn, today, may) => {
    expect(mayWriteLesson(closedOn, today as SchoolDate)).toBe(may);
  });

  it.each([
    ['', null],
    ['x'.repeat(LONGEST_LESSON), null],
    ['x'.repeat(LONGEST_LESSON + 1), 'text_too_long'],
    ['Bel 111222333', 'bsn_in_text'],
    ['Bel 111222334', null],
  ])('is kept or not (%#)', (text, fault) => {
    expect(faultOfLesson(text)).toBe(fault);
  });
});

describe('opening a case again', () => {
  it.each([
    [NOTHING_AGAINST, '2026-11-23', null],
    [NOTHING_AGAINST, '2027-11-23', null],
    [NOTHING_AGAINST, '2027-11-24', 'reopen_too_late'],
    [{ ...NOTHING_AGAINST, otherOpen: true }, '2026-12-01', 'reopen_other_runs'],
    [{ ...NOTHING_AGAINST, isDoubted: true, otherOpen: true }, '2026-12-01', 'safety_first'],
    [{ ...NOTHING_AGAINST, closedOn: null }, '2026-12-01', 'not_now'],
  ] as const)('%o on %s: %s', (reopenable, today, fault) => {
    expect(faultOfReopening(reopenable, today as SchoolDate)).toBe(fault);
  });

  it('leaves the day on which the three months began first', () => {
    const reopened = { on: '2027-01-10' as SchoolDate, reason: 'family_asks' } as const;
    const first = { anchorOn: CLOSED, reopened };
    const last = { anchorOn: '2027-01-10' as SchoolDate, reopened: null };

    expect(firstAnchor([last])).toBeNull();
    expect(firstAnchor([first, last])).toBe(CLOSED);
    expect(firstAnchor([])).toBeNull();
  });
});
