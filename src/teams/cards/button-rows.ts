import type { Card } from './expand.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * What a card on a phone of 360 points has room for: Teams does not break a row of buttons, it cuts their texts off. A
 * letter of a button's text is some 7.5 points wide; the rest of a button, and the space between two, as Teams draws it.
 */
const ROW_POINTS = 328;
const LETTER_POINTS = 7.5;
const AROUND_POINTS = 32;
const BETWEEN_POINTS = 8;

/** Puts buttons that do not fit beside one another on a phone below one another, in the same order. */
export function withButtonsThatFit(card: Card): Card {
  const body = partsIn(card.body).flatMap((part) =>
    part.type === 'ActionSet' && !fits(partsIn(part.actions)) ? stacked(part) : [part],
  );
  const { actions, ...rest } = card;
  const last = partsIn(actions);
  if (fits(last)) return { ...card, body };
  return { ...rest, body: [...body, ...stacked({ type: 'ActionSet', actions: last })] };
}

function fits(buttons: readonly Part[]): boolean {
  if (buttons.length < 2) return true;
  const widths = buttons.map(({ title }) => String(title).length * LETTER_POINTS + AROUND_POINTS);
  const between = (buttons.length - 1) * BETWEEN_POINTS;
  return widths.reduce((sum, width) => sum + width, between) <= ROW_POINTS;
}

/** A row for each. The first keeps its place and name, the others stand close below it. */
function stacked(row: Part): Part[] {
  return partsIn(row.actions).map((button, index) => ({
    ...(index === 0 ? row : { type: 'ActionSet', spacing: 'Small' }),
    actions: [button],
  }));
}

function partsIn(value: unknown): readonly Part[] {
  return Array.isArray(value) ? (value as Part[]) : [];
}
