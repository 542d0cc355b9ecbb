import { describe, expect, it } from '@jest/globals';
import type { CounterLetter } from '../../src/app/table/letter-views.ts';
import type { Addressee } from '../../src/app/table/views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import type { LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { FAMILY_LANGUAGES } from '../../src/domain/language.ts';

const letter = (to: Addressee, ...because: string[]): CounterLetter => ({
  kind: 'letter_counter',
  to,
  school: 'Testcollege',
  number: '26-017',
  url: 'https://actietafel.example/moment/abc',
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  moment: { on: '2026-11-26' as SchoolDate, minute: 600 as WallMinute, untilMinute: 660 as WallMinute },
  because,
  declined: null,
});

describe('the answer to somebody who proposed another time', () => {
  it('says that it is possible, and that the agreed moment stands until then', () => {
    const { subject, text } = writtenLetter(letter('parent'), 'nl');

    expect(subject).toBe('Uw voorstel voor een ander moment');
    expect(text).toContain('do 26 nov, 10:00–11:00 uur (Nederlandse tijd)');
    expect(text).toContain('Dat is mogelijk.');
    expect(text).toContain('blijft het afgesproken moment staan');
    expect(text).not.toMatch(/\b(je|jij|jou|jouw)\b/i);
  });

  it('says why it is not, and never whose agenda is in the way', () => {
    const { text } = writtenLetter(letter('colleague', 'no_room', 'seat:jgz', 'seat:swv', 'together'), 'nl');

    expect(text).toContain(
      'Dat kan helaas niet, want er is dan geen ruimte vrij, dan kunnen niet genoeg mensen.',
    );
    expect(text).not.toMatch(/jgz|jeugdgezondheid|swv/);
    expect(text.match(/niet genoeg mensen/g)).toHaveLength(1);
  });

  it.each([
    'past',
    'too_soon',
    'too_far',
    'closed',
    'no_start',
    'no_room',
    'together',
    'seat:jgz',
    'whatever',
  ])('has words for %s in every language, and no code in them', (code) => {
    for (const language of FAMILY_LANGUAGES)
      for (const to of ['parent', 'pupil', 'colleague'] as Addressee[]) {
        const { text, html } = writtenLetter(letter(to, code), language);

        expect(`${text}${html}`).not.toMatch(
          /too_soon|too_far|no_start|no_room|together|seat:|undefined|whatever/,
        );
      }
  });

  it('begins by saying so when it may have come before', () => {
    expect(writtenLetter(letter('pupil'), 'nl', true).text).toMatch(
      /^Misschien kreeg je deze mail al eerder/,
    );
  });
});
