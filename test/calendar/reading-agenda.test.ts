import { describe, expect, it } from '@jest/globals';
import { readingAgendas } from '../../src/calendar/reading-agenda.ts';
import { zoneNames } from '../../src/calendar/zone-names.ts';
import { agenda, dutchRule, entry } from '../support/agenda-text.ts';

const MAIL = 'hanna.jeugdarts@jgz.example';
const read = readingAgendas(zoneNames());

type Window = { from: string; until: string };
/** Two weeks with the change of the clocks of 25 October in the middle. */
const AUTUMN: Window = { from: '2026-10-19T00:00:00Z', until: '2026-11-02T00:00:00Z' };

/** Read as `2026-10-20T08:00Z/09:00Z`, with a mark where it is not certain; or why it could not be read. */
function busyIn(
  ics: string,
  { from, until }: Window = AUTUMN,
  mail: string | null = MAIL,
): string[] | string {
  const found = read(ics, { from: Date.parse(from), until: Date.parse(until), mail });
  if (found.kind === 'failed') return found.fault;
  return found.busy.map(({ startsAt, endsAt, status }) => {
    const [start, end] = [startsAt, endsAt].map((at) => new Date(at).toISOString().replace(':00.000Z', 'Z'));
    return `${start} ${end}${status === 'tentative' ? ' ?' : ''}`;
  });
}

const NINE_TO_TEN = [
  'DTSTART;TZID=Europe/Amsterdam:20261020T090000',
  'DTEND;TZID=Europe/Amsterdam:20261020T100000',
];
const BUSY_NINE_TO_TEN = ['2026-10-20T07:00Z 2026-10-20T08:00Z'];

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

describe('what an entry says about being there', () => {
  it.each([
    ['nothing', [], 'busy'],
    ['TRANSP:OPAQUE', ['TRANSP:OPAQUE'], 'busy'],
    ['TRANSP:TRANSPARENT', ['TRANSP:TRANSPARENT'], 'free'],
    ['STATUS:CONFIRMED', ['STATUS:CONFIRMED'], 'busy'],
    ['STATUS:TENTATIVE', ['STATUS:TENTATIVE'], 'tentative'],
    ['STATUS:CANCELLED', ['STATUS:CANCELLED'], 'free'],
    ['Outlook: free', ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'], 'free'],
    ['Outlook: working elsewhere', ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'], 'free'],
    ['Outlook: tentative', ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'], 'tentative'],
    ['Outlook: out of office', ['TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], 'busy'],
    ['declined', [`ATTENDEE;PARTSTAT=DECLINED:MAILTO:${MAIL}`], 'free'],
    ['accepted', [`ATTENDEE;PARTSTAT=ACCEPTED:mailto:${MAIL}`], 'busy'],
    ['not answered', [`ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${MAIL}`], 'tentative'],
    ['perhaps', [`ATTENDEE;PARTSTAT=TENTATIVE:mailto:${MAIL.toUpperCase()}`], 'tentative'],
    ['declined by another', ['ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example'], 'busy'],
  ])('counts for %s', (_what, lines, status) => {
    const expected = { busy: BUSY_NINE_TO_TEN, tentative: [`${BUSY_NINE_TO_TEN[0]} ?`], free: [] };

    expect(busyIn(agenda(entry(...NINE_TO_TEN, ...lines)))).toEqual(
      expected[status as keyof typeof expected],
    );
  });

  it('keeps what is certain apart from what is not', () => {
    const perhaps = entry('UID:b', 'STATUS:TENTATIVE', 'DTSTART:20261020T073000Z', 'DTEND:20261020T090000Z');

    expect(busyIn(agenda(entry(...NINE_TO_TEN), perhaps))).toEqual([
      ...BUSY_NINE_TO_TEN,
      '2026-10-20T07:30Z 2026-10-20T09:00Z ?',
    ]);
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

describe('an agenda that cannot be read', () => {
  it.each([
    ['nothing', ''],
    ['a page to sign in', '<!doctype html><title>Sign in</title>'],
    ['a card', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n'],
    ['half of one', agenda(entry(...NINE_TO_TEN)).slice(0, 120)],
    ['an entry without a beginning', agenda(entry('SUMMARY:x'))],
    ['an entry with an odd time', agenda(entry('DTSTART:2026-vandaag'))],
    ['a rule that is none', agenda(entry(...NINE_TO_TEN, 'RRULE:FREQ=OFTEN'))],
  ])('is unknown and not free: %s', (_what, text) => {
    expect(busyIn(text)).toBe('not_a_calendar');
  });

  it('is given up when it repeats beyond all measure', () => {
    expect(busyIn(agenda(entry(...NINE_TO_TEN, 'RRULE:FREQ=SECONDLY')))).toBe('too_many');
    expect(busyIn(agenda(entry(...NINE_TO_TEN, 'RRULE:FREQ=MINUTELY')))).toBe('too_many');
    expect(busyIn(agenda(entry('DTSTART:19700101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY')))).toBe(
      'too_many',
    );
  });

  it('is not read when it holds more apart from each other than one for every hour of its time', () => {
    const first = Date.parse('2026-10-20T00:00:00Z');
    const seconds = (many: number) =>
      Array.from({ length: many }, (_, index) => {
        const at = new Date(first + index * 120_000).toISOString();
        return `${at.replace(/[-:]|\.000/g, '')}/PT1S`;
      });
    const list = (many: number) => agenda(['BEGIN:VFREEBUSY', `FREEBUSY:${seconds(many)}`, 'END:VFREEBUSY']);

    expect(busyIn(list(3_000))).toHaveLength(3_000);
    expect(busyIn(list(3_001))).toBe('too_many');
  });

  it('that holds nothing is free all the time', () => {
    expect(busyIn(agenda())).toEqual([]);
  });
});
