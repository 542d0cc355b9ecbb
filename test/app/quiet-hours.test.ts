import { describe, expect, it } from '@jest/globals';
import { IN_HOURS, isReminder, keepsHours, workingMoment } from '../../src/app/quiet-hours.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { Instant, SchoolDate } from '../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';
import { testRoster } from '../support/school.ts';

const DEPS = { calendars: calendarsFrom(), wallClock: amsterdamWallClock() };
const SCHOOL = testRoster().school;

function movedTo(at: string, changes: Partial<typeof SCHOOL> = {}): string {
  const moment = workingMoment(DEPS, { ...SCHOOL, ...changes }, Date.parse(at) as Instant);
  return new Date(moment).toISOString().replace(':00.000Z', 'Z');
}

describe('a reminder', () => {
  it.each([
    ['just before eight, waits until eight', '2026-11-24T06:59Z', '2026-11-24T07:00Z'],
    ['at eight, goes', '2026-11-24T07:00Z', '2026-11-24T07:00Z'],
    ['just before five, goes', '2026-11-24T15:59Z', '2026-11-24T15:59Z'],
    ['at five, waits until the next morning', '2026-11-24T16:00Z', '2026-11-25T07:00Z'],
    ['at night, waits until the morning', '2026-11-25T01:00Z', '2026-11-25T07:00Z'],
    ['on Friday at five, waits until Monday', '2026-11-27T16:00Z', '2026-11-30T07:00Z'],
    ['on Saturday, waits until Monday', '2026-11-28T11:00Z', '2026-11-30T07:00Z'],
    ['on the last day before the holidays, goes', '2026-12-18T11:00Z', '2026-12-18T11:00Z'],
    ['in the holidays, waits until they are over', '2026-12-21T11:00Z', '2027-01-04T07:00Z'],
    ['in summer time, goes at eight on the wall clock', '2027-03-30T05:59Z', '2027-03-30T06:00Z'],
  ])('%s', (_title, at, moved) => {
    expect(movedTo(at)).toBe(moved);
  });

  it('waits on a day that the school itself is closed, and goes on one that it opened', () => {
    const closed = [{ on: '2026-11-24' as SchoolDate, open: false, name: 'Studiedag' }];

    expect(movedTo('2026-11-24T11:00Z', { ownDays: closed })).toBe('2026-11-25T07:00Z');
  });

  it('keeps the hours that the school has set', () => {
    const policy = { ...DEFAULT_POLICY, remindFromMinute: 9 * 60, remindUntilMinute: 16 * 60 };

    expect(movedTo('2026-11-24T07:59Z', { policy })).toBe('2026-11-24T08:00Z');
    expect(movedTo('2026-11-24T15:00Z', { policy })).toBe('2026-11-25T08:00Z');
  });

  it('is what comes because time went by, and nothing that somebody caused just now', () => {
    const of = (kind: 'channel_post' | 'booking_needs_you', params = {}) => isReminder({ kind, params });

    expect(of('channel_post', { verb: 'agreement_due' })).toBe(true);
    expect(of('channel_post', { verb: 'table_booked' })).toBe(false);
    expect(of('booking_needs_you', { why: 'answers_missing' })).toBe(true);
    expect(of('booking_needs_you', { why: 'cannot_come' })).toBe(false);
    expect(isReminder({ kind: 'call_me', params: {} })).toBe(false);
  });

  it('keeps the hours, and so does news of an import or a family, and nothing that is an answer to a press', () => {
    expect(keepsHours({ kind: 'vote_reminder', params: {} })).toBe(true);
    for (const kind of ['pupil_left', 'mentor_given', 'family_said'] as const)
      expect([keepsHours({ kind, params: {} }), isReminder({ kind, params: {} })]).toEqual([true, false]);
    expect(keepsHours({ kind: 'vote_request', params: IN_HOURS })).toBe(true);
    expect(keepsHours({ kind: 'vote_request', params: {} })).toBe(false);
  });
});
