import { describe, expect, it } from '@jest/globals';
import { calendarsFrom } from '../../../src/calendar/school-calendars.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { channelDay, type Hearer, hearingDay } from '../../../src/domain/reminding/hearing-day.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../../src/domain/reminding/wishes.ts';
import { testRoster } from '../../support/school.ts';

const CALENDAR = calendarsFrom().of(testRoster().school);
/** A Monday; Christmas is from 19 December to 3 January. */
const TODAY = '2026-11-23' as SchoolDate;
const EVERY_DAY = [1, 2, 3, 4, 5];
/** Tuesday and Thursday. */
const PART_TIME = [2, 4];

type Asked = { on: string; dueOn?: string; isDuty?: boolean; today?: string };

function heard({ on, dueOn = '2026-12-31', isDuty = false, today = TODAY }: Asked, hearer: Partial<Hearer>) {
  const whole: Hearer = { hours: { workDays: EVERY_DAY }, wishes: AS_THE_SCHOOL, away: [], ...hearer };
  const wanted = { on: on as SchoolDate, dueOn: dueOn as SchoolDate, isDuty };
  return hearingDay(CALENDAR, whole, wanted, today as SchoolDate);
}

function wishing(changes: Partial<Record<keyof Wishes, unknown>>): Partial<Hearer> {
  return { wishes: { ...AS_THE_SCHOOL, ...changes } as Wishes };
}

describe('the day on which somebody hears of a term', () => {
  it.each([
    ['the day itself', '2026-11-25', '2026-11-25'],
    ['today, when it should have come before', '2026-11-20', '2026-11-23'],
    ['the next school day, of a Saturday', '2026-11-28', '2026-11-30'],
    ['the first day after the holiday, of a day in it', '2026-12-22', '2027-01-04'],
  ])('is %s', (_what, on, day) => {
    expect(heard({ on, dueOn: '2027-03-01' }, {})).toBe(day);
  });

  it('is the next day on which they work, when it is due after that', () => {
    expect(heard({ on: '2026-11-25', dueOn: '2026-11-26' }, { hours: { workDays: PART_TIME } })).toBe(
      '2026-11-26',
    );
  });

  it('is the last day on which they work before it, when it is due before they are back', () => {
    expect(heard({ on: '2026-11-25', dueOn: '2026-11-25' }, { hours: { workDays: PART_TIME } })).toBe(
      '2026-11-24',
    );
  });

  it('is the next one after all, when the last one before is over', () => {
    const late = { on: '2026-11-25', dueOn: '2026-11-25', today: '2026-11-25' };

    expect(heard(late, { hours: { workDays: PART_TIME } })).toBe('2026-11-26');
  });

  it('is after a pause, but for what is a duty by law', () => {
    const paused = wishing({ pausedUntil: '2026-11-30' });
    const wanted = { on: '2026-11-25', dueOn: '2026-12-10' };

    expect(heard(wanted, paused)).toBe('2026-12-01');
    expect(heard({ ...wanted, isDuty: true }, paused)).toBe('2026-11-25');
  });

  it('never comes when they want duties alone, but for those', () => {
    const dutyOnly = wishing({ dutyOnly: true });

    expect(heard({ on: '2026-11-25' }, dutyOnly)).toBeNull();
    expect(heard({ on: '2026-11-25', isDuty: true }, dutyOnly)).toBe('2026-11-25');
  });

  it('is after an absence, also for a duty, and never when they are not there for months', () => {
    const away = (untilOn: string) => ({
      away: [{ fromOn: TODAY, untilOn: untilOn as SchoolDate }],
    });
    const wanted = { on: '2026-11-25', dueOn: '2026-12-10', isDuty: true };

    expect(heard(wanted, away('2026-11-26'))).toBe('2026-11-27');
    expect(heard(wanted, away('2027-06-01'))).toBeNull();
  });
});

describe('the day on which a channel hears of a term', () => {
  it.each([
    ['the day itself', '2026-11-25', EVERY_DAY, '2026-11-25'],
    ['the next of the days that the school has chosen', '2026-11-25', [1], '2026-11-30'],
    ['no day in the past', '2026-11-02', EVERY_DAY, '2026-11-23'],
    ['no day of a holiday', '2026-12-21', EVERY_DAY, '2027-01-04'],
  ])('is %s', (_what, on, workDays, day) => {
    expect(channelDay(CALENDAR, { workDays }, on as SchoolDate, TODAY)).toBe(day);
  });
});
