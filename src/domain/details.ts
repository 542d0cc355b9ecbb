import { holdsBsn } from './elfproef.ts';
import type { RefusalCode } from './refusals.ts';

/** What may be said about how a pupil is doing: closed, a worry and never a diagnosis. */
export const WELFARE_REASONS = [
  'sombre',
  'anxious',
  'tired_or_pain',
  'overwhelmed',
  'sleep_or_gaming',
  'alone_or_bullied',
  'worries_at_home',
  'grief_or_separation',
  'learning_is_hard',
  'waiting_for_help',
] as const;
export type WelfareReason = (typeof WELFARE_REASONS)[number];

/** What came of it. "Wat is al geprobeerd, met welk effect" keeps a table from more of the same (seed 000). */
export const EFFECTS = ['helped', 'helped_a_little', 'no_effect', 'worse', 'unknown'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The part of a concern that does not go through Teams. Everything may be left out. */
export type Details = {
  /** How often the pupil was reported sick this school year. */
  sickReports: number | null;
  /** Hours missed in the last four school weeks, as the person who writes counted them. */
  absenceHours: number | null;
  welfare: readonly WelfareReason[];
  tried: string;
  effect: Effect | null;
  /** In the pupil's own words: the voice at the table (B8). */
  pupilsWords: string;
  more: string;
};

/** Per field, in characters. Long enough for an account, too short for a file. */
export const LONGEST_TEXT = 2_000;
const MOST_SICK_REPORTS = 200;
const MOST_HOURS = 200;

/** What keeps these details from being kept; null when nothing does. */
export function faultInDetails(details: Details): RefusalCode | null {
  const texts = [details.tried, details.pupilsWords, details.more];
  if (texts.some((text) => text.length > LONGEST_TEXT)) return 'text_too_long';
  if (texts.some(holdsBsn)) return 'bsn_in_text';
  if (!isCount(details.sickReports, MOST_SICK_REPORTS)) return 'number_odd';
  if (!isCount(details.absenceHours, MOST_HOURS)) return 'number_odd';
  if (isEmpty(details)) return 'nothing_to_send';
  return null;
}

function isCount(count: number | null, most: number): boolean {
  return count === null || (Number.isInteger(count) && count >= 0 && count <= most);
}

function isEmpty(details: Details): boolean {
  return (
    details.sickReports === null &&
    details.absenceHours === null &&
    details.welfare.length === 0 &&
    details.effect === null &&
    [details.tried, details.pupilsWords, details.more].every((text) => text.trim() === '')
  );
}
