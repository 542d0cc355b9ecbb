import { readdirSync, readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { withButtonsThatFit } from './button-rows.ts';

/** A card as Teams takes it. */
export type Card = { type: 'AdaptiveCard'; [field: string]: unknown };

/**
 * What a template is filled with: finished texts, yes or no, and rows of the same. Never null or undefined: the library
 * would leave `${name}` for a person to read, or throw.
 */
export type CardValue = string | boolean | number | CardValues | readonly CardValue[];
export type CardValues = { readonly [name: string]: CardValue };

const FOLDER = new URL('../../../cards/', import.meta.url);

/** All templates, parsed once at start: one with a fault in it stops the start and not a mentor. */
const TEMPLATES: ReadonlyMap<string, Template> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.slice(0, -'.json'.length),
      new Template(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
    ]),
);

/**
 * Fills the template `cards/<name>.json`, once, so that text of a person which looks like an expression stays text.
 *
 * @throws Error when there is no such template, or something in it was left unfilled.
 */
export function expandCard(name: string, values: CardValues): Card {
  const template = TEMPLATES.get(name);
  if (!template) throw new Error(`There is no card template ${name}.`);
  const card = template.expand({ $root: values }) as Card;
  const left = unfilled(card);
  if (left !== null) throw new Error(`The card template ${name} has nothing to fill ${left} with.`);
  return withButtonsThatFit(card);
}

/** The first expression that is still there; null when there is none. */
function unfilled(part: unknown): string | null {
  if (typeof part === 'string') return part.match(/\$\{[^}]*\}?/)?.[0] ?? null;
  if (typeof part !== 'object' || part === null) return null;
  for (const inner of Object.values(part)) {
    const left = unfilled(inner);
    if (left !== null) return left;
  }
  return null;
}
