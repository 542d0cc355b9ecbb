import type { SchoolDate } from '../../domain/ids.ts';
import { parentStays } from '../../domain/involvement.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { agesOf, isAsked } from '../table/table-case.ts';

/** Parents who hear nothing more since the pupil became 18. */
export async function parentsOut(tx: Tx, dossier: Dossier, today: SchoolDate): Promise<Participant[]> {
  const ageOn = await agesOf(tx, dossier);
  const participants = await tx.dossiers.participants(dossier.id);
  return participants.filter(
    (each) => each.role === 'ouder' && isAsked(each) && !parentStays(ageOn(each.fromOn), ageOn(today)),
  );
}
