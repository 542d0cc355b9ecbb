import { CATALOGUE, lengthFor } from '../terms/catalogue.ts';
import type { OwnTerms } from '../terms/term.ts';

/**
 * What makes hours and sick reports into something that has to be done. A school may set each number for itself
 * (`school.yaml`, `absenceDuty`); how long there is to do it stands with the other terms.
 *
 * A school week is a week from Monday to Sunday in which the school is open on one day or more: four of them in a row may
 * have a holiday, or the summer, in between. That it begins on Monday is ours; the sources only say "lesweken".
 */
export type AbsenceRules = {
  /** Unauthorised hours that have to be reported, once they were made in so many school weeks in a row. */
  hours: number;
  hoursSchoolWeeks: number;
  /** In an absence that goes on and on one report in so many calendar days is enough. */
  againAfterDays: number;
  /** Reporting is no duty from this age on. */
  adultAge: number;
  /** Compulsory education begins on the first school day of the month after the birthday at this age. */
  fromAge: number;
  /** What the region agreed about pupils who are of age. */
  adults: 'not_obligatory' | 'agreed';
  /** Unauthorised absence of whole days, longer than so many school weeks, is long absence: the length of that term. */
  longSchoolWeeks: number;
  /** Where the region counts reports instead of weeks: from this report in a row on it is long absence; null = by weeks. */
  longFromReport: number | null;
  /** Whether a long absence is reported once, or again each `againAfterDays`. */
  longAgain: 'once' | 'weekly';
  /** A talk is called for at so many sick reports in so many school weeks. */
  sickReports: number;
  sickReportsSchoolWeeks: number;
  /** And from this school day of being sick in a row on. */
  sickSchoolDays: number;
};

/**
 * Sources: hours, weeks, holidays, the restart and the seven days: DUO, "Soorten verzuim" (duo.nl/zakelijk/verzuim; at least
 * 16, where an older text said more than 16). From 18 on no duty, though many municipalities agreed on it: the same. Long
 * absence, longer than four weeks: DUO, "Verzuim digitaal melden"; counting reports, from the fourth on, each week: Rotterdam
 * (onderwijs010.nl, "Hoe meld je verzuim"). Ages: Leerplichtwet 1969, articles 3 and 4. Sick reports: M@ZL of the NCJ
 * (ncj.nl/mazl), which some regions read as plain weeks.
 */
export const DEFAULT_ABSENCE_RULES = {
  hours: 16,
  hoursSchoolWeeks: 4,
  againAfterDays: 7,
  adultAge: 18,
  fromAge: 5,
  adults: 'not_obligatory',
  longSchoolWeeks: CATALOGUE.long_absence.length,
  longFromReport: null,
  longAgain: 'once',
  sickReports: 4,
  sickReportsSchoolWeeks: 12,
  sickSchoolDays: 7,
} as const satisfies AbsenceRules;

/** What a school chose for itself; the weeks of a long absence are chosen with the terms. */
export type OwnAbsenceRules = Partial<Omit<AbsenceRules, 'longSchoolWeeks'>>;

export function absenceRulesFor(policy: { absenceDuty?: OwnAbsenceRules; terms?: OwnTerms }): AbsenceRules {
  return {
    ...DEFAULT_ABSENCE_RULES,
    ...policy.absenceDuty,
    longSchoolWeeks: lengthFor('long_absence', policy),
  };
}

/** What one hour is: a lesson of at most 60 minutes where there are lessons, elsewhere an hour on the clock (B2.2). */
export type HourUnit = 'lesson_hours' | 'clock_hours';

const WITH_LESSONS: readonly string[] = ['vo', 'vso'];

export function hourUnitOf(sector: string): HourUnit {
  return WITH_LESSONS.includes(sector) ? 'lesson_hours' : 'clock_hours';
}
