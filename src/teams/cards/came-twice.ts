import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';

/** What is left of the second of two messages that were one: nothing to press, so that nobody has to choose. */
export function cameTwiceCard(language: Language): Card {
  const { cameTwice } = textsIn(language).messages;
  return expandCard('receipt', {
    lang: language,
    label: cameTwice.label,
    title: cameTwice.title,
    lines: [{ text: cameTwice.line }],
    links: [],
  });
}
