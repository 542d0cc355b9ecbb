import { describe, expect, it } from '@jest/globals';
import { agenda, dutchRule, entry } from '../support/agenda-text.ts';
import { BUSY_NINE_TO_TEN, busyIn, NINE_TO_TEN } from '../support/busy-times.ts';

describe('an entry that comes back', () => {
  const weekly = [
    'DTSTART;TZID=Europe/Amsterdam:20250107T130000',
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY;BYDAY=TU',
  ];
  const TUESDAYS = ['2026-10-20T11:00Z 2026-10-20T12:00Z', '2026-10-27T12:00Z 2026-10-27T13:00Z'];

  it('is at the same time on the wall after the clocks change', () => {
    expect(busyIn(agenda(entry(...weekly)))).toEqual(TUESDAYS);
    const windows = weekly.map((line) => line.replace('Europe/Amsterdam', 'W. Europe Standard Time'));
    expect(busyIn(agenda(entry(...windows)))).toEqual(TUESDAYS);
    expect(busyIn(agenda(dutchRule('W. Europe Standard Time'), entry(...windows)))).toEqual(TUESDAYS);
  });

  it('stops where its rule says so, that last time included', () => {
    const until = (end: string) =>
      busyIn(agenda(entry(...weekly.map((line) => (line.startsWith('RRULE') ? `${line};${end}` : line)))));

    expect(until('UNTIL=20261027T120000Z')).toEqual(TUESDAYS);
    expect(until('UNTIL=20261027T115959Z')).toEqual(TUESDAYS.slice(0, 1));
    expect(until('COUNT=94')).toEqual(TUESDAYS.slice(0, 1));
    expect(until('COUNT=95')).toEqual(TUESDAYS);
  });

  it('leaves out what was taken out of the series, by time or by day', () => {
    for (const exception of [
      'EXDATE;TZID=Europe/Amsterdam:20261020T130000',
      'EXDATE;TZID=W. Europe Standard Time:20261020T130000',
      'EXDATE:20261020T110000Z',
      'EXDATE;VALUE=DATE:20261020',
    ])
      expect([exception, busyIn(agenda(entry(...weekly, exception)))]).toEqual([
        exception,
        TUESDAYS.slice(1),
      ]);
    expect(
      busyIn(agenda(entry(...weekly, 'EXDATE;TZID=Europe/Amsterdam:20261013T130000,20261027T130000'))),
    ).toEqual(TUESDAYS.slice(0, 1));
  });

  it('leaves out the last of several, of which the others are no repetition of it', () => {
    const others = ['20261014T130000', '20261015T130000', '20261016T130000'];

    expect(
      busyIn(
        agenda(entry(...weekly, `EXDATE;TZID=Europe/Amsterdam:${[...others, '20261020T130000'].join(',')}`)),
      ),
    ).toEqual(TUESDAYS.slice(1));
  });

  it('has the days that were added to it', () => {
    expect(busyIn(agenda(entry(...weekly, 'RDATE;TZID=Europe/Amsterdam:20261022T090000')))).toEqual([
      TUESDAYS[0],
      '2026-10-22T07:00Z 2026-10-22T08:00Z',
      TUESDAYS[1],
    ]);
  });

  it.each([
    ['in the zone of the series', 'RECURRENCE-ID;TZID=Europe/Amsterdam:20261020T130000'],
    ['in another zone', 'RECURRENCE-ID;TZID=Europe/London:20261020T120000'],
    ['in UTC', 'RECURRENCE-ID:20261020T110000Z'],
    ['by its day', 'RECURRENCE-ID;VALUE=DATE:20261020'],
  ])('can be moved once, named %s', (_how, which) => {
    const moved = entry(
      which,
      'DTSTART;TZID=Europe/London:20261021T140000',
      'DTEND;TZID=Europe/London:20261021T150000',
    );

    expect(busyIn(agenda(entry(...weekly), moved))).toEqual([
      '2026-10-21T13:00Z 2026-10-21T14:00Z',
      TUESDAYS[1],
    ]);
    expect(busyIn(agenda(moved, entry(...weekly)))).toEqual([
      '2026-10-21T13:00Z 2026-10-21T14:00Z',
      TUESDAYS[1],
    ]);
  });

  it('can be called off once, or be made a whole day', () => {
    const which = 'RECURRENCE-ID;TZID=Europe/Amsterdam:20261020T130000';

    expect(busyIn(agenda(entry(...weekly), entry(which, ...NINE_TO_TEN, 'STATUS:CANCELLED')))).toEqual([
      TUESDAYS[1],
    ]);
    expect(
      busyIn(
        agenda(entry(...weekly), entry(which, 'DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261021')),
      ),
    ).toEqual(['2026-10-19T22:00Z 2026-10-20T22:00Z', TUESDAYS[1]]);
  });

  it('is found where it was moved to from far away, and with its series out of sight', () => {
    const which = 'RECURRENCE-ID;TZID=Europe/Amsterdam:20270105T130000';

    expect(busyIn(agenda(entry(...weekly), entry(which, ...NINE_TO_TEN)))).toEqual([
      ...BUSY_NINE_TO_TEN,
      ...TUESDAYS,
    ]);
    expect(busyIn(agenda(entry(which, ...NINE_TO_TEN)))).toEqual(BUSY_NINE_TO_TEN);
  });

  it('is not touched by a change of another series', () => {
    const other = entry('UID:other', 'RECURRENCE-ID;TZID=Europe/Amsterdam:20261020T130000', ...NINE_TO_TEN);

    expect(busyIn(agenda(entry(...weekly), other))).toEqual([...BUSY_NINE_TO_TEN, ...TUESDAYS]);
  });

  it('can go on otherwise from one time on', () => {
    const from = [
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Amsterdam:20261020T130000',
      'DTSTART;TZID=Europe/Amsterdam:20261020T150000',
      'DURATION:PT1H',
    ];

    expect(busyIn(agenda(entry(...weekly), entry(...from)))).toEqual([
      '2026-10-20T13:00Z 2026-10-20T14:00Z',
      '2026-10-27T14:00Z 2026-10-27T15:00Z',
    ]);
  });

  it('counts when it began long before, and lasts for days', () => {
    expect(
      busyIn(
        agenda(
          entry(
            'DTSTART:20200105T120000Z',
            'DTEND:20200120T120000Z',
            'RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=8',
          ),
        ),
      ),
    ).toEqual(['2026-10-19T00:00Z 2026-10-23T12:00Z']);
  });

  it('can be a series of whole days', () => {
    expect(
      busyIn(
        agenda(
          entry(
            'DTSTART;VALUE=DATE:20260106',
            'DTEND;VALUE=DATE:20260107',
            'RRULE:FREQ=WEEKLY',
            'EXDATE;VALUE=DATE:20261020',
          ),
        ),
      ),
    ).toEqual(['2026-10-26T23:00Z 2026-10-27T23:00Z']);
  });
});
