import { addDays, addMonths } from './calendar/plain-date.ts';
import type { PersonId, SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';

/** Why there is no agreement yet. It is about how help is arranged, and never about whose fault it is. */
export const NO_AGREEMENT_REASONS = [
  'help_not_begun',
  'cause_not_clear',
  'plan_did_not_work',
  'family_needs_time',
  'somebody_missing',
] as const;
export type NoAgreementReason = (typeof NO_AGREEMENT_REASONS)[number];

/** Within so many days before the day of the agreement it can be decided that there is none yet. Ours. */
export const ANEW_BEFORE_DAYS = 14;
/** The new day is within so many months: the three months of seed 001 once more. Ours. */
export const ANEW_MONTHS = 3;

/** There was no agreement on the day: two people decided on another one, with why. */
export type NewDecision = {
  on: SchoolDate;
  /** The day on which there should have been an agreement. */
  insteadOf: SchoolDate;
  dueOn: SchoolDate;
  reason: NoAgreementReason;
  decidedBy: PersonId;
  secondPerson: PersonId;
};

/** What was filled in; null = not. */
export type NewDecisionAsked = {
  reason: NoAgreementReason | null;
  secondPerson: PersonId | null;
  dueOn: SchoolDate | null;
};

/** The form as it is asked first. */
export const NOTHING_DECIDED: NewDecisionAsked = { reason: null, secondPerson: null, dueOn: null };

/** Whether the day is near enough to decide that there is no agreement yet; after it always. */
export function canDecideAnew(dueOn: SchoolDate, today: SchoolDate): boolean {
  return today >= addDays(dueOn, -ANEW_BEFORE_DAYS);
}

/** The last day that can be chosen. */
export function lastNewDay(today: SchoolDate): SchoolDate {
  return addMonths(today, ANEW_MONTHS);
}

/** What is wrong with it; null = nothing. The new day is later than the one that it takes the place of. */
export function faultOfNewDecision(
  { reason, secondPerson, dueOn }: NewDecisionAsked,
  { decider, insteadOf }: { decider: PersonId; insteadOf: SchoolDate },
  today: SchoolDate,
): RefusalCode | null {
  if (!canDecideAnew(insteadOf, today)) return 'anew_early';
  if (reason === null) return 'anew_reason_missing';
  if (secondPerson === null) return 'anew_second_missing';
  if (secondPerson === decider) return 'second_person_same';
  const isOdd = dueOn === null || dueOn <= today || dueOn <= insteadOf || dueOn > lastNewDay(today);
  return isOdd ? 'anew_day_odd' : null;
}
