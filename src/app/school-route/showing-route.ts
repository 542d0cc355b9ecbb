import type { SchoolDate } from '../../domain/ids.ts';
import { type RouteShown, routeShown } from '../../domain/school-route.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';

/** The school's own route with a case on it. */
export type RoutePiece = {
  steps: RouteShown['steps'];
  /** Where it stands, since when and by whom; `by` null = to this reader that is not said, or they work here no more. */
  place: { title: string; on: SchoolDate; by: PersonName | null } | null;
  isGone: boolean;
};

/**
 * Null where the school has no route: none is made up.
 *
 * @param reader who carries the case sees who put it there, and others where it stands
 */
export async function routePiece(
  tx: Tx,
  { id }: Pick<Dossier, 'id'>,
  reader: 'carries' | 'reads',
): Promise<RoutePiece | null> {
  const steps = await tx.routes.steps();
  const shown = steps.length === 0 ? null : routeShown(steps, await tx.routes.places(id));
  if (!shown) return null;
  const { place } = shown;
  const by = place && reader === 'carries' ? await tx.people.byId(place.by) : null;
  return { ...shown, place: place && { title: place.title, on: place.on, by: by?.name ?? null } };
}
