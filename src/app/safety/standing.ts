import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';

/**
 * How a concern stands with safety. `closed` = its dossier was closed while somebody doubted: that it was discussed is
 * said no more, and what was kept from the family stays so.
 */
export type SafetyStanding = 'goes_on' | 'stopped' | 'closed';

/** Stopped for safety, at the first question or in triage, or doubted after it was sent. */
export function isStopped({ state, doubtedAt }: Pick<Concern, 'state' | 'doubtedAt'>): boolean {
  return state === 'safety' || doubtedAt !== null;
}

/** Closing locks the concern, so that whoever has it locked reads what will still be so at the end. */
export async function safetyStandingOf(tx: Tx, concern: Concern): Promise<SafetyStanding> {
  if (!isStopped(concern)) return 'goes_on';
  const dossier = concern.submittedAt === null ? null : await tx.dossiers.byConcern(concern.id);
  return dossier?.state === 'closed' ? 'closed' : 'stopped';
}
