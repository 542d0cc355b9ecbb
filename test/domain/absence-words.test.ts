import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysIn } from '../../src/domain/absence-words.ts';
import { addDays, readDate } from '../../src/domain/calendar/plain-date.ts';
import type { Language, SchoolDate } from '../../src/domain/ids.ts';
import { en } from '../../src/texts/en.ts';
import { nl } from '../../src/texts/nl.ts';

/** A Monday. */
const TODAY = '2026-11-23' as SchoolDate;

describe('days that somebody types', () => {
  it.each<[string, Language, string, string]>([
    ['van 1 december tot 12 december', 'nl', '2026-12-01', '2026-12-12'],
    ['van 1 dec t/m 12 dec', 'nl', '2026-12-01', '2026-12-12'],
    ['van 1 tot en met 12 december', 'nl', '2026-12-01', '2026-12-12'],
    ['van 1-12 tot 12-12', 'nl', '2026-12-01', '2026-12-12'],
    ['1/12 - 12/12', 'nl', '2026-12-01', '2026-12-12'],
    ['2026-12-01 tot 2026-12-12', 'nl', '2026-12-01', '2026-12-12'],
    ['van 1 december 2026 tot 3 januari 2027', 'nl', '2026-12-01', '2027-01-03'],
    ['van 28 december tot 3 januari', 'nl', '2026-12-28', '2027-01-03'],
    ['vandaag', 'nl', '2026-11-23', '2026-11-23'],
    ['morgen', 'nl', '2026-11-24', '2026-11-24'],
    ['van vandaag tot overmorgen', 'nl', '2026-11-23', '2026-11-25'],
    ['donderdag', 'nl', '2026-11-26', '2026-11-26'],
    ['op donderdag 26 november', 'nl', '2026-11-26', '2026-11-26'],
    ['van woensdag tot dinsdag', 'nl', '2026-11-25', '2026-12-01'],
    ['op 5 januari', 'nl', '2027-01-05', '2027-01-05'],
    ['from 1 December to 12 December', 'en', '2026-12-01', '2026-12-12'],
    ['from December 1st until December 12th', 'en', '2026-12-01', '2026-12-12'],
    ['from 1 to 12 December', 'en', '2026-12-01', '2026-12-12'],
    ['tomorrow', 'en', '2026-11-24', '2026-11-24'],
    ['on the day after tomorrow', 'en', '2026-11-25', '2026-11-25'],
    ['from Tuesday through Friday', 'en', '2026-11-24', '2026-11-27'],
    ['13/12 to 12/14', 'en', '2026-12-13', '2026-12-14'],
  ])('are read from "%s" (%s)', (words, language, fromOn, untilOn) => {
    expect(daysIn(words, TODAY, language)).toEqual({ fromOn, untilOn, doubt: null });
  });

  it.each<[string, Language]>([
    // Today is a Monday: this one, or the next?
    ['maandag', 'nl'],
    ['from Monday to Friday', 'en'],
    ['van dinsdag tot dinsdag', 'nl'],
    // Three weeks ago, or in eleven months?
    ['van 1 november tot 3 november', 'nl'],
    // The first of December, or the twelfth of January?
    ['1/12', 'en'],
  ])('are asked back where they can be meant in two ways: "%s" (%s)', (words, language) => {
    expect(daysIn(words, TODAY, language).doubt).toBe('absence_two_ways');
  });

  it.each<[string, Language]>([
    ['omdat ik moe ben', 'nl'],
    ['31 november', 'nl'],
    ['vrijdag 26 november', 'nl'],
    ['van nu tot straks', 'nl'],
    ['12-13', 'nl'],
    ['', 'nl'],
    ['constructor', 'en'],
  ])('are asked for where they cannot be read: "%s" (%s)', (words, language) => {
    expect(daysIn(words, TODAY, language)).toEqual({
      fromOn: null,
      untilOn: null,
      doubt: 'absence_not_read',
    });
  });

  it('keep the first day when only that was said', () => {
    expect(daysIn('vanaf 1 december', TODAY, 'nl')).toEqual({
      fromOn: '2026-12-01',
      untilOn: null,
      doubt: 'absence_not_read',
    });
  });

  it('take a day of less than half a year ago for a slip, and an older one for next year', () => {
    expect(daysIn('26 mei', TODAY, 'nl').doubt).toBe('absence_two_ways');
    expect(daysIn('25 mei', TODAY, 'nl')).toMatchObject({ fromOn: '2027-05-25', doubt: null });
  });

  it.each<Language>(['nl', 'en'])('come back the same when they are written out (%s)', (language) => {
    const day = fc.integer({ min: 0, max: 366 }).map((days) => addDays(TODAY, days));

    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), fc.boolean(), (fromOn, length, inNumbers) => {
        const untilOn = addDays(fromOn, length);
        const write = inNumbers ? (on: SchoolDate) => on : (on: SchoolDate) => written(on, language);
        const words =
          language === 'nl'
            ? `van ${write(fromOn)} t/m ${write(untilOn)}`
            : `from ${write(fromOn)} to ${write(untilOn)}`;

        expect(daysIn(words, TODAY, language)).toEqual({ fromOn, untilOn, doubt: null });
      }),
    );
  });

  it('never throw, and are days that exist', () => {
    const words = fc.array(
      fc.constantFrom('van', 'tot', 'to', 'from', '1', '31', 'feb', 'mei', 'ma', 'morgen', '-', '2/3'),
    );

    fc.assert(
      fc.property(words, fc.constantFrom<Language>('nl', 'en'), (said, language) => {
        const { fromOn, untilOn } = daysIn(said.join(' '), TODAY, language);
        for (const on of [fromOn, untilOn]) if (on !== null) expect(readDate(on)).toBe(on);
      }),
    );
  });
});

function written(on: SchoolDate, language: Language): string {
  const [year = '', month = '', day = ''] = on.split('-');
  const { months } = language === 'nl' ? nl.dates : en.dates;
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}
