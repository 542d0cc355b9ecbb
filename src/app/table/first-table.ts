import { resumed } from '../guarding/beginning.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from './table-case.ts';

/** The term of the first table is met as soon as one is booked; what reminds of it is asked again when it is sent. */
export function meetFirstTable(tx: Tx, { id }: Dossier): Promise<void> {
  return tx.deadlines.end({ dossierId: id }, ['first_table'], 'met');
}

/**
 * A booked table that is off has not met it after all: the term runs on, with the days that it had, and its rungs. Not once another
 * of this case was held.
 */
export async function resumeFirstTable(work: Work, tx: Tx, dossier: Dossier): Promise<void> {
  if ((await tx.minutes.tablesHeld(dossier.id)).length > 0) return;
  const terms = await tx.deadlines.of({ dossierId: dossier.id });
  const met = terms.filter(({ rule, state }) => rule === 'first_table' && state === 'met');
  const school = await tx.schools.here();
  await tx.deadlines.start(met.map((term) => resumed(work, school, term)));
}
