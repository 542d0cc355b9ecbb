import type { SchoolDate } from '../../domain/ids.ts';
import type { Advice, AdviceState } from '../../domain/school-advice.ts';

/** Advice to the school as it is kept: of no case, no table and nobody, and of a month and no day. */
export type SchoolAdvice = Advice & { id: string; month: SchoolDate; state: AdviceState };

export type SchoolAdviceStore = {
  /** What was given by this form; null = nothing. The form itself is not kept: its id tells the moment it was drawn. */
  givenBy(form: string): Promise<SchoolAdvice | null>;
  /** Keeps what was given by this form, once: false = something was given by it before, which stays. */
  add(form: string, advice: Omit<SchoolAdvice, 'id'>): Promise<boolean>;
  /** What is not done before what is, of both the newest months first; within a month in an order that tells nothing. */
  list(limit: number): Promise<SchoolAdvice[]>;
  /** How much is not done yet. */
  waiting(): Promise<number>;
  /** From one state to the next, unless it stands in another by now; answers how it stands, and whether this made it so. Null = there is none. */
  move(
    id: string,
    from: AdviceState,
    to: AdviceState,
  ): Promise<{ state: AdviceState; isChanged: boolean } | null>;
  /** Takes away, key and all, what was given before this day. Answers how many. */
  forget(before: SchoolDate, limit: number): Promise<number>;
};
