import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/** The term in which the school decides on a written application, running or not; undefined = nobody applied. */
export async function careTermOf(tx: Tx, { id }: Pick<Dossier, 'id'>): Promise<Deadline | undefined> {
  return (await tx.deadlines.of({ dossierId: id })).find(({ rule }) => rule === 'care_duty');
}
