import type { ConcernId, DossierId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { CardRef } from '../arriving/views.ts';
import { pageLink } from '../pages/opening-page.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { mayKeepAbsence } from './behind.ts';

/**
 * A door to the page on which the absence of a pupil is kept, on somebody's own press.
 *
 * @param ref of the dossier, or of its concern on the card of whoever raised it
 */
export function openAbsencePage(
  turn: Turn,
  ref: CardRef,
  from: 'dossier' | 'concern',
): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const dossier =
      from === 'dossier'
        ? await tx.dossiers.byId(ref.id as DossierId)
        : await tx.dossiers.byConcern(ref.id as ConcernId);
    const concern = dossier && (await tx.concerns.byId(dossier.concernId));
    if (!dossier || !concern) return { kind: 'refused', code: 'card_outdated' };
    if (!mayKeepAbsence(turn.actor, dossier, concern, schoolId))
      return { kind: 'refused', code: 'not_for_your_role' };
    if (dossier.state === 'closed') return { kind: 'refused', code: 'not_now' };

    const link = pageLink(turn, schoolId, 'absence_page', dossier.concernId);
    await tx.links.add(link);

    return {
      kind: 'page_link',
      ref,
      purpose: 'absence_page',
      number: dossier.number,
      url: await turn.deps.addresses.urlOf(link),
      minutes: PAGE_POLICY.linkMinutes,
      back: from === 'dossier' ? 'dossier' : 'intake',
    };
  });
}
