import { canBeReopened, type Route } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { acceptView, informView } from './family-form.ts';
import { lookAtConcern, presentTriage, routesFor, routeView } from './showing-triage.ts';

/** The second card of a decision: what the chosen route needs to know. Nothing is stored by choosing it. */
export function chooseRoute(turn: Turn, ref: CardRef, route: Route): Promise<PersonalView> {
  return lookAtConcern(turn, ref, async (tx, concern) => {
    if (concern.state !== 'submitted') return presentTriage(tx, turn, concern, ref.schoolId);
    if (concern.doubtedAt !== null && route !== 'safety')
      return presentTriage(tx, turn, concern, ref.schoolId);
    if (!routesFor(concern).includes(route)) return { kind: 'refused', code: 'not_now' };
    return route === 'accept'
      ? acceptView(tx, turn, concern, ref.schoolId)
      : routeView(tx, turn, concern, ref.schoolId, route, null);
  });
}

/** The form about the parents, before or after a decision; for as long as somebody has to hear. */
export function askInformed(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtConcern(turn, ref, async (tx, concern) =>
    concern.doubtedAt === null && (concern.state === 'submitted' || canBeReopened(concern.state))
      ? informView(tx, turn, concern, ref.schoolId)
      : presentTriage(tx, turn, concern, ref.schoolId),
  );
}
