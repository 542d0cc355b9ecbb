import { holdsBsn } from './elfproef.ts';
import type { RefusalCode } from './refusals.ts';

/** Whether somebody felt heard at a table. Nobody has to say. */
export const FELT_HEARD = ['yes', 'partly', 'no', 'rather_not'] as const;
export type FeltHeardAnswer = (typeof FELT_HEARD)[number];

/** What may be said with it, in characters. Ours. */
export const LONGEST_HEARD_WORDS = 1_000;

/** So often one person says it of one table. Ours, as often as they say something of the minutes. */
export const MOST_HEARD = 20;

export type FeltHeard = Readonly<{ answer: FeltHeardAnswer; words: string }>;

/** As it comes from a page; `answer` null = nothing was chosen. */
export type FeltHeardAsked = Readonly<{ answer: FeltHeardAnswer | null; words: string }>;

/** As it is kept, or what keeps it from being so. */
export function feltHeardOf({ answer, words }: FeltHeardAsked): FeltHeard | { code: RefusalCode } {
  if (answer === null) return { code: 'felt_heard_missing' };
  const kept = words.trim();
  if (kept.length > LONGEST_HEARD_WORDS) return { code: 'text_too_long' };
  return holdsBsn(kept) ? { code: 'bsn_in_text' } : { answer, words: kept };
}

export function isFeltHeardAnswer(code: string | null): code is FeltHeardAnswer {
  return FELT_HEARD.some((each) => each === code);
}

export function isSameHeard(one: FeltHeard, other: FeltHeard): boolean {
  return one.answer === other.answer && one.words === other.words;
}
