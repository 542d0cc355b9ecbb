import { addDays } from './calendar/plain-date.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { Frozen } from './terms/term.ts';

/**
 * Parents applied in writing, and the school decides within six calendar weeks, which it may make ten, once, before the six
 * are over (zorgplicht; Wet passend onderwijs). Holidays count.
 */
export const CARE_WEEKS_EXTENDED = 10;

/** What is older was another application. Ours. */
const LONGEST_AGO_DAYS = 365;

/** The term as far as it may be made longer. */
export type CareTerm = { dueOn: SchoolDate; frozen: Pick<Frozen, 'length'> };

/** What is wrong with the day on which parents applied; null = nothing. */
export function faultOfApplication(appliedOn: SchoolDate | null, today: SchoolDate): RefusalCode | null {
  if (appliedOn === null) return 'care_day_odd';
  return appliedOn > today || appliedOn < addDays(today, -LONGEST_AGO_DAYS) ? 'care_day_odd' : null;
}

/** Why the school may not take longer; null = it may. */
export function faultOfExtension({ dueOn, frozen }: CareTerm, today: SchoolDate): RefusalCode | null {
  if (frozen.length === CARE_WEEKS_EXTENDED) return 'care_extended_already';
  return today > dueOn ? 'care_extended_late' : null;
}
