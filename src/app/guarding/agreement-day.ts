import { addMonths } from '../../domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { CATALOGUE } from '../../domain/terms/catalogue.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/** By which day there is an agreement: what its term says, which was frozen when the dossier opened. */
export async function agreementDay(tx: Tx, dossier: Dossier): Promise<SchoolDate> {
  return agreementDayIn(await tx.deadlines.of({ dossierId: dossier.id }), dossier);
}

/** The same among all terms of the dossier. */
export function agreementDayIn(
  terms: readonly Deadline[],
  { anchorOn }: Pick<Dossier, 'anchorOn'>,
): SchoolDate {
  const term = terms.find(({ rule }) => rule === 'agreement');
  return term?.dueOn ?? addMonths(anchorOn, CATALOGUE.agreement.length);
}
