import type { FamilyKnows } from '../../domain/grounds.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Family, familyOf } from '../triage/family.ts';

/** The family of a dossier, with what was recorded when its concern was accepted. */
export async function familyOfDossier(tx: Tx, dossier: Dossier, today: SchoolDate): Promise<Family | null> {
  const concern = await tx.concerns.byId(dossier.concernId);
  return concern ? familyOf(tx, concern, today) : null;
}

/** Whether everybody who has to hear of it has heard. The last record about a parent counts. */
export function familyKnows({ mustHear, recorded }: Family): FamilyKnows {
  const last = mustHear.map((id) => recorded.findLast(({ guardianId }) => guardianId === id));
  if (last.some((each) => !each?.informedOn && !each?.exceptionCode)) return 'not_yet';
  return last.every((each) => each?.informedOn) ? 'all' : 'excepted';
}
