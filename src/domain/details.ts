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

/** What has to be mended, and in which field; null = in all of it. */
export type DetailsFault = { code: RefusalCode; at: keyof Details | null };

/** Everything that keeps these details from being kept, in the order of the fields; empty when nothing does. */
export function faultsInDetails(details: Details): DetailsFault[] {
  const faults: DetailsFault[] = [];
  if (!isCount(details.sickReports, MOST_SICK_REPORTS))
    faults.push({ code: 'number_odd', at: 'sickReports' });
  if (!isCount(details.absenceHours, MOST_HOURS)) faults.push({ code: 'number_odd', at: 'absenceHours' });
  for (const at of ['tried', 'pupilsWords', 'more'] as const) {
    if (details[at].length > LONGEST_TEXT) faults.push({ code: 'text_too_long', at });
    else if (holdsBsn(details[at])) faults.push({ code: 'bsn_in_text', at });
  }
  return faults.length === 0 && isEmpty(details) ? [{ code: 'nothing_to_send', at: null }] : faults;
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
