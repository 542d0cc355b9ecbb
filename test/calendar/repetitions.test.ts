import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readingAgendas } from '../../src/calendar/reading-agenda.ts';
import { zoneNames } from '../../src/calendar/zone-names.ts';
import { agenda, entry } from '../support/agenda-text.ts';
import { describeWithOtherReader, repetitionsByOther, type Series } from '../support/other-reader.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAY = 24 * 60 * 60_000;
const RUNS = 400;
const SEED = 20261127;

const day = (from: string, until: string) =>
  fc
    .integer({ min: Date.parse(from) / DAY, max: Date.parse(until) / DAY })
    .map((number) => new Date(number * DAY).toISOString().slice(0, 10));

/** Series that began up to twelve years ago, asked about for seven weeks that may hold a change of the clocks. */
const seriesArbitrary: fc.Arbitrary<Series> = fc
  .record({
    zone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Europe/London', 'Asia/Tokyo'),
    on: day('2015-01-01', '2026-12-01'),
    hour: fc.integer({ min: 7, max: 18 }),
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    days: fc.subarray(DAYS, { maxLength: 4 }),
    nth: fc.constantFrom('', '1', '2', '-1'),
    end: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 800 }).map((count) => `;COUNT=${count}`),
      day('2026-01-01', '2027-06-01').map((on) => `;UNTIL=${on.replaceAll('-', '')}T230000`),
    ),
    from: day('2026-09-01', '2027-03-20'),
    leftOut: fc.array(fc.integer({ min: 0, max: 49 }), { maxLength: 6 }),
  })
  .map(({ zone, on, hour, freq, interval, days, nth, end, from, leftOut }) => {
    // The first day belongs to its series: what a rule means that leaves it out nobody has agreed on (RFC 5545, 3.8.5.3).
    const own = DAYS[new Date(on).getUTCDay()] as string;
    const isWeekly = freq === 'WEEKLY' || freq === 'DAILY';
    const byDay = isWeekly && days.length > 0 ? `;BYDAY=${[...new Set([own, ...days])].join(',')}` : '';
    const byNth = freq === 'MONTHLY' && nth !== '' ? `;BYDAY=${nth}${own}` : '';
    const start = byNth === '' ? on : nthOfMonth(on, nth);
    const begin = Date.parse(from);
    return {
      zone,
      start: `${start}T${String(hour).padStart(2, '0')}:00:00`,
      rule: `FREQ=${freq};INTERVAL=${interval}${byDay}${byNth}${end}`,
      leftOut: leftOut.map((after) => new Date(begin + after * DAY).toISOString().slice(0, 10)),
      from: begin,
      until: begin + 49 * DAY,
    };
  });

/** The first, second or last day of this weekday in its month. */
function nthOfMonth(on: string, nth: string): string {
  const at = new Date(on);
  const weekday = at.getUTCDay();
  const month = at.getUTCMonth();
  const year = at.getUTCFullYear();
  const same = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(year, month, index + 1))).filter(
    (each) => each.getUTCMonth() === month && each.getUTCDay() === weekday,
  );
  return (same.at(nth === '-1' ? -1 : Number(nth) - 1) as Date).toISOString().slice(0, 10);
}

function ours({ zone, start, rule, leftOut, from, until }: Series): number[] | string {
  const stamp = (wall: string) => wall.replaceAll(/[-:]/g, '');
  const inUtc = rule.replace(/UNTIL=(\d+T\d+)/, 'UNTIL=$1Z');
  const ics = agenda(
    entry(
      `DTSTART;TZID=${zone}:${stamp(start)}`,
      'DURATION:PT30M',
      `RRULE:${inUtc}`,
      ...leftOut.map((on) => `EXDATE;TZID=${zone}:${stamp(`${on}${start.slice(10)}`)}`),
    ),
  );
  const read = readingAgendas(zoneNames())(ics, { from, until, mail: null });
  return read.kind === 'failed' ? read.fault : read.busy.map(({ startsAt }) => startsAt);
}

describeWithOtherReader('an entry that comes back', () => {
  it(`is at the times that another program finds, for ${RUNS} series`, () => {
    const all = fc.sample(seriesArbitrary, { numRuns: RUNS, seed: SEED });
    const theirs = repetitionsByOther(all);

    const different = all
      .map((series, index) => ({ series, ours: ours(series), theirs: theirs[index] }))
      .filter((each) => JSON.stringify(each.ours) !== JSON.stringify(each.theirs));
    expect(different.slice(0, 3)).toEqual([]);
    expect(theirs.filter((starts) => starts.length > 0).length).toBeGreaterThan(RUNS / 3);
  });
});
