import { sql } from 'kysely';
import type { FamilyForm } from '../../src/app/triage/views.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { ConcernId } from '../../src/domain/ids.ts';
import type { Play } from './playing.ts';
import { SCHOOL } from './school.ts';

/** What the card for accepting asks about the family. @throws Error when it is another card. */
export function formIn(view: PersonalView): FamilyForm {
  if (view.kind !== 'triage_accept') throw new Error(`A ${view.kind} has no form.`);
  return view.family;
}

/** Everybody at the table of a dossier, invited or not. */
export async function participantsOf(school: Play, dossierId: string) {
  return school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossierId as never));
}

/** What is on record about the parents of the only concern of which anything is, by their ids. */
export async function informed(school: Play) {
  const found = await sql<{ id: ConcernId }>`select distinct concern_id as id from informed`.execute(
    school.engine.db,
  );
  const rows = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.dossiers.informed(found.rows[0]?.id as ConcernId),
  );
  return [...rows].sort((a, b) => String(a.guardianId).localeCompare(String(b.guardianId)));
}
