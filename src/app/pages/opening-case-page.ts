import type { ConcernId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type CasePage, seesOfCase } from './behind-case.ts';
import { doorCard, pageLink } from './opening-page.ts';

/**
 * A door to a page of a running case, on somebody's own press; `ref` names the concern. Who carries the case goes back to it,
 * whoever raised it to their own card.
 */
export function openCasePage(turn: Turn, ref: CardRef, purpose: CasePage): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    const dossier = await tx.dossiers.byConcern(ref.id as ConcernId);
    if (!dossier || !concern) return { kind: 'refused', code: 'card_outdated' };
    const sees = seesOfCase(turn.actor, dossier, concern, schoolId);
    if (!sees) return { kind: 'refused', code: 'not_for_your_role' };
    if (dossier.state === 'closed') return { kind: 'refused', code: 'not_now' };

    const link = pageLink(turn, schoolId, purpose, concern.id);

    const back =
      sees === 'all'
        ? ({ ref: { schoolId, id: dossier.id, version: dossier.version }, back: 'dossier' } as const)
        : ({ ref: { schoolId, id: concern.id, version: concern.version }, back: 'intake' } as const);
    return doorCard(turn, tx, link, {
      ...back,
      number: dossier.number,
    });
  });
}
