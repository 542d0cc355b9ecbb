import { describe, expect, it } from '@jest/globals';
import { agenda, dutchRule, entry } from '../support/agenda-text.ts';
import { BUSY_NINE_TO_TEN, busyIn, NINE_TO_TEN } from '../support/busy-times.ts';

describe('an entry in an agenda', () => {
  it('is busy time, by whatever name its zone goes', () => {
    for (const zone of [
      'Europe/Amsterdam',
      'W. Europe Standard Time',
      '"W. Europe Standard Time"',
      'Romance Standard Time',
    ])
      expect([
        zone,
        busyIn(agenda(entry(`DTSTART;TZID=${zone}:20261020T090000`, `DTEND;TZID=${zone}:20261020T100000`))),
      ]).toEqual([zone, BUSY_NINE_TO_TEN]);
  });

  it('goes by the rule that stands in the agenda, and not by the name of it', () => {
    const name = 'Tokyo Standard Time';

    expect(
      busyIn(agenda(dutchRule(name), entry(`DTSTART;TZID=${name}:20261020T090000`, 'DURATION:PT1H'))),
    ).toEqual(BUSY_NINE_TO_TEN);
    expect(busyIn(agenda(entry(`DTSTART;TZID=${name}:20261020T160000`, 'DURATION:PT1H')))).toEqual(
      BUSY_NINE_TO_TEN,
    );
  });

  it('can be in a zone with a name of somebody’s own, as long as the rule is there', () => {
    for (const name of [
      'Customized Time Zone',
      'tzone://Microsoft/Custom',
      '1',
      '(UTC+01:00) Amsterdam\\, Berlijn',
    ]) {
      const times = [`DTSTART;TZID="${name}":20261020T090000`, `DTEND;TZID="${name}":20261020T100000`];

      expect([name, busyIn(agenda(dutchRule(name), entry(...times)))]).toEqual([name, BUSY_NINE_TO_TEN]);
      expect([name, busyIn(agenda(entry(...times)))]).toEqual([name, 'zone_unknown']);
    }
  });

  it('goes by the name of its zone where the rule that stands in the agenda is empty', () => {
    const empty = (name: string) => ['BEGIN:VTIMEZONE', `TZID:${name}`, 'END:VTIMEZONE'];
    const times = (name: string) => [`DTSTART;TZID=${name}:20261020T090000`, 'DURATION:PT1H'];

    expect(busyIn(agenda(empty('Europe/Amsterdam'), entry(...times('Europe/Amsterdam'))))).toEqual(
      BUSY_NINE_TO_TEN,
    );
    expect(busyIn(agenda(empty('Custom'), dutchRule('Custom'), entry(...times('Custom'))))).toEqual(
      BUSY_NINE_TO_TEN,
    );
    expect(busyIn(agenda(empty('Custom'), entry(...times('Custom'))))).toBe('zone_unknown');
  });

  it('makes the whole agenda unknown when its time has no zone', () => {
    const floating = entry('UID:a', 'DTSTART:20261020T090000', 'DTEND:20261020T100000');
    const fine = entry('UID:b', 'DTSTART:20261021T090000Z', 'DTEND:20261021T100000Z');

    expect(busyIn(agenda(fine, floating))).toBe('zone_unknown');
    expect(
      busyIn(agenda(fine, entry('UID:a', ...NINE_TO_TEN, 'RRULE:FREQ=DAILY', 'EXDATE:20261021T090000'))),
    ).toBe('zone_unknown');
  });

  it('can end after a while instead of at a time', () => {
    expect(busyIn(agenda(entry('DTSTART:20261020T070000Z', 'DURATION:PT1H')))).toEqual(BUSY_NINE_TO_TEN);
  });

  it('is nothing when it takes no time or ends before it begins', () => {
    for (const end of ['DTEND:20261020T070000Z', 'DTEND:20261020T060000Z', 'DURATION:PT0S'])
      expect(busyIn(agenda(entry('DTSTART:20261020T070000Z', end)))).toEqual([]);
    expect(busyIn(agenda(entry('DTSTART:20261020T070000Z')))).toEqual([]);
  });

  it('is cut off where the question ends', () => {
    const long = ['DTSTART:20261001T120000Z', 'DTEND:20261201T120000Z'];

    expect(busyIn(agenda(entry(...long)))).toEqual(['2026-10-19T00:00Z 2026-11-02T00:00Z']);
    expect(busyIn(agenda(entry('DTSTART:20261018T230000Z', 'DTEND:20261019T000000Z')))).toEqual([]);
    expect(busyIn(agenda(entry('DTSTART:20261102T000000Z', 'DTEND:20261102T010000Z')))).toEqual([]);
  });

  it('counts once, also when it stands there twice or meets another', () => {
    const other = entry('UID:b', 'DTSTART:20261020T073000Z', 'DTEND:20261020T080000Z');

    expect(busyIn(agenda(entry(...NINE_TO_TEN), entry(...NINE_TO_TEN), other))).toEqual(BUSY_NINE_TO_TEN);
    expect(busyIn(`${agenda(entry(...NINE_TO_TEN))}${agenda(other)}`)).toEqual(BUSY_NINE_TO_TEN);
    expect(
      busyIn(agenda(entry(...NINE_TO_TEN), entry('UID:c', 'DTSTART:20261020T080000Z', 'DURATION:PT30M'))),
    ).toEqual(['2026-10-20T07:00Z 2026-10-20T08:30Z']);
  });

  it('is left out when it is one of our own tables, which we know better', () => {
    expect(
      busyIn(agenda(entry('UID:019ad000-0000-7000-8000-00000000000a@actietafel', ...NINE_TO_TEN))),
    ).toEqual([]);
  });
});

describe('a whole day', () => {
  it('is that day on the clock at the school, from its first minute to its last', () => {
    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261021')))).toEqual([
      '2026-10-19T22:00Z 2026-10-20T22:00Z',
    ]);
  });

  it('has 25 hours when the clocks change, and 23 in spring', () => {
    const spring = { from: '2027-03-20T00:00:00Z', until: '2027-04-03T00:00:00Z' };

    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026')))).toEqual([
      '2026-10-24T22:00Z 2026-10-25T23:00Z',
    ]);
    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20270328', 'DTEND;VALUE=DATE:20270329')), spring)).toEqual(
      ['2027-03-27T23:00Z 2027-03-28T22:00Z'],
    );
  });

  it('ends before its last date, is one day without one, and one day when it ends on itself', () => {
    const oneDay = ['2026-10-19T22:00Z 2026-10-20T22:00Z'];

    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20261020')))).toEqual(oneDay);
    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261020')))).toEqual(oneDay);
    expect(busyIn(agenda(entry('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261022')))).toEqual([
      '2026-10-19T22:00Z 2026-10-21T22:00Z',
    ]);
  });

  it('that is marked free, such as a birthday, keeps nobody away', () => {
    expect(
      busyIn(agenda(entry('DTSTART;VALUE=DATE:20201020', 'RRULE:FREQ=YEARLY', 'TRANSP:TRANSPARENT'))),
    ).toEqual([]);
  });
});

describe('a free/busy list', () => {
  const list = (...lines: string[]) =>
    agenda(['BEGIN:VFREEBUSY', 'UID:list', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VFREEBUSY']);

  it('is busy where it says nothing else', () => {
    expect(busyIn(list('FREEBUSY:20261020T070000Z/20261020T080000Z'))).toEqual(BUSY_NINE_TO_TEN);
    expect(busyIn(list('FREEBUSY:20261020T070000Z/PT1H,20261021T070000Z/PT1H'))).toEqual([
      ...BUSY_NINE_TO_TEN,
      '2026-10-21T07:00Z 2026-10-21T08:00Z',
    ]);
  });

  it.each([
    ['BUSY', BUSY_NINE_TO_TEN],
    ['BUSY-UNAVAILABLE', BUSY_NINE_TO_TEN],
    ['X-OTHER', BUSY_NINE_TO_TEN],
    ['BUSY-TENTATIVE', [`${BUSY_NINE_TO_TEN[0]} ?`]],
    ['FREE', []],
  ])('knows the kind %s', (type, expected) => {
    expect(busyIn(list(`FREEBUSY;FBTYPE=${type}:20261020T070000Z/20261020T080000Z`))).toEqual(expected);
  });
});
