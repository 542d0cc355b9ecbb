import { describe, expect, it } from '@jest/globals';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { Language, SchoolDate } from '../../src/domain/ids.ts';
import { closedIn, dayIn, momentIn, timeOf } from '../../src/texts/dates.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { testRoster } from '../support/school.ts';

const date = (text: string) => text as SchoolDate;

describe('a day on screen', () => {
  it('has its weekday, in short words of the language', () => {
    expect(dayIn('nl', date('2026-11-23'))).toBe('ma 23 nov 2026');
    expect(dayIn('en', date('2026-11-23'))).toBe('Mon 23 Nov 2026');
  });

  it('has no zero before a single digit', () => {
    expect(dayIn('nl', date('2027-03-01'))).toBe('ma 1 mrt 2027');
    expect(dayIn('en', date('2027-05-09'))).toBe('Sun 9 May 2027');
  });

  it('has a word for every weekday and every month', () => {
    for (const language of ['nl', 'en'] as const)
      for (let n = 0; n < 366; n++)
        expect(dayIn(language, addDays(date('2028-01-01'), n))).toMatch(
          /^\p{L}{2,3} \d{1,2} \p{L}{3} 2028$/u,
        );
  });
});

describe('a moment on screen', () => {
  it('has its weekday and both its ends, in 24 hours', () => {
    expect(momentIn('nl', date('2026-11-26'), 600, 660)).toBe('do 26 nov, 10:00–11:00 uur');
    expect(momentIn('en', date('2026-11-26'), 545, 965)).toBe('Thu 26 Nov, 09:05–16:05');
  });

  it('runs from the first to the last minute of a day', () => {
    expect(timeOf(0)).toBe('00:00');
    expect(timeOf(1439)).toBe('23:59');
  });
});

describe('a reason why a day does not count', () => {
  it('has a word in both languages', () => {
    const kerst = { kind: 'school_holiday', name: 'Kerstvakantie' } as const;

    expect(closedIn('nl', kerst)).toBe('kerstvakantie');
    expect(closedIn('en', kerst)).toBe('Christmas holiday');
    expect(closedIn('nl', { kind: 'public_holiday', holiday: 'koningsdag' })).toBe('Koningsdag');
    expect(closedIn('en', { kind: 'public_holiday', holiday: 'koningsdag' })).toBe("King's Day");
    expect(closedIn('nl', { kind: 'weekend' })).toBe('weekend');
  });

  it('keeps the name that the school gave it', () => {
    expect(closedIn('en', { kind: 'own_day', name: 'Studiedag' })).toBe('Studiedag');
    expect(closedIn('en', { kind: 'school_holiday', name: 'Carnaval' })).toBe('Carnaval');
    expect(closedIn('nl', { kind: 'school_holiday', name: 'constructor' })).toBe('constructor');
  });

  it('has a word for every holiday of the bundled list', () => {
    const calendar = calendarsFrom().of(testRoster().school);
    const names = new Set<string>();
    for (let on = calendar.firstKnown; on <= calendar.lastKnown; on = addDays(on, 1)) {
      const closed = calendar.closedBecause(on);
      if (closed?.kind === 'school_holiday') names.add(closed.name);
    }
    const words = (language: Language) => Object.keys(textsIn(language).dates.schoolHolidays).sort();

    expect(words('nl')).toEqual([...names].sort());
    expect(words('en')).toEqual([...names].sort());
  });
});
