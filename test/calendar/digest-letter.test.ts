import { describe, expect, it } from '@jest/globals';
import { writtenLetter } from '../../src/calendar/letters.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const LETTER = {
  kind: 'letter_digest' as const,
  on: '2026-11-27' as SchoolDate,
  schools: [
    {
      school: 'Testcollege',
      lines: [
        { number: '26-001', rule: 'first_table' as const, dueOn: '2026-11-30' as SchoolDate },
        { number: '26-002', rule: 'agreement' as const, dueOn: '2026-11-27' as SchoolDate },
        { number: '26-003', rule: 'report_shared' as const, dueOn: '2026-11-20' as SchoolDate },
      ],
      more: 2,
    },
  ],
  url: 'https://actietafel.example/mijn/abc',
};

describe('the message of a day by mail', () => {
  it.each([
    [
      'nl',
      'Herinneringen van vr 27 nov 2026',
      ['26-001: eerste actietafel, uiterlijk ma 30 nov', 'vandaag', 'bedoeld voor vr 20 nov', 'En nog 2'],
    ],
    [
      'en',
      'Reminders of Fri 27 Nov 2026',
      ['26-001: first table, by Mon 30 Nov', 'today', 'meant for Fri 20 Nov', 'And 2 more'],
    ],
  ] as const)('in %s has numbers, days, what is to be done and the link', (language, subject, parts) => {
    const letter = writtenLetter(LETTER, language);

    expect(letter.subject).toBe(subject);
    for (const part of [...parts, LETTER.url]) {
      expect(letter.text).toContain(part);
      expect(letter.html).toContain(part);
    }
  });

  it('says of two schools which lines are of which', () => {
    const other = { school: 'De Brug', lines: LETTER.schools[0]?.lines.slice(0, 1) ?? [], more: 0 };

    const { text } = writtenLetter({ ...LETTER, schools: [other, ...LETTER.schools] }, 'nl');

    expect(text).toMatch(/De Brug\n\n- 26-001: [^\n]+\n\nTestcollege\n\n- 26-001:/);
    expect(text).toContain('namens De Brug, Testcollege');
  });

  it('goes without a link when there is none, and says when it may have come before', () => {
    const { text } = writtenLetter(
      { ...LETTER, schools: [{ school: 'Testcollege', lines: [], more: 0 }], url: null },
      'nl',
      true,
    );

    expect(text).not.toMatch(/http|En nog/);
    expect(text).toContain('Misschien kreeg je deze mail al eerder');
  });
});
