import { describe, expect, it } from '@jest/globals';
import { agenda, entry } from '../support/agenda-text.ts';
import { BUSY_NINE_TO_TEN, busyIn } from '../support/busy-times.ts';

const NAME = 'Customized Time Zone';

describe('a rule of the clocks that begins after the entry', () => {
  it('gives the clock from before its first change, and not that of London', () => {
    expect(busyIn(agenda(lateRule('20261025T030000', '+0200', '+0100'), nineToTen()))).toEqual(
      BUSY_NINE_TO_TEN,
    );
    expect(busyIn(agenda(lateRule('20270328T020000', '+0200', '+0300'), nineToTen()))).toEqual(
      BUSY_NINE_TO_TEN,
    );
  });

  it('gives the clock of the earliest of its changes, in whatever order they stand', () => {
    const later = lateRule('20280101T000000', '-0500', '-0400').slice(2, -1);
    const rule = lateRule('20261025T030000', '+0200', '+0100');
    const both = [...rule.slice(0, 2), ...later, ...rule.slice(2)];

    expect(busyIn(agenda(both, nineToTen()))).toEqual(BUSY_NINE_TO_TEN);
  });

  it('changes nothing from its first change on', () => {
    const after = entry(`DTSTART;TZID=${NAME}:20261027T090000`, 'DURATION:PT1H');

    expect(busyIn(agenda(lateRule('20261025T030000', '+0200', '+0100'), after))).toEqual([
      '2026-10-27T08:00Z 2026-10-27T09:00Z',
    ]);
  });
});

/** Nine to ten on the twentieth of October, on the clock of the zone. */
function nineToTen(): string[] {
  return entry(`DTSTART;TZID=${NAME}:20261020T090000`, `DTEND;TZID=${NAME}:20261020T100000`);
}

function lateRule(start: string, from: string, to: string): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${NAME}`,
    'BEGIN:STANDARD',
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}
