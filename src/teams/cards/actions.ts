import type { CardRef } from '../../app/arriving/views.ts';
import type { Language } from '../../domain/ids.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

/** One button: what it says, what it does, about which row. `choice` is a closed code for buttons that need one. */
export type CardAction = { title: string; verb: string; ref: CardRef; choice?: string };

/** Everything that the plain card with buttons can show; at most six buttons, which is what Teams takes. */
export type ActionsCard = {
  label: string;
  title: string;
  lines?: readonly string[];
  warning?: string | null;
  facts?: readonly { title: string; value: string }[];
  note?: string | null;
  actions: readonly CardAction[];
};

/** A title, some lines, facts, and buttons that each press without any input. */
export function actionsCard(card: ActionsCard, language: Language): Card {
  const facts = card.facts ?? [];
  return expandCard('actions', {
    lang: language,
    label: card.label,
    title: card.title,
    lines: (card.lines ?? []).filter((text) => text !== '').map((text) => ({ text })),
    hasWarning: Boolean(card.warning),
    warning: card.warning ?? '',
    hasFacts: facts.length > 0,
    facts: facts.map(({ title, value }) => ({ title, value })),
    hasNote: Boolean(card.note),
    note: card.note ?? '',
    actions: card.actions.slice(0, 6).map(actionValues),
  });
}

function actionValues({ title, verb, ref, choice }: CardAction): CardValues {
  return { title, verb, choice: choice ?? '', ...refValues(ref) };
}

/** Labels of a closed list as the choices of an input, in the order of the texts. */
export function choicesOf(labels: Readonly<Record<string, string>>, only?: readonly string[]): CardValues[] {
  return Object.entries(labels)
    .filter(([value]) => only === undefined || only.includes(value))
    .map(([value, title]) => ({ title, value }));
}
