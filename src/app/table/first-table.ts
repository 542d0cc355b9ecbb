import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/** The term of the first table is met as soon as one is booked. */
export function meetFirstTable(tx: Tx, { id }: Dossier): Promise<void> {
  return tx.deadlines.end({ dossierId: id }, ['first_table'], 'met');
}

/** A booked table that is off has not met it after all: the term runs on, with the days that it had. */
export async function resumeFirstTable(tx: Tx, { id }: Dossier): Promise<void> {
  const terms = await tx.deadlines.of({ dossierId: id });
  const met = terms.filter(({ rule, state }) => rule === 'first_table' && state === 'met');
  await tx.deadlines.start(met.map((term) => ({ ...term, state: 'running' })));
}
