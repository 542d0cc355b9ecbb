import { z } from 'zod';
import { CATALOGUE, type CatalogueEntry } from '../domain/terms/catalogue.ts';
import { DEADLINE_RULES, type OwnTerms, STEP_AUDIENCES } from '../domain/terms/term.ts';
import { oneOf } from './cells.ts';
import type { FaultCode } from './faults.ts';

/** Longer than any holiday, in whatever a term is counted: rather somebody typed the wrong unit. */
const LONGEST = 60;
const MOST_STEPS = 12;

const OwnStep = z.strictObject({
  to: oneOf(STEP_AUDIENCES),
  days: z.int().min(-LONGEST).max(LONGEST),
  unit: oneOf(['school_days', 'calendar_days']).default('school_days'),
});

/** One term that a school does in its own way: another length, another ladder, or both. */
export const OwnTerm = z
  .strictObject({
    rule: oneOf(DEADLINE_RULES),
    length: z.int().min(1).max(LONGEST).optional(),
    ladder: z.array(OwnStep).min(1).max(MOST_STEPS).optional(),
  })
  .refine(({ rule, length }) => length === undefined || mayBe(rule, length), {
    error: 'term_length' satisfies FaultCode,
    path: ['length'],
  })
  .refine(({ ladder = [] }) => ladder.every(({ days }, at) => days >= (ladder[at - 1]?.days ?? days)), {
    error: 'ladder_order' satisfies FaultCode,
    path: ['ladder'],
  });

/** A term with a day of its own has no length, and a legal one is made longer by nobody. */
function mayBe(rule: keyof typeof CATALOGUE, length: number): boolean {
  const entry: CatalogueEntry = CATALOGUE[rule];
  if (entry.length === null) return false;
  return entry.force !== 'law' || length <= entry.length;
}

export function ownTermsOf(terms: readonly z.infer<typeof OwnTerm>[]): OwnTerms {
  return Object.fromEntries(
    terms.map(({ rule, length, ladder }) => [
      rule,
      { ...(length !== undefined && { length }), ...(ladder && { steps: ladder }) },
    ]),
  );
}
