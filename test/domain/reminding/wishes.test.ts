import { describe, expect, it } from '@jest/globals';
import type { SchoolDate, WallMinute } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { AS_THE_SCHOOL, hoursOf, type Wishes, wishesOf } from '../../../src/domain/reminding/wishes.ts';

const TODAY = '2026-11-23' as SchoolDate;

function filled(changes: Partial<Record<keyof Wishes, unknown>>): Wishes {
  return { ...AS_THE_SCHOOL, ...changes } as Wishes;
}

function kept(changes: Partial<Record<keyof Wishes, unknown>>) {
  return wishesOf(filled(changes), DEFAULT_POLICY, TODAY);
}

describe('what somebody wishes of their reminders', () => {
  it('is as the school does it, for whoever never said anything', () => {
    expect(hoursOf(DEFAULT_POLICY)).toEqual({
      digestMinute: 510,
      fromMinute: 480,
      untilMinute: 1020,
      workDays: [1, 2, 3, 4, 5],
    });
  });

  it('goes before what the school has set', () => {
    const wishes = filled({ digestMinute: 600, fromMinute: 540, untilMinute: 720, workDays: [1, 3] });

    expect(hoursOf(DEFAULT_POLICY, wishes)).toEqual({
      digestMinute: 600,
      fromMinute: 540,
      untilMinute: 720,
      workDays: [1, 3],
    });
  });

  it('never leads to an hour at which nothing may come, also when the school changes its own', () => {
    const early = hoursOf({ ...DEFAULT_POLICY, remindFromMinute: 600 }, AS_THE_SCHOOL);
    const late = hoursOf(DEFAULT_POLICY, filled({ untilMinute: 500 }));

    expect([early.digestMinute, late.digestMinute]).toEqual([600, 499]);
  });

  it.each([
    ['an hour within the quiet hours of the morning', { digestMinute: 479 }, 'reminding_hour_outside'],
    ['the first minute of the day', { digestMinute: 480 }, null],
    ['the last minute of the day', { digestMinute: 1019 }, null],
    ['the end of the day', { digestMinute: 1020 }, 'reminding_hour_outside'],
    ['an end before its begin', { fromMinute: 600, untilMinute: 600 }, 'reminding_hours_turned'],
    ['an end right after its begin', { fromMinute: 600, untilMinute: 601 as WallMinute }, null],
    ['a begin after the end of the school', { fromMinute: 1020 }, 'reminding_hours_turned'],
    ['no day at all', { workDays: [] }, 'reminding_no_day'],
    ['no day on which there is school', { workDays: [6, 7] }, 'reminding_no_day'],
    ['one day', { workDays: [4] }, null],
    ['a pause until yesterday', { pausedUntil: '2026-11-22' }, 'reminding_pause_past'],
    ['a pause until today', { pausedUntil: '2026-11-23' }, null],
    ['a pause of 56 days', { pausedUntil: '2027-01-18' }, null],
    ['a pause of 57 days', { pausedUntil: '2027-01-19' }, 'reminding_pause_long'],
  ])('can be %s or not', (_what, changes, fault) => {
    expect(kept(changes)).toEqual(fault ?? filled(changes));
  });

  it('is no wish when it is every day that the school has', () => {
    expect(kept({ workDays: [5, 4, 3, 2, 1, 1] })).toEqual(AS_THE_SCHOOL);
    expect(kept({ workDays: [4, 2, 2] })).toEqual(filled({ workDays: [2, 4] }));
  });
});
