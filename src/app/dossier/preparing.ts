import type { DossierId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { dossierView } from './showing-dossier.ts';
import type { DossierView } from './views.ts';

type Because = Extract<DossierView, { kind: 'dossier' }>['because'];

/** The reminders of the three months: asked kindly, and not at all when there is an agreement or the dossier is closed. */
export async function prepareDossier(tx: Tx, { notice, school, wallClock }: Moment): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  const isReminder = notice.kind !== 'card_edit';
  if (isReminder && dossier.state !== 'open') return { kind: 'drop', reason: dossier.state };
  const because: Because = isReminder ? (notice.kind as Because) : 'asked';
  return { kind: 'view', view: await dossierView(tx, dossier, school.id, wallClock, because) };
}
