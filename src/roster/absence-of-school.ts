import { z } from 'zod';
import type { OwnAbsenceRules } from '../domain/absence-duty/rules.ts';
import { oneOf } from './cells.ts';

function upTo(first: number, last: number) {
  return z.number().int().min(first).max(last).optional();
}

/**
 * How a school keeps absence in its own way: what is left out is the default of `domain/absence-duty/rules.ts`. What the law
 * has reported is reported later nowhere: fewer hours, more weeks or a shorter time between reports, and not the other way.
 */
export const OwnAbsence = z.strictObject({
  hours: upTo(1, 16),
  hoursSchoolWeeks: upTo(4, 12),
  againAfterDays: upTo(1, 7),
  adults: oneOf(['not_obligatory', 'agreed']).optional(),
  longFromReport: upTo(2, 10),
  longAgain: oneOf(['once', 'weekly']).optional(),
  sickReports: upTo(1, 20),
  sickReportsSchoolWeeks: upTo(1, 40),
  sickSchoolDays: upTo(1, 40),
});

export function ownAbsenceOf(own: z.infer<typeof OwnAbsence> = {}): OwnAbsenceRules {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
}
