import type { SchoolDate } from '../ids.ts';

/** The terms that are guarded; what each is stands in `catalogue.ts`. */
export const DEADLINE_RULES = [
  'concern_untouched',
  'parents_informed',
  'asker_told',
  'review',
  'first_table',
  'report_shared',
  'agreement',
  'interim_6w',
  'interim_10w',
  'absence_16h',
  'long_absence',
  'sick_talk',
  'sick_consult',
  'care_duty',
  'action',
  'jgz_review',
  'pause_over',
] as const;
export type DeadlineRule = (typeof DEADLINE_RULES)[number];

/**
 * In what a term is counted. School weeks are weeks with a school day in them; working days are Monday to Friday less the
 * holidays of the Algemene termijnenwet, whatever the school does.
 */
export type TermUnit = 'school_days' | 'working_days' | 'school_weeks' | 'calendar_weeks' | 'calendar_months';

/** The rungs of the ladder. `scale_up` proposes to the coordinator to ask a named person; nothing goes there by itself. */
export const STEP_AUDIENCES = ['responsible', 'deputy', 'coordinator', 'channel', 'scale_up'] as const;
export type StepAudience = (typeof STEP_AUDIENCES)[number];

/**
 * One rung: who hears of the term, and when, counted from its last day: below 0 before it, 0 on it. What falls on a closed
 * day comes on the last open day before it. `before_summer` = so many school days before a closure of four weeks or more
 * that lies within the term, or begins within two weeks after it; without one there is no such step.
 */
export type Step = {
  to: StepAudience;
  days: number;
  unit: 'school_days' | 'calendar_days' | 'before_summer';
};

/** What holds for one term from its start on, whatever the catalogue or the school says later. */
export type Frozen = {
  version: number;
  length: number | null;
  unit: TermUnit;
  force: 'law' | 'firm' | 'soft';
  steps: readonly Step[];
  /** When every rung was taken: the coordinators are asked `again` each week, or the term is `over`. */
  after: 'again' | 'over';
};

/** What the rules of a term look at. */
export type TermDates = { rule: DeadlineRule; startsOn: SchoolDate; dueOn: SchoolDate; frozen: Frozen };

/** A school's own length, and own ladder, of a term; what is left out is the catalogue's. */
export type OwnTerms = Partial<Record<DeadlineRule, { length?: number; steps?: readonly Step[] }>>;
