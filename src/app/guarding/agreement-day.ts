import { addMonths } from '../../domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { CATALOGUE } from '../../domain/terms/catalogue.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/** By which day there is an agreement: what its term says, which was frozen when the dossier opened. */
export async function agreementDay(tx: Tx, { id, anchorOn }: Dossier): Promise<SchoolDate> {
  const terms = await tx.deadlines.of({ dossierId: id });
  const term = terms.find(({ rule }) => rule === 'agreement');
  return term?.dueOn ?? addMonths(anchorOn, CATALOGUE.agreement.length);
}
