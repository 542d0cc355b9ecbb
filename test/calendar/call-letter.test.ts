import { describe, expect, it } from '@jest/globals';
import type { CallLetter } from '../../src/app/safety/views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';

const URL = 'https://actietafel.example/besproken/abc';
const LETTER: CallLetter = {
  kind: 'letter_call_me',
  roepnaamOfAsker: 'Anna',
  school: 'Testcollege',
  url: URL,
};

describe('a letter that asks an aandachtsfunctionaris to call', () => {
  it('says who wants to be called, and no word of what it is about', () => {
    const { subject, text } = writtenLetter(LETTER, 'nl');

    expect(subject).toBe('Wil je een collega bellen?');
    expect(text).toContain('Anna van Testcollege vraagt of je wilt bellen.');
    expect(text).not.toMatch(/veilig|leerling|melding/i);
  });

  it('has the link with which to say that it was discussed, when there is one', () => {
    expect(writtenLetter(LETTER, 'nl').text).toContain(`Laat weten dat het is besproken:\n${URL}`);
    expect(writtenLetter({ ...LETTER, url: null }, 'nl').text).not.toContain('besproken');
  });

  it('says in its first line that it may have come before', () => {
    expect(writtenLetter(LETTER, 'en', true).text.split('\n')[0]).toMatch(/before|again|twice/i);
  });
});
