import { describe, expect, it } from '@jest/globals';
import type { PrepareLetter } from '../../src/app/table/letter-views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import type { LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { PREPARING_ROLES } from '../../src/domain/preparing.ts';

const LETTER: PrepareLetter = {
  kind: 'letter_prepare',
  school: 'Testcollege',
  number: '26-017',
  place: 'Testcollege, Testlaan 1, Utrecht',
  url: 'https://actietafel.example/moment/abc',
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  task: 'jgz',
  moment: { on: '2026-11-26' as SchoolDate, minute: 600 as WallMinute, untilMinute: 660 as WallMinute },
};

describe('the letter that asks somebody to prepare', () => {
  it('says when, where, the own task in one line and what is asked, with a way to the page', () => {
    const { subject, text } = writtenLetter(LETTER, 'nl');

    expect(subject).toBe('Bereid je voor op de actietafel: do 26 nov, 10:00–11:00 uur (26-017)');
    expect(text).toContain('Jouw deel: ziekte en belasting.');
    expect(text).toContain('- Neem één mogelijkheid mee.');
    expect(text).toContain('Waar: Testcollege, Testlaan 1, Utrecht');
    expect(text).toContain(`Zo gaat het gesprek:\n${LETTER.url}`);
  });

  it('has a task for everybody who is asked, in Dutch and in English', () => {
    for (const language of ['nl', 'en'] as const) {
      const texts = PREPARING_ROLES.map((task) => writtenLetter({ ...LETTER, task }, language).text);

      expect(new Set(texts).size).toBe(PREPARING_ROLES.length);
    }
  });

  it('says in a repeat that it may be one', () => {
    expect(writtenLetter(LETTER, 'nl', true).text).toContain('Misschien kreeg je deze mail al eerder.');
  });
});
