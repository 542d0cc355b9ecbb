import type { ConcernId, DossierId, SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { dossierView } from '../dossier/showing-dossier.ts';
import { coordinatesAt, presentTriage } from '../triage/opening-concern.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { waitingFor } from './listing.ts';

const MOST_ROWS = 5;

/** The list, as the answer to a press. */
export function showWorklist(turn: Turn): Promise<PersonalView> {
  const schoolId = turn.actor.memberships.find(({ role }) => role === 'ondersteuningscoordinator')?.schoolId;
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const items = await waitingFor(tx, schoolId, turn.now, turn.deps.wallClock);
    return {
      kind: 'worklist',
      items: items.slice(0, MOST_ROWS),
      more: Math.max(0, items.length - MOST_ROWS),
    };
  });
}

/** Opens one row of the list: a concern to judge, or a dossier. */
export function openItem(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId as SchoolId, async (tx): Promise<PersonalView> => {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    const dossier = await tx.dossiers.byId(ref.id as unknown as DossierId);
    if (dossier) return dossierView(tx, dossier, ref.schoolId, turn.deps.wallClock, 'asked');
    const concern = await tx.concerns.byId(ref.id as unknown as ConcernId);
    if (!concern) return { kind: 'refused', code: 'card_outdated' };
    const opened = await tx.dossiers.byConcern(concern.id);
    if (opened) return dossierView(tx, opened, ref.schoolId, turn.deps.wallClock, 'asked');
    return presentTriage(tx, turn, concern, ref.schoolId);
  });
}
