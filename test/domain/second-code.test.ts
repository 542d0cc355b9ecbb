import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/ids.ts';
import { CODE_POLICY } from '../../src/domain/policy.ts';
import { type CodeStanding, mayMakeCode, triedCode } from '../../src/domain/second-code.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-23T09:00:00Z') as Instant;

describe('a second code', () => {
  it.each([
    ['a moment before its end', -1, 'right'],
    ['at its end', 0, 'over'],
  ])('that is typed right %s is %s', (_when, late, tried) => {
    const code = fresh();

    expect(triedCode(code, true, (code.expiresAt + Number(late)) as Instant).tried).toBe(tried);
  });

  it('dies at the fifth wrong try, and is not opened by the right digits after that', () => {
    let code = fresh();
    const said: string[] = [];
    for (let nth = 1; nth <= CODE_POLICY.tries; nth++) {
      const { tried, next } = triedCode(code, false, NOW);
      said.push(tried);
      code = next;
    }

    expect(said).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'over']);
    expect(triedCode(code, true, NOW).tried).toBe('over');
  });

  it('is still opened by the right digits after four wrong ones', () => {
    expect(triedCode({ ...fresh(), tries: 4 }, true, NOW).tried).toBe('right');
  });

  it.each([
    ['within ten minutes', 10 * MINUTE - 1, 'right'],
    ['after ten minutes', 10 * MINUTE, 'over'],
  ])('that was used opens the page again %s: %s', (_when, since, tried) => {
    const { next } = triedCode(fresh(), true, NOW);

    expect(next.usedAt).toBe(NOW);
    expect(triedCode(next, true, (NOW + Number(since)) as Instant).tried).toBe(tried);
  });

  it.each([
    ['two in the last hour', ago(1, 59 * MINUTE), true],
    ['three in the last hour', ago(1, 2, 59 * MINUTE), false],
    ['three, of which one an hour ago', ago(1, 2, HOUR), true],
    ['nine in the last day', ago(...hours(9)), true],
    ['ten in the last day', ago(...hours(10)), false],
  ])('is made for a link with %s: %s', (_with, madeAt, may) => {
    expect(mayMakeCode(madeAt as Instant[], NOW)).toBe(may);
  });
});

function fresh(): CodeStanding {
  return { expiresAt: (NOW + 10 * MINUTE) as Instant, tries: 0, usedAt: null };
}

function ago(...milliseconds: number[]): Instant[] {
  return milliseconds.map((each) => (NOW - each) as Instant);
}

function hours(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + 2) * HOUR);
}
