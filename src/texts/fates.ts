import type { Texts } from './texts.ts';

/** A word for a code; one that we have no word for is "other", never the code. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? '') : (words.other ?? '');
}

/** A message that did not arrive, by its codes. */
export type Trouble = {
  kind: string;
  state: string;
  reason: string | null;
  whom: readonly Whom[];
  todo: keyof Texts['worklist']['todo'];
};

/** Whom it was for: a place at the table, what a colleague is called, or a role. */
type Whom =
  | { kind: 'seat'; role: keyof Texts['words']['seats']; nth: number | null; initial: string | null }
  | { kind: 'colleague'; roepnaam: string }
  | { kind: keyof Texts['worklist']['to'] };

/** `Ouder 1 (P.): uitnodiging. Niet bezorgd, sinds ma 23 nov 2026 (geen adres bekend). Bel of mail zelf.` */
export function troubleIn(
  texts: Texts,
  { kind, state, reason, whom, todo }: Trouble,
  day: string,
  safe: (name: string) => string = (name) => name,
): string {
  const { worklist } = texts;
  return worklist.troubleLine(
    begun(whom.map((each) => whomIn(texts, each, safe)).join(', ')),
    wordOf(worklist.kinds, kind),
    begun(wordOf(worklist.fates, state)),
    day,
    reason === null ? '' : ` (${wordOf(worklist.reasons, reason)})`,
    worklist.todo[todo],
  );
}

/** As the first word of a sentence. */
export function begun(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `ouder 1 (P.)`, `leerplicht`, `Carla`, `kanaal`. @param safe makes a name harmless where it is shown */
export function whomIn({ worklist, words }: Texts, whom: Whom, safe: (name: string) => string): string {
  if (whom.kind === 'colleague') return safe(whom.roepnaam);
  if (whom.kind !== 'seat') return worklist.to[whom.kind];
  return [
    words.seats[whom.role],
    ...(whom.nth === null ? [] : [String(whom.nth)]),
    ...(whom.initial === null ? [] : [`(${safe(whom.initial)}.)`]),
  ].join(' ');
}
