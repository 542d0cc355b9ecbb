import type { ConcernId, Language, PersonId } from '../../domain/ids.ts';
import { holderOf } from '../pages/opening-page.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type TableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { carries } from '../triage/who-coordinates.ts';
import { type Deps, workAt } from '../turn.ts';

/** A dossier behind the link to its people, and who stands there. */
export type Behind = { dossier: Dossier; by: PersonId; coordinates: boolean; language: Language };

/**
 * Who carries the dossier finds it behind their link; null for who does not (any more).
 *
 * @param locked so that nobody closes it or adds to it at the same moment
 */
export async function dossierBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  locked: 'look' | 'locked' = 'look',
): Promise<Behind | null> {
  if (link.purpose !== 'people_page' || !link.concernId) return null;
  const holder = await holderOf(tx, deps, link);
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!holder || !dossier || !carries(holder, dossier, link.schoolId)) return null;
  const person = await tx.people.byId(holder.personId);
  return {
    dossier,
    by: holder.personId,
    coordinates: holder.memberships.some(
      ({ schoolId, role }) => schoolId === link.schoolId && role === 'ondersteuningscoordinator',
    ),
    language: person?.language ?? (await tx.schools.here()).language,
  };
}

/** The same dossier, locked, with the table that is asked about or stands, for a press that changes who is there. */
export async function caseBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
): Promise<{ behind: Behind; work: Work; found: TableCase | null } | null> {
  const behind = await dossierBehind(tx, deps, link, 'locked');
  if (!behind) return null;
  const work = workAt(deps);
  const table = await tx.tables.current(behind.dossier.id);
  const found = table && (await tableCaseForChange(tx, link.schoolId, table.id, work.today));
  return { behind, work, found };
}
