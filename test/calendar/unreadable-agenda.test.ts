import { describe, expect, it } from '@jest/globals';
import { agenda, entry } from '../support/agenda-text.ts';
import { busyIn, NINE_TO_TEN } from '../support/busy-times.ts';

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
