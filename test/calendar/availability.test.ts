import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agenda, entry } from '../support/agenda-text.ts';
import { BUSY_NINE_TO_TEN, busyIn, NINE_TO_TEN } from '../support/busy-times.ts';

const NL = ';TZID=Europe/Amsterdam';
/** Monday to Wednesday of the week that is asked about. */
const RANGE = [`DTSTART${NL}:20261019T000000`, `DTEND${NL}:20261022T000000`];
const OFFICE = available(
  `DTSTART${NL}:20261019T090000`,
  `DTEND${NL}:20261019T170000`,
  'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
);
const OUTSIDE_OFFICE = [
  '2026-10-19T00:00Z 2026-10-19T07:00Z',
  '2026-10-19T15:00Z 2026-10-20T07:00Z',
  '2026-10-20T15:00Z 2026-10-21T07:00Z',
  '2026-10-21T15:00Z 2026-10-21T22:00Z',
];

describe('hours in which somebody is available', () => {
  it('leave all else of their time as busy, and say nothing about any other time', () => {
    expect(busyIn(agenda(availability(RANGE, OFFICE)))).toEqual(OUTSIDE_OFFICE);
  });

  it('are of no use to somebody who has an appointment in them', () => {
    const week = ['2026-10-20T07:00Z 2026-10-20T08:00Z'];

    expect(busyIn(agenda(availability([], available(...everyHour())), entry(...NINE_TO_TEN)))).toEqual(week);
    expect(week).toEqual(BUSY_NINE_TO_TEN);
  });

  it('hold without end when they have none, and from ever when they have no beginning', () => {
    const until = busyIn(agenda(availability([`DTEND${NL}:20261020T000000`])));
    const from = busyIn(agenda(availability([`DTSTART${NL}:20261031T000000`])));

    expect(until).toEqual(['2026-10-19T00:00Z 2026-10-19T22:00Z']);
    expect(from).toEqual(['2026-10-30T23:00Z 2026-11-02T00:00Z']);
    expect(busyIn(agenda(availability([])))).toEqual(['2026-10-19T00:00Z 2026-11-02T00:00Z']);
  });

  it('can last a while from their beginning', () => {
    expect(busyIn(agenda(availability([`DTSTART${NL}:20261020T000000`, 'DURATION:P1D'])))).toEqual([
      '2026-10-19T22:00Z 2026-10-20T22:00Z',
    ]);
  });

  it('are on the wall, also after the clocks change', () => {
    const range = [`DTSTART${NL}:20261026T000000`, `DTEND${NL}:20261027T000000`];

    expect(busyIn(agenda(availability(range, OFFICE)))).toEqual([
      '2026-10-25T23:00Z 2026-10-26T08:00Z',
      '2026-10-26T16:00Z 2026-10-26T23:00Z',
    ]);
  });

  it('leave out what was taken out of them, and come at another time where they were moved', () => {
    const moved = [
      'BEGIN:AVAILABLE',
      'UID:hours',
      'DTSTAMP:20261001T000000Z',
      `RECURRENCE-ID${NL}:20261020T090000`,
      `DTSTART${NL}:20261020T120000`,
      `DTEND${NL}:20261020T130000`,
      'END:AVAILABLE',
    ];
    const tuesday = [`DTSTART${NL}:20261020T000000`, `DTEND${NL}:20261021T000000`];
    const without = available(
      `DTSTART${NL}:20261019T090000`,
      'DURATION:PT8H',
      'RRULE:FREQ=DAILY',
      `EXDATE${NL}:20261020T090000`,
    );

    expect(busyIn(agenda(availability(tuesday, without)))).toEqual(['2026-10-19T22:00Z 2026-10-20T22:00Z']);
    expect(busyIn(agenda(availability(tuesday, OFFICE, moved)))).toEqual([
      '2026-10-19T22:00Z 2026-10-20T10:00Z',
      '2026-10-20T11:00Z 2026-10-20T22:00Z',
    ]);
  });

  it.each([
    ['BUSY', ''],
    ['BUSY-UNAVAILABLE', ''],
    ['BUSY-TENTATIVE', ' ?'],
  ])('leave the rest as %s when they say so', (type, mark) => {
    const range = [`DTSTART${NL}:20261020T000000`, `DTEND${NL}:20261021T000000`, `BUSYTYPE:${type}`];

    expect(busyIn(agenda(availability(range)))).toEqual([`2026-10-19T22:00Z 2026-10-20T22:00Z${mark}`]);
  });

  describe('of several kinds', () => {
    /** Tuesday alone: available from twelve to one, and no more. */
    const TUESDAY = [`DTSTART${NL}:20261020T000000`, `DTEND${NL}:20261021T000000`];
    const NOON = available(`DTSTART${NL}:20261020T120000`, `DTEND${NL}:20261020T130000`);
    const NOON_ALONE = [
      '2026-10-19T00:00Z 2026-10-19T07:00Z',
      '2026-10-19T15:00Z 2026-10-20T10:00Z',
      '2026-10-20T11:00Z 2026-10-21T07:00Z',
      '2026-10-21T15:00Z 2026-10-21T22:00Z',
    ];

    it.each([
      ['1', '2', NOON_ALONE],
      ['9', '0', NOON_ALONE],
      ['1', '', NOON_ALONE],
      ['2', '1', OUTSIDE_OFFICE],
      ['0', '9', OUTSIDE_OFFICE],
    ])('go by the more important: %s for Tuesday, %s for the week', (tuesday, week, expected) => {
      const all = [
        availability([...TUESDAY, ...priority(tuesday)], NOON),
        availability([...RANGE, ...priority(week)], OFFICE),
      ];

      expect(busyIn(agenda(...all))).toEqual(expected);
      expect(busyIn(agenda(...all.toReversed()))).toEqual(expected);
    });

    it('can set free what a less important one leaves as busy', () => {
      const evening = available(`DTSTART${NL}:20261019T170000`, `DTEND${NL}:20261019T190000`);
      const range = [`DTSTART${NL}:20261019T170000`, `DTEND${NL}:20261019T190000`, 'PRIORITY:1'];

      expect(
        busyIn(agenda(availability([...RANGE, 'PRIORITY:5'], OFFICE), availability(range, evening))),
      ).toEqual([
        '2026-10-19T00:00Z 2026-10-19T07:00Z',
        '2026-10-19T17:00Z 2026-10-20T07:00Z',
        ...OUTSIDE_OFFICE.slice(2),
      ]);
    });

    it('that are as important as each other leave busy what any of them leaves busy', () => {
      expect(busyIn(agenda(availability(TUESDAY, NOON), availability(RANGE, OFFICE)))).toEqual(NOON_ALONE);
    });
  });

  it('leave the same hours as busy as when each hour is asked by itself, however they lie over one another', () => {
    fc.assert(
      fc.property(fc.array(KIND, { maxLength: 4 }), (kinds) => {
        const text = agenda(...kinds.map(asText));

        expect(hoursIn(busyIn(text, DAY))).toEqual(
          Array.from({ length: 24 }, (_, hour) => busynessAt(kinds, hour)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('make the whole agenda unknown when their time cannot be told', () => {
    expect(busyIn(agenda(availability(['DTSTART:20261019T000000'])))).toBe('zone_unknown');
    expect(busyIn(agenda(availability(RANGE, available('DTSTART:20261019T090000', 'DURATION:PT1H'))))).toBe(
      'zone_unknown',
    );
    expect(busyIn(agenda(availability(RANGE, available('SUMMARY:office'))))).toBe('not_a_calendar');
  });

  it('are given up when they repeat beyond all measure', () => {
    const minutely = available(`DTSTART${NL}:20261019T090000`, 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY');

    expect(busyIn(agenda(availability(RANGE, minutely)))).toBe('too_many');
  });
});

/** One day, in whole hours of UTC. */
const DAY = { from: '2026-10-20T00:00:00Z', until: '2026-10-21T00:00:00Z' };
const SPAN = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([from, length]) => ({ from, until: Math.min(24, from + length) }));
const KIND = fc.record({
  range: SPAN,
  free: fc.array(SPAN, { maxLength: 3 }),
  priority: fc.integer({ min: 0, max: 3 }),
  isUnsure: fc.boolean(),
});
type Span = { from: number; until: number };
type Kind = { range: Span; free: Span[]; priority: number; isUnsure: boolean };

function asText({ range, free, priority: importance, isUnsure }: Kind): string[] {
  const type = isUnsure ? ['BUSYTYPE:BUSY-TENTATIVE'] : [];
  return availability(
    [...times(range), `PRIORITY:${importance}`, ...type],
    ...free.map((each) => available(...times(each))),
  );
}

function times({ from, until }: Span): string[] {
  const at = (hour: number) =>
    hour === 24 ? '20261021T000000Z' : `20261020T${String(hour).padStart(2, '0')}0000Z`;
  return [`DTSTART:${at(from)}`, `DTEND:${at(until)}`];
}

/** Asked without a thought for how it is worked out: the most important that speak of this hour, and the busiest of those. */
function busynessAt(kinds: readonly Kind[], hour: number): string {
  const holds = ({ from, until }: Span) => from <= hour && hour < until;
  const speaking = kinds.filter(({ range }) => holds(range));
  const most = Math.min(...speaking.map(({ priority: value }) => value || 10));
  const said = speaking.filter(({ priority: value }) => (value || 10) === most);
  const busy = said.filter(({ free }) => !free.some(holds));
  if (busy.some(({ isUnsure }) => !isUnsure)) return 'busy';
  return busy.length > 0 ? 'tentative' : 'free';
}

/** For each hour of the day whether it is busy; where it is both, it is busy. */
function hoursIn(spans: string[] | string): string[] {
  if (typeof spans === 'string') return [spans];
  return Array.from({ length: 24 }, (_, hour) => {
    const at = Date.parse(DAY.from) + hour * 3_600_000;
    const here = spans.filter((span) => {
      const [from = '', until = ''] = span.split(' ').map((each) => each.replace('Z', ':00Z'));
      return Date.parse(from) <= at && at < Date.parse(until);
    });
    if (here.some((span) => !span.endsWith('?'))) return 'busy';
    return here.length > 0 ? 'tentative' : 'free';
  });
}

function availability(lines: readonly string[], ...hours: readonly (readonly string[])[]): string[] {
  return [
    'BEGIN:VAVAILABILITY',
    'UID:availability',
    'DTSTAMP:20261001T000000Z',
    ...lines,
    ...hours.flat(),
    'END:VAVAILABILITY',
  ];
}

function available(...lines: readonly string[]): string[] {
  return ['BEGIN:AVAILABLE', 'UID:hours', 'DTSTAMP:20261001T000000Z', ...lines, 'END:AVAILABLE'];
}

/** The whole of the time that is asked about. */
function everyHour(): string[] {
  return ['DTSTART:20261001T000000Z', 'DTEND:20261201T000000Z'];
}

function priority(value: string): string[] {
  return value === '' ? [] : [`PRIORITY:${value}`];
}
