import type { DossierId } from '../../domain/ids.ts';
import type { RoutePlace, RouteStep } from '../../domain/school-route.ts';

/** The school's own route, and where each case stands on it. */
export type SchoolRoutes = {
  /** The steps as they are now, in order; none where the school has no route. */
  steps(): Promise<readonly RouteStep[]>;
  /** Each time that this case was put somewhere, oldest first. */
  places(dossierId: DossierId): Promise<readonly RoutePlace[]>;
  /** Puts a case at a step, once: the same id a second time changes nothing, and is answered false. */
  put(dossierId: DossierId, place: RoutePlace): Promise<boolean>;
};
