/** The terms that are guarded so far, with their own unit each; sources in docs of the knowledge base, `domain.md` B12. */
export const DEADLINE_RULES = {
  /** An untouched concern is asked about again. Ours. */
  concern_untouched: { version: 1, length: 2, unit: 'school_days' },
  /** "Maar we informeren ze altijd" (seed 003); the number is ours. */
  parents_informed: { version: 1, length: 1, unit: 'school_days' },
  /** Whoever asked gets an answer ("iedereen wordt gehoord", seed 003); the number is ours. */
  asker_told: { version: 1, length: 2, unit: 'school_days' },
  /** "Binnen een aantal dagen" (seed 003); the number is ours. */
  first_table: { version: 1, length: 5, unit: 'school_days' },
  /** "Binnen drie maanden een afspraak" (seed 001). */
  agreement: { version: 1, length: 3, unit: 'calendar_months' },
} as const;

export type DeadlineRule = keyof typeof DEADLINE_RULES;
