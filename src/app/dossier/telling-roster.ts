import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { isDoubted } from '../table/doubted.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { finish } from './carrying-dossier.ts';
import { changeDossier, namedDossier, presented } from './showing-dossier.ts';

/** That the lists of the school changed under a running case; for as long as that is so, and for whom it is still for. */
export async function prepareRoster(tx: Tx, { notice, school, today }: Moment): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier || dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  if (await isDoubted(tx, { dossier })) return { kind: 'drop', reason: 'safety' };
  const to = notice.to.id as PersonId;
  const standing = await tx.people.standing(to, today);
  const named = await namedDossier(tx, dossier, school.id);

  if (notice.kind === 'pupil_left') {
    if ((await tx.pupils.leftOn(dossier.pupilId)) !== notice.params.on)
      return { kind: 'drop', reason: 'back' };
    const isHolder = dossier.casushouderId === to && worksAt(standing, school.id);
    // It is not lost with the colleague whom it was for: the coordinators get it.
    if (!isHolder && !coordinatesAt(standing, school.id))
      return { kind: 'unreachable', reason: 'role_ended' };
    return { kind: 'view', view: { kind: 'pupil_left', ...named } };
  }

  if (!(await tx.pupils.mentorsOf(dossier.pupilId)).some((id) => id === to))
    return { kind: 'drop', reason: 'role_ended' };
  const holder = dossier.casushouderId === to ? null : await tx.people.byId(dossier.casushouderId);
  const { number, roepnaam } = named;
  return {
    kind: 'view',
    view: { kind: 'mentor_given', number, roepnaam, roepnaamOfHolder: holder?.name.roepnaam ?? null },
  };
}

/** The pupil is on the list no more and the case goes on: the right to an agreement does not end with a place at a school. */
export function keepOpen(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if ((await tx.pupils.leftOn(dossier.pupilId)) === null) return presented(tx, turn, dossier, ref);
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.kept_open' });
    return presented(tx, turn, next, ref);
  });
}
