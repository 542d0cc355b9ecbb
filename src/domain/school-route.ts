import type { Instant, PersonId, SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';

/** So many steps has a route at most: more than fit on a screen are no route any more. Ours. */
export const MOST_ROUTE_STEPS = 15;
export const LONGEST_STEP_TITLE = 80;
export const LONGEST_STEP_EXPLANATION = 300;
/** So often is a case put at a step at most. Ours. */
export const MOST_ROUTE_PLACES = 100;

/**
 * One step of the school's own route. The Routekaart of Utrecht (seed 001) is named and not printed: a school writes its own, in
 * its own language, and none is made up here.
 */
export type RouteStep = { key: string; title: string; explanation: string | null };

/** Where somebody put a case on the route. The title is kept as it was, so that a step that is gone can still be named. */
export type RoutePlace = {
  id: string;
  key: string;
  title: string;
  on: SchoolDate;
  by: PersonId;
  at: Instant;
};

/** The route with a case on it. */
export type RouteShown = {
  steps: readonly (RouteStep & { isHere: boolean })[];
  /** Where the case stands; null = nobody put it anywhere yet. */
  place: Pick<RoutePlace, 'title' | 'on' | 'by'> | null;
  /** The step where it stands is on the list no more: no step is marked, and it is named by what it was called. */
  isGone: boolean;
};

/** Null where the school has no route: nothing is shown then. A place stays at the step with its key, whatever that is called now. */
export function routeShown(steps: readonly RouteStep[], places: readonly RoutePlace[]): RouteShown | null {
  if (steps.length === 0) return null;
  const place = lastPlace(places);
  const here = place && steps.find(({ key }) => key === place.key);
  return {
    steps: steps.map((step) => ({ ...step, isHere: step.key === place?.key })),
    place: place && { title: here?.title ?? place.title, on: place.on, by: place.by },
    isGone: place !== null && !here,
  };
}

/** Where the case was put last; null = nowhere. */
export function lastPlace(places: readonly RoutePlace[]): RoutePlace | null {
  return places.reduce<RoutePlace | null>(
    (last, each) =>
      last === null || each.at > last.at || (each.at === last.at && each.id > last.id) ? each : last,
    null,
  );
}

/** What keeps a case from being put at this step, or null. */
export function faultOfPlacing(
  key: string,
  steps: readonly RouteStep[],
  places: readonly RoutePlace[],
): RefusalCode | null {
  if (!steps.some((step) => step.key === key)) return 'route_step_gone';
  return places.length >= MOST_ROUTE_PLACES ? 'route_moved_often' : null;
}
