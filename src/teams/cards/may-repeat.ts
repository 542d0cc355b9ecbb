import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Card } from './expand.ts';

/**
 * The card with a line at its top that it may have come before: of a message whose first fate was lost nobody knows
 * whether it arrived, so it is sent once more, and says so (design 5).
 */
export function sayingMayRepeat(card: Card, language: Language, where: 'personal' | 'channel'): Card {
  const line = {
    type: 'TextBlock',
    text: textsIn(language).messages.mayRepeat[where],
    isSubtle: true,
    size: 'Small',
    wrap: true,
  };
  return { ...card, body: [line, ...((card.body as unknown[] | undefined) ?? [])] };
}
