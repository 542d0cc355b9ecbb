import type { SchoolDate } from '../../domain/ids.ts';
import type { JgzAdvice, JgzFound } from '../../domain/jgz-advice.ts';
import type { PersonName } from '../ports/people.ts';

/**
 * Advice as this reader finds it. `by` = who gave it, for whoever may know more of it than the advice; null for others. `isOver` = the
 * day to look again went by and nothing newer was advised.
 */
export type AdviceShown = JgzFound & { on: SchoolDate; by: PersonName | null; isOver: boolean };

/** What youth health care advised, on the page of a case. */
export type JgzPart = {
  /** The newest first: the one that counts, and what was advised before for whoever finds that. Empty = nothing yet. */
  given: readonly AdviceShown[];
  /** Only what is about the timetable is among its adjustments. */
  isPartial: boolean;
  /** For whoever gives it; null = the reader does not. */
  form: AdviceForm | null;
};

/** `entry` makes a second press the same as the first; `last` = what stands in the form by itself. */
export type AdviceForm = {
  entry: string;
  last: JgzAdvice | null;
  firstSeen: SchoolDate;
  today: SchoolDate;
  firstReview: SchoolDate;
  lastReview: SchoolDate;
};
