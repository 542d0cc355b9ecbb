import { holdsBsn } from './elfproef.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import { SEAT_KINDS } from './roles.ts';

/**
 * What a table says to the school as a critical friend: the three themes of the Utrechtse kernpartners (2017), and the lessons
 * themselves. It is about the school and about no pupil.
 */
export const ADVICE_THEMES = [
  'pedagogical_climate',
  'less_absence',
  'care_structure',
  'lessons_and_timetable',
  'other',
] as const;
export type AdviceTheme = (typeof ADVICE_THEMES)[number];

/** Who says it: a partner by the kind of seat, or everybody together. No family by itself: of one table that leads back to them. */
export const ADVISERS = [...SEAT_KINDS, 'together'] as const;
export type Adviser = (typeof ADVISERS)[number];

export type AdviceState = 'open' | 'taken_up' | 'done';

/** In characters: some sentences. Ours. */
export const LONGEST_ADVICE = 600;

/** So much of it waits at a school at most, and so much is listed: all that waits, and as much that is done. Ours. */
export const MOST_ADVICE_WAITING = 50;
export const MOST_ADVICE_SHOWN = 100;

export type Advice = { theme: AdviceTheme; adviser: Adviser; text: string };
export type AdviceForm = { theme: AdviceTheme | null; adviser: Adviser | null; text: string };
export type AdviceFault = { code: RefusalCode; at: keyof AdviceForm | null };

/** The advice in a form as it is kept, or what is wrong with it in the order of the boxes. */
export function adviceIn({
  theme,
  adviser,
  text,
}: AdviceForm): { advice: Advice } | { faults: AdviceFault[] } {
  const words = text.trim();
  const faults: AdviceFault[] = [];
  if (theme === null) faults.push({ code: 'advice_theme_missing', at: 'theme' });
  if (adviser === null) faults.push({ code: 'adviser_missing', at: 'adviser' });
  if (words === '') faults.push({ code: 'advice_empty', at: 'text' });
  else if (words.length > LONGEST_ADVICE) faults.push({ code: 'text_too_long', at: 'text' });
  else if (holdsBsn(words)) faults.push({ code: 'bsn_in_text', at: 'text' });
  return theme === null || adviser === null || faults.length > 0
    ? { faults }
    : { advice: { theme, adviser, text: words } };
}

export function isSameAdvice(one: Advice, other: Advice): boolean {
  return one.theme === other.theme && one.adviser === other.adviser && one.text === other.text;
}

/** All that is kept of when it was given. A day would lead back to the table, and so to the pupil. */
export function monthOf(on: SchoolDate): SchoolDate {
  return `${on.slice(0, 8)}01` as SchoolDate;
}

/** What can become of it: one step on, or one back for a thumb that slipped. */
export const ADVICE_STEPS = {
  take_up: { from: 'open', to: 'taken_up' },
  finish: { from: 'taken_up', to: 'done' },
  put_back: { from: 'taken_up', to: 'open' },
  reopen: { from: 'done', to: 'taken_up' },
} as const satisfies Record<string, { from: AdviceState; to: AdviceState }>;
export type AdviceStep = keyof typeof ADVICE_STEPS;

const STEPS = Object.keys(ADVICE_STEPS) as AdviceStep[];

export function stepsFrom(state: AdviceState): AdviceStep[] {
  return STEPS.filter((step) => ADVICE_STEPS[step].from === state);
}

/** A step by its name, as a form sends it; null for what is none. */
export function stepIn(code: string): AdviceStep | null {
  return STEPS.find((step) => step === code) ?? null;
}
