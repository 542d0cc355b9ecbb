import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PresenceRow } from '../../src/app/ports/tables.ts';
import { isPresenceRule, presenceMoments } from '../../src/calendar/presence.ts';
import { addDays, weekdayOf } from '../../src/domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';

const WEEK = 7 * 24 * 3_600_000;

const date = (text: string) => text as SchoolDate;

describe('presence moments', () => {
  it('are at the same time on the wall before and after both changes of the clock', () => {
    const blocks = presenceMoments().blocks(
      [row({ rule: 'FREQ=WEEKLY;BYDAY=TU' })],
      date('2026-10-19'),
      date('2026-11-03'),
    );

    expect(blocks).toEqual([
      { on: '2026-10-20', fromMinute: 780, untilMinute: 960 },
      { on: '2026-10-27', fromMinute: 780, untilMinute: 960 },
      { on: '2026-11-03', fromMinute: 780, untilMinute: 960 },
    ]);
    expect(daysOf({ rule: 'FREQ=WEEKLY;BYDAY=SU' }, '2027-03-21', '2027-04-04')).toEqual([
      '2027-03-21',
      '2027-03-28',
      '2027-04-04',
    ]);
  });

  it('begin and end with the days that are asked about, both included', () => {
    const rule = 'FREQ=WEEKLY;BYDAY=TU';

    expect(daysOf({ rule }, '2026-11-24', '2026-12-01')).toEqual(['2026-11-24', '2026-12-01']);
    expect(daysOf({ rule }, '2026-11-25', '2026-11-30')).toEqual([]);
    expect(daysOf({ rule, fromMinute: 0, untilMinute: 60 }, '2026-11-24', '2026-11-24')).toHaveLength(1);
    expect(daysOf({ rule, fromMinute: 1439, untilMinute: 1440 }, '2026-11-24', '2026-11-24')).toHaveLength(1);
  });

  it('leave out the days that are excepted', () => {
    const days = daysOf(
      { rule: 'FREQ=WEEKLY;BYDAY=TU', exceptOn: [date('2026-12-01')] },
      '2026-11-24',
      '2026-12-08',
    );

    expect(days).toEqual(['2026-11-24', '2026-12-08']);
  });

  it('come every other week, counted from the week of the first day', () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH';
    const from = (startsOn: string) => daysOf({ rule, startsOn: date(startsOn) }, '2026-11-23', '2026-12-06');

    expect(from('2026-11-23')).toEqual(['2026-11-24', '2026-11-26']);
    expect(from('2026-11-30')).toEqual(['2026-12-01', '2026-12-03']);
    expect(from('2026-11-18')).toEqual(['2026-12-01', '2026-12-03']);
  });

  it('come on the first Monday or the last Friday of each month', () => {
    expect(daysOf({ rule: 'FREQ=MONTHLY;BYDAY=1MO' }, '2026-11-01', '2027-01-31')).toEqual([
      '2026-11-02',
      '2026-12-07',
      '2027-01-04',
    ]);
    expect(daysOf({ rule: 'FREQ=MONTHLY;BYDAY=-1FR' }, '2026-11-01', '2027-01-31')).toEqual([
      '2026-11-27',
      '2026-12-25',
      '2027-01-29',
    ]);
  });

  it('are none before their first day, and none after the last day of the rule', () => {
    const rule = 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208';

    expect(daysOf({ rule, startsOn: date('2026-12-01') }, '2026-11-01', '2026-12-31')).toEqual([
      '2026-12-01',
      '2026-12-08',
    ]);
    expect(daysOf({ rule, fromMinute: 1380, untilMinute: 1440 }, '2026-12-08', '2026-12-31')).toEqual([
      '2026-12-08',
    ]);
    expect(daysOf({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' }, '2026-08-01', '2026-12-31')).toEqual([
      '2026-08-04',
      '2026-08-11',
    ]);
  });

  it('agree with going through the calendar day by day', () => {
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...days.keys()), { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        (weekdays, interval, startsAfter, fromAfter, length) => {
          const startsOn = addDays(date('2026-08-01'), startsAfter);
          const from = addDays(date('2026-08-01'), fromAfter);
          const until = addDays(from, length);
          const names = weekdays.map((index) => days[index]).join(',');
          const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${names}`;
          const mondayOf = (on: SchoolDate) => addDays(on, 1 - weekdayOf(on));
          const expected: SchoolDate[] = [];
          for (let on = from; on <= until; on = addDays(on, 1)) {
            const weeks = (Date.parse(mondayOf(on)) - Date.parse(mondayOf(startsOn))) / WEEK;
            if (on >= startsOn && weeks % interval === 0 && weekdays.includes(weekdayOf(on) - 1))
              expected.push(on);
          }

          expect(daysOf({ rule, startsOn }, from, until)).toEqual(expected);
        },
      ),
    );
  });

  it('of a rule that never comes true are none, and soon', () => {
    expect(daysOf({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, '2026-08-01', '2026-12-31')).toEqual([]);
  });
});

describe('a rule for presence moments', () => {
  it('is one that gives whole days', () => {
    for (const rule of [
      'FREQ=WEEKLY;BYDAY=TU',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
      'FREQ=MONTHLY;BYDAY=2TH',
      'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270716',
    ])
      expect(isPresenceRule(rule)).toBe(true);
  });

  it('is refused when it cannot be read, or brings hours of its own', () => {
    for (const rule of [
      '',
      'every Tuesday',
      'RRULE:FREQ=WEEKLY;BYDAY=TU',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=HOURLY',
      'FREQ=WEEKLY;BYHOUR=9',
      'FREQ=WEEKLY;BYDAY=TU\nEXDATE:20261124T130000',
    ]) {
      expect(isPresenceRule(rule)).toBe(false);
      expect(() => daysOf({ rule }, '2026-11-01', '2026-11-30')).toThrow('A presence rule cannot be read.');
    }
  });
});

function row(changes: Partial<PresenceRow> = {}): PresenceRow {
  return {
    personId: 'somebody' as PersonId,
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    startsOn: date('2026-08-01'),
    fromMinute: 780,
    untilMinute: 960,
    exceptOn: [],
    ...changes,
  };
}

function daysOf(changes: Partial<PresenceRow>, from: string, until: string): string[] {
  return presenceMoments()
    .blocks([row(changes)], date(from), date(until))
    .map(({ on }) => on);
}
