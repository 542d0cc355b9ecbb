import type { ConcernId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { CardRef } from '../arriving/views.ts';
import { pageLink } from '../pages/opening-page.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { mayKeepAbsence } from './behind.ts';

/**
 * A door to the page on which the absence of a pupil is kept, on somebody's own press; `ref` names the concern. Who carries the
 * case goes back to it, whoever raised it to their own card.
 */
export function openAbsencePage(turn: Turn, ref: CardRef): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    const dossier = await tx.dossiers.byConcern(ref.id as ConcernId);
    if (!dossier || !concern) return { kind: 'refused', code: 'card_outdated' };
    const sees = mayKeepAbsence(turn.actor, dossier, concern, schoolId);
    if (!sees) return { kind: 'refused', code: 'not_for_your_role' };
    if (dossier.state === 'closed') return { kind: 'refused', code: 'not_now' };

    const link = pageLink(turn, schoolId, 'absence_page', concern.id);
    await tx.links.add(link);

    const back =
      sees === 'all'
        ? ({ ref: { schoolId, id: dossier.id, version: dossier.version }, back: 'dossier' } as const)
        : ({ ref: { schoolId, id: concern.id, version: concern.version }, back: 'intake' } as const);
    return {
      kind: 'page_link',
      ...back,
      purpose: 'absence_page',
      number: dossier.number,
      url: await turn.deps.addresses.urlOf(link),
      minutes: PAGE_POLICY.linkMinutes,
    };
  });
}
