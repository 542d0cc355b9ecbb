import type { Texts } from './texts.ts';

/** A word for a code; one that we have no word for is "other", never the code. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? '') : (words.other ?? '');
}

/** `vraag welk moment past: niet bezorgd (geen adres bekend)`: what did not arrive, and why. */
export function undeliveredIn(
  { worklist }: Texts,
  what: { kind: string; reason: string | null } | undefined,
): string {
  if (!what) return worklist.waits.not_delivered;
  const why = what.reason === null ? '' : ` (${wordOf(worklist.reasons, what.reason)})`;
  return `${wordOf(worklist.kinds, what.kind)}: ${worklist.waits.not_delivered}${why}`;
}
