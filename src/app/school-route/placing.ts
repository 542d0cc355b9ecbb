import type { RefusalCode } from '../../domain/refusals.ts';
import { faultOfPlacing, lastPlace } from '../../domain/school-route.ts';
import type { Carried } from '../facts/saying-facts.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

/**
 * Whoever carries the case puts it at a step of the school's route. At the step where it stands nothing changes, so that the same
 * press twice moves it once.
 *
 * @returns what is wrong, or null
 */
export async function placeOnRoute(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  key: string,
): Promise<RefusalCode | null> {
  const { now, today } = workAt(deps);
  const steps = await tx.routes.steps();
  const places = await tx.routes.places(dossier.id);
  const step = steps.find((each) => each.key === key);
  const fault = faultOfPlacing(key, steps, places);
  if (fault || !step) return fault;
  if (lastPlace(places)?.key === key) return null;
  await tx.routes.put(dossier.id, {
    id: deps.ids.next<string>(),
    key,
    title: step.title,
    on: today,
    by,
    at: now,
  });
  await tx.audit.add({
    at: now,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail: 'route_placed',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
  return null;
}
