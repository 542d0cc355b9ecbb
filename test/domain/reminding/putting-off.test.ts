import { describe, expect, it } from '@jest/globals';
import { calendarsFrom } from '../../../src/calendar/school-calendars.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { isPutOff, putOffDays } from '../../../src/domain/reminding/putting-off.ts';
import { testRoster } from '../../support/school.ts';

const CALENDAR = calendarsFrom().of(testRoster().school);
/** A Wednesday. */
const TODAY = '2026-11-25' as SchoolDate;

function offered(force: 'law' | 'firm' | 'soft', dueOn: string, snoozes = 0, policy = DEFAULT_POLICY) {
  return putOffDays(CALENDAR, { dueOn: dueOn as SchoolDate, snoozes, frozen: { force } }, policy, TODAY);
}

describe('putting off a reminder', () => {
  it('goes to one of the next school days, at most as far as the school allows', () => {
    expect(offered('soft', '2026-11-20')).toEqual(['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-02']);
    expect(offered('soft', '2026-11-20', 0, { ...DEFAULT_POLICY, mostSnoozeSchoolDays: 2 as never })).toEqual(
      ['2026-11-26', '2026-11-27'],
    );
  });

  it.each(['law', 'firm'] as const)('goes never past the last day of a term that is %s', (force) => {
    expect(offered(force, '2026-11-27')).toEqual(['2026-11-26', '2026-11-27']);
    expect(offered(force, '2026-11-26')).toEqual(['2026-11-26']);
    expect(offered(force, '2026-11-25')).toBe('put_off_past_due');
  });

  it('goes so many times and no more', () => {
    expect(offered('soft', '2026-12-20', DEFAULT_POLICY.mostSnoozes - 1)).toHaveLength(4);
    expect(offered('soft', '2026-12-20', DEFAULT_POLICY.mostSnoozes)).toBe('put_off_too_often');
  });

  it('holds until the day that was chosen, and not on it', () => {
    const until = { snoozedUntil: '2026-11-27' as SchoolDate };

    expect(isPutOff(until, '2026-11-26' as SchoolDate)).toBe(true);
    expect(isPutOff(until, '2026-11-27' as SchoolDate)).toBe(false);
    expect(isPutOff({ snoozedUntil: null }, TODAY)).toBe(false);
  });
});
