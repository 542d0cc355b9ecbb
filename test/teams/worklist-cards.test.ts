import { describe, expect, it } from '@jest/globals';
import type { PersonalView } from '../../src/app/views.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { WORKLIST_VIEWS } from '../support/dossier-views.ts';

type Part = Record<string, unknown>;

describe('a card about what did not arrive', () => {
  it('says of each message in one line for whom, what, since when, why not and what to do', () => {
    const said = partsOf(cardOf(WORKLIST_VIEWS.status as PersonalView, 'nl')).map(({ text }) => text);

    expect(said).toEqual(
      expect.arrayContaining([
        'Ouder 1 (P.), jeugdgezondheidszorg: uitnodiging. Niet bezorgd, sinds ma 23 nov 2026 (geen adres bekend). Bel of mail zelf.',
        'Kanaal: bericht in het kanaal. Niet geplaatst, sinds ma 23 nov 2026 (er is nog geen kanaal gekozen). Kies in Teams een kanaal voor Actietafel.',
      ]),
    );
  });

  it('has one short line for each of these when it tells of one message', () => {
    const facts = partsOf(cardOf(WORKLIST_VIEWS['not-delivered'] as PersonalView, 'en')).flatMap(
      ({ title, value, type }) => (type === undefined && typeof title === 'string' ? [[title, value]] : []),
    );

    expect(facts.map(([title]) => title)).toEqual([
      'For whom',
      'Message',
      'Since',
      'Why not',
      'What you can do',
    ]);
    expect(facts.at(-1)).toEqual([
      'What you can do',
      'Call, and fill in the answer on the card of the table.',
    ]);
  });
});

function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(partsOf);
  return Array.isArray(part) ? inner : [part as Part, ...inner];
}
