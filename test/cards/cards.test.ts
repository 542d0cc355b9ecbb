import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { allCards } from './samples.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schemas/adaptive-card-1.5.0.json', import.meta.url), 'utf8'),
);
// The published schema is of an older draft and uses keywords of its own.
const { $schema: _draft, id: _id, ...body } = schema as Record<string, unknown>;
const isCard = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(body);

const MOST_BYTES = 28 * 1024;
const MOST_ACTIONS = 6;

type Part = Record<string, unknown>;

describe.each(['nl', 'en'] as const)('every card in %s', (language) => {
  const cards = allCards(language);

  it.each(cards)('$name is an Adaptive Card 1.5 that Teams takes', ({ card }) => {
    expect(card.version).toBe('1.5');
    expect(
      isCard(withoutTypeahead(card))
        ? []
        : isCard.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`),
    ).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(MOST_BYTES);
    for (const row of [card, ...partsOf(card)].map(({ actions }) => (actions ?? []) as unknown[]))
      expect(row.length).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  it.each(cards)(
    '$name has a label at each input, an error text where one is required, and a verb at each button',
    ({ card }) => {
      const parts = partsOf(card);
      for (const part of parts.filter(({ type }) => String(type).startsWith('Input.'))) {
        expect(String(part.label ?? '')).not.toBe('');
        if (part.isRequired) expect(String(part.errorMessage ?? '')).not.toBe('');
      }
      for (const part of parts.filter(({ type }) => type === 'Action.Execute'))
        expect(String(part.verb)).toMatch(/^[a-z]+\.[a-z_]+$/);
      for (const part of parts.filter(({ type }) => type === 'Action.Submit')) expect(part).toBe('not used');
    },
  );

  it.each(cards)('$name has no row of buttons that is wider than a phone', ({ card }) => {
    for (const { actions } of partsOf(card)) {
      const titles = ((actions ?? []) as Part[]).map(({ title }) => String(title));
      // With more letters than this side by side, Teams cuts texts off on the narrowest phones.
      if (titles.length > 1) expect(titles.join('').length).toBeLessThanOrEqual(34);
    }
  });

  it.each(cards)('$name lets no text of a person act', ({ card }) => {
    const texts = partsOf(card).flatMap((part) =>
      [part.text, part.value, part.title].filter((text) => typeof text === 'string'),
    );

    for (const text of texts) expect(text).not.toMatch(/\[x\]\(|<at>|\*\*vet|\$\{/);
  });
});

describe('the templates', () => {
  it('hold no words of their own: every text comes from the texts', () => {
    const folder = new URL('../../cards/', import.meta.url);
    const found: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      for (const part of partsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))) {
        for (const field of ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText']) {
          const text = part[field];
          if (typeof text === 'string' && !/^(\$\{[^}]+\}\s*)*$/.test(text)) found.push(`${file}: ${text}`);
        }
      }
    }

    expect(found).toEqual([]);
  });
});

/** Teams documents `filtered` for 1.5 cards; the published schema of 1.5 does not know it yet. */
function withoutTypeahead(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card).replaceAll('"style":"filtered"', '"style":"compact"'));
}

function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(partsOf);
  return [part as Part, ...Object.values(part).flatMap(partsOf)];
}
