import { describe, expect, it } from '@jest/globals';
import type { SeatPassedLetter } from '../../src/app/table/letter-views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import type { LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';

const LETTER: SeatPassedLetter = {
  kind: 'letter_seat_passed',
  school: 'Testcollege',
  number: '26-017',
  linkId: '019ad111-0000-7000-8000-0000000000f1' as LinkId,
  moment: {
    on: '2026-11-26' as SchoolDate,
    minute: 540 as WallMinute,
    untilMinute: 600 as WallMinute,
  },
  appointment: null,
};

describe('the letter to a partner in whose place another goes', () => {
  it('says which moment is off for them, in Dutch time', () => {
    const { subject, text } = writtenLetter(LETTER, 'nl');

    expect(subject).toContain('26-017');
    expect(text).toContain('Je hoeft niet te komen op do 26 nov');
    expect(text).toContain('Nederlandse tijd');
  });

  it('says that no answer is waited for when nothing was booked', () => {
    expect(writtenLetter({ ...LETTER, moment: null }, 'nl').text).toContain('geen antwoord meer');
  });

  it('begins by saying that it may have come before, where it may', () => {
    expect(writtenLetter(LETTER, 'en', true).text).toMatch(/^You may/);
  });
});
