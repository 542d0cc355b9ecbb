import { describe, expect, it } from '@jest/globals';
import type { ClaimedNotice } from '../../src/app/ports/notices.ts';
import type { ConversationId, Instant } from '../../src/domain/ids.ts';
import { type Attempt, fateOf, fateOfFault, isOver } from '../../src/jobs/fates.ts';
import { fixedChance, fixedClock } from '../support/fixed.ts';
import { memoryQueue } from '../support/memory-queue.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z') as Instant;
const LOWEST = fixedChance(0);
const MIDDLE = fixedChance(0.5);
const HIGHEST = fixedChance(0.999999);

describe('what becomes of a notice', () => {
  it('is stored with the place where it went', () => {
    expect(fateOf(attempt(), { kind: 'sent', activityId: 'm1' }, NOW, MIDDLE)).toEqual({
      state: 'sent',
      road: 'personal',
      conversationId: 'c1',
      activityId: 'm1',
      at: NOW,
    });
  });

  it('comes back when Teams said, at most a tenth later and never sooner', () => {
    const asked = { kind: 'later', afterMilliseconds: 10_000, reason: 'status_429' } as const;

    expect(waitOf(fateOf(attempt(), asked, NOW, LOWEST))).toBe(10_000);
    expect(waitOf(fateOf(attempt(), asked, NOW, HIGHEST))).toBe(11_000);
  });

  it.each([
    [0, 2000],
    [1, 4000],
    [4, 32_000],
    [8, 512_000],
    [9, 600_000],
    [5000, 600_000],
  ])('after %i attempts comes back in %i ms when no time was named', (attempts, wait) => {
    const asked = { kind: 'later', afterMilliseconds: 0, reason: 'status_412' } as const;

    expect(waitOf(fateOf(attempt({ attempts }), asked, NOW, MIDDLE))).toBe(wait);
    expect(waitOf(fateOf(attempt({ attempts }), asked, NOW, LOWEST))).toBe(wait * 0.8);
    expect(waitOf(fateOf(attempt({ attempts }), asked, NOW, HIGHEST))).toBe(Math.round(wait * 1.2));
  });

  it('stays unknown when it may have arrived', () => {
    expect(fateOf(attempt(), { kind: 'unknown', reason: 'timeout' }, NOW, MIDDLE)).toEqual({
      state: 'unknown',
      road: 'personal',
      conversationId: 'c1',
      reason: 'timeout',
      at: NOW,
    });
  });

  it('is tried again when an edit may have arrived, since doing it twice shows the same', () => {
    const fate = fateOf({ ...attempt(), isEdit: true }, { kind: 'unknown', reason: 'timeout' }, NOW, MIDDLE);

    expect(fate).toEqual({ state: 'planned', dueAt: NOW + 2000, reason: 'timeout', attempted: true });
  });

  it.each([
    { kind: 'gone', what: 'conversation', reason: 'blocked' } as const,
    { kind: 'refused', reason: 'blocked' } as const,
  ])('fails when it is $kind', (result) => {
    expect(fateOf(attempt(), result, NOW, MIDDLE)).toEqual({ state: 'failed', reason: 'blocked', at: NOW });
  });

  it('fails at the tenth fault of our own, and not at the ninth', () => {
    const ninth = fateOfFault(notice({ attempts: 8 }), 'fault', NOW, MIDDLE);
    const tenth = fateOfFault(notice({ attempts: 9 }), 'fault', NOW, MIDDLE);

    expect(ninth).toMatchObject({ state: 'planned', attempted: true });
    expect(tenth).toEqual({ state: 'failed', reason: 'fault', at: NOW });
  });

  it('is too late after its moment, and in time at that moment', () => {
    expect(isOver(notice({ expiresAt: NOW }), NOW)).toBe(false);
    expect(isOver(notice({ expiresAt: NOW }), (NOW + 1) as Instant)).toBe(true);
    expect(isOver(notice({ expiresAt: null }), NOW)).toBe(false);
  });
});

function attempt(other: Partial<ClaimedNotice> = {}): Attempt {
  return { notice: notice(other), road: 'personal', conversationId: 'c1' as ConversationId, isEdit: false };
}

function notice(other: Partial<ClaimedNotice>): ClaimedNotice {
  const [row] = memoryQueue(fixedClock()).add(other);
  return row as ClaimedNotice;
}

function waitOf(fate: ReturnType<typeof fateOf>): number {
  if (fate.state !== 'planned') throw new Error(`Not planned but ${fate.state}.`);
  return fate.dueAt - NOW;
}
