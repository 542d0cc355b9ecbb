import type { ConcernId, DossierId, SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { dossierView, showingFor } from '../dossier/showing-dossier.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Actor } from '../ports/people.ts';
import { answerView, presentTriage } from '../triage/showing-triage.ts';
import { carries, coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { worklistView } from './showing-worklist.ts';

/** The list, as the answer to a press. */
export function showWorklist(turn: Turn): Promise<PersonalView> {
  const schoolId = schoolOfList(turn.actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  const { personId } = turn.actor;
  return turn.deps.store.transact(schoolId, (tx) =>
    worklistView(tx, turn.actor, {
      schoolId,
      personId,
      now: turn.now,
      today: turn.today,
      wallClock: turn.deps.wallClock,
      presence: turn.deps.presence,
    }),
  );
}

/** Opens one row of the list: a concern to judge, an answer to tell on, or a dossier. */
export function openItem(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    const dossier =
      (await tx.dossiers.byId(ref.id as DossierId)) ?? (await tx.dossiers.byConcern(ref.id as ConcernId));
    if (dossier && carries(turn.actor, dossier, ref.schoolId))
      return dossierView(tx, dossier, showingFor(turn, ref));
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    if (concern?.triage && raisedHere(turn.actor, concern, ref))
      return answerView(tx, concern, ref.schoolId, turn.actor.personId);
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    if (!concern) return { kind: 'refused', code: 'card_outdated' };
    return presentTriage(tx, turn, concern, ref.schoolId);
  });
}

/** A colleague who sent it and coordinates nothing. */
function raisedHere(actor: Actor, concern: Concern, { schoolId }: CardRef): boolean {
  return concern.raisedBy === actor.personId && worksAt(actor, schoolId) && !coordinatesAt(actor, schoolId);
}

/** Where somebody coordinates; else where somebody works, and may carry a dossier. */
function schoolOfList({ memberships }: Actor): SchoolId | null {
  const coordinating = memberships.find(({ role }) => role === 'ondersteuningscoordinator');
  return (coordinating ?? memberships[0])?.schoolId ?? null;
}
