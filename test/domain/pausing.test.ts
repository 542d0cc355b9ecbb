import { describe, expect, it } from '@jest/globals';
import { schoolCalendar } from '../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  dayAfterPause,
  faultOfPause,
  isPaused,
  lastPauseDay,
  waitsInPause,
} from '../../src/domain/pausing.ts';
import { frozenFor } from '../../src/domain/terms/catalogue.ts';

const day = (on: string) => on as SchoolDate;
const CALENDAR = schoolCalendar(
  [
    { from: day('2026-10-17'), until: day('2026-10-25'), name: 'Herfstvakantie' },
    { from: day('2026-12-19'), until: day('2027-01-03'), name: 'Kerstvakantie' },
    { from: day('2027-07-10'), until: day('2027-08-22'), name: 'Zomervakantie' },
  ],
  [],
  { goodFridayOpen: false, liberationDayOpen: false },
);
const TODAY = day('2026-11-23');
const ASKED = { untilOn: day('2026-12-10'), reason: 'cause_first', agreedWith: ['pupil'] } as const;
const OPEN = { agreementDueOn: day('2027-02-23'), pauses: 0 };

describe('a pause on purpose', () => {
  it('may last until the fifteenth school day after today, and not a day longer', () => {
    expect(lastPauseDay(CALENDAR, OPEN, TODAY)).toBe('2026-12-14');
    expect(faultOf({ untilOn: day('2026-12-14') })).toBeNull();
    expect(faultOf({ untilOn: day('2026-12-15') })).toBe('pause_day_odd');
  });

  it('counts no holiday', () => {
    expect(lastPauseDay(CALENDAR, OPEN, day('2026-12-07'))).toBe('2027-01-11');
  });

  it('is never longer than what is left of the three months', () => {
    const soon = { agreementDueOn: day('2026-12-01'), pauses: 0 };

    expect(faultOf({ untilOn: day('2026-12-01') }, soon)).toBeNull();
    expect(faultOf({ untilOn: day('2026-12-02') }, soon)).toBe('pause_day_odd');
  });

  it.each([
    ['2026-11-24', null],
    ['2026-11-23', 'pause_past_due'],
    ['2026-11-20', 'pause_past_due'],
  ])('is there no more when the three months end on %s', (due, fault) => {
    const asked = { untilOn: day('2026-11-24') };

    expect(faultOf(asked, { agreementDueOn: day(due), pauses: 0 })).toBe(fault);
  });

  it('knows no three months once there is an agreement', () => {
    expect(faultOf({}, { agreementDueOn: null, pauses: 0 })).toBeNull();
  });

  it('begins with a day after today', () => {
    expect(faultOf({ untilOn: TODAY })).toBe('pause_day_odd');
    expect(faultOf({ untilOn: day('2026-11-24') })).toBeNull();
    expect(faultOf({ untilOn: null })).toBe('pause_day_odd');
  });

  it.each([
    [['pupil'], null],
    [['parents'], null],
    [['partners', 'parents'], null],
    [['partners'], 'pause_not_agreed'],
    [[], 'pause_not_agreed'],
  ] as const)('that %j agreed to', (agreedWith, fault) => {
    expect(faultOf({ agreedWith })).toBe(fault);
  });

  it('has a reason', () => {
    expect(faultOf({ reason: null })).toBe('pause_reason_missing');
  });

  it('is there twice for one dossier, and not a third time', () => {
    expect(faultOf({}, { ...OPEN, pauses: 1 })).toBeNull();
    expect(faultOf({}, { ...OPEN, pauses: 2 })).toBe('pause_too_often');
  });

  it('runs up to and with its last day', () => {
    const dossier = { pausedUntil: day('2026-12-10') };

    expect([isPaused(dossier, day('2026-12-10')), isPaused(dossier, day('2026-12-11'))]).toEqual([
      true,
      false,
    ]);
    expect(isPaused({ pausedUntil: null }, TODAY)).toBe(false);
  });

  it('has all asked about again from the first school day after it', () => {
    expect(dayAfterPause(CALENDAR, day('2026-12-10'))).toBe('2026-12-11');
    expect(dayAfterPause(CALENDAR, day('2026-12-18'))).toBe('2027-01-04');
  });

  it.each([
    ['first_table', true],
    ['action', true],
    ['agreement', false],
    ['absence_16h', false],
    ['care_duty', false],
    ['pause_over', false],
  ] as const)('of %s: it waits = %s', (rule, waits) => {
    expect(waitsInPause({ rule, frozen: frozenFor(rule, {}) })).toBe(waits);
  });
});

function faultOf(
  asked: Partial<Parameters<typeof faultOfPause>[1]>,
  pausable = OPEN as Parameters<typeof faultOfPause>[2],
) {
  return faultOfPause(CALENDAR, { ...ASKED, ...asked }, pausable, TODAY);
}
