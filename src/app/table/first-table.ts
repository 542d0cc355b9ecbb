import type { SchoolDate } from '../../domain/ids.ts';
import { resumed } from '../guarding/beginning.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import type { Work } from './table-case.ts';

/** The term of the first table is met as soon as one is booked; what reminds of it is asked again when it is sent. */
export function meetFirstTable(tx: Tx, { id }: Dossier): Promise<void> {
  return tx.deadlines.end({ dossierId: id }, ['first_table'], 'met');
}

/**
 * A booked table that is off has not met it after all: the term runs on, with the days that it had, and its rungs. Not once another
 * was held since the case began, or began anew: those of before it was opened again met the term of then.
 */
export async function resumeFirstTable(work: Work, tx: Tx, dossier: Dossier): Promise<void> {
  const held = await tx.minutes.tablesHeld(dossier.id);
  if (held.some(({ heldOn }) => isOfNow(dossier, heldOn))) return;
  const terms = await tx.deadlines.of({ dossierId: dossier.id });
  const met = terms.filter(({ rule, state }) => rule === 'first_table' && state === 'met');
  const school = await tx.schools.here();
  await tx.deadlines.start(met.map((term) => resumed(work, school, term)));
}

/**
 * Whether people are asked as at the start of a case: no table of it is asked about or stands, none was held since it began or began
 * anew, and none was called off, of which a new one is asked for.
 *
 * @param latest the newest table of the case
 */
export function wantsFirstTable(dossier: Dossier, latest: Actietafel | null): boolean {
  if (dossier.state === 'closed') return false;
  return latest === null || (latest.state === 'held' && !isOfNow(dossier, latest.heldOn));
}

/** A table of which an older version put down no day counts as one of now. */
function isOfNow({ anchorOn }: Pick<Dossier, 'anchorOn'>, heldOn: SchoolDate | null): boolean {
  return heldOn === null || heldOn >= anchorOn;
}
