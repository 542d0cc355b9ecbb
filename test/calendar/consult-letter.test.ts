import { describe, expect, it } from '@jest/globals';
import type { ConsultLetter } from '../../src/app/consult/views.ts';
import type { Mail } from '../../src/app/ports/mail.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const URL = 'https://actietafel.example/overleg/abc?x=1&y=2';
const LETTER: ConsultLetter = {
  kind: 'letter_consult',
  number: '26-017',
  askedOn: '2026-11-23' as SchoolDate,
  school: 'Testcollege',
  url: URL,
};

describe('a letter that asks a partner to call', () => {
  it('says who asks, on which day and with which number, and nothing about why', () => {
    const { subject, text } = writtenLetter(LETTER, 'nl');

    expect(subject).toBe('Wil je de school bellen? (26-017)');
    expect(text).toContain('De ondersteuningscoördinator van Testcollege vraagt je om te bellen.');
    expect(text).toContain('Gevraagd op ma 23 nov');
    expect(text).toContain(`\n${URL}\n`);
    expect(text).toContain('Kenmerk: 26-017');
  });

  it.each(['nl', 'en'] as const)('has no number in an anonymous consult (%s)', (language) => {
    const { subject, text, html } = writtenLetter({ ...LETTER, number: null }, language);

    for (const part of [subject, text, html]) expect(part).not.toMatch(/26-017|null/);
  });

  it('brings nothing for an agenda', async () => {
    const mails: Mail[] = [];
    const mailer = {
      async send(mail: Mail) {
        mails.push(mail);
        return { kind: 'sent' as const, messageId: mail.messageId };
      },
    };

    await postmanOver(mailer, 'school@testcollege.example').post('a@b.example', LETTER, 'nl', 'n-1');

    expect(mails).toMatchObject([{ to: 'a@b.example', invitation: null }]);
  });
});
