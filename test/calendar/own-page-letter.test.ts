import { describe, expect, it } from '@jest/globals';
import { writtenLetter } from '../../src/calendar/letters.ts';

const LETTER = {
  kind: 'letter_own_page' as const,
  school: 'Testcollege',
  url: 'https://actietafel.example/mijn/abc',
  days: 30,
};

describe('the letter with the link to the own page', () => {
  it.each([
    ['nl', 'Open mijn pagina', 'werkt 30 dagen'],
    ['en', 'Open my page', 'works for 30 days'],
  ] as const)(
    'in %s has the link, for how long, and what to do with one that was not asked for',
    (language, button, holds) => {
      const { text, html } = writtenLetter(LETTER, language);

      for (const part of [LETTER.url, button, holds]) {
        expect(text).toContain(part);
        expect(html).toContain(part);
      }
    },
  );

  it('says nothing of any table', () => {
    const { subject, text } = writtenLetter(LETTER, 'nl');

    expect(`${subject} ${text}`).not.toMatch(/26-\d|Testlaan/);
  });

  it('says when it may have come before', () => {
    expect(writtenLetter(LETTER, 'nl', true).text).toContain('Misschien kreeg je deze mail al eerder');
  });
});
