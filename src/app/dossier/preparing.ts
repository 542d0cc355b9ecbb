import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import { dossierView, type Showing } from './showing-dossier.ts';

/**
 * The reminders of the three months: asked kindly, and not at all when there is an agreement or the dossier is closed;
 * and its card, brought up to date. Only for who still carries it.
 */
export async function prepareDossier(
  tx: Tx,
  { notice, school, wallClock, today }: Moment,
): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  const isReminder = notice.kind !== 'card_edit';
  if (isReminder && dossier.state !== 'open') return { kind: 'drop', reason: dossier.state };
  const standing = await tx.people.standing(notice.to.id as PersonId, today);
  const isHolder = dossier.casushouderId === notice.to.id && worksAt(standing, school.id);
  if (!isHolder && !coordinatesAt(standing, school.id)) return { kind: 'drop', reason: 'role_ended' };
  const because = isReminder ? (notice.kind as Showing['because']) : 'asked';
  return {
    kind: 'view',
    view: await dossierView(tx, dossier, { schoolId: school.id, wallClock, today, because }),
  };
}
