import type { SchoolRoutes } from '../app/ports/school-routes.ts';
import type { Instant, SchoolDate } from '../domain/ids.ts';
import type { RoutePlace, RouteStep } from '../domain/school-route.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

type Content = Pick<RoutePlace, 'key' | 'title'>;

/** The school's own route, and where cases stand on it: the steps are the school's, which of them a case is at is sealed. */
export function schoolRoutesOn(handle: Handle): SchoolRoutes {
  const { db } = handle;
  return {
    steps: async () => (await lastVersion(handle)).steps,

    async places(dossierId) {
      const rows = await db
        .selectFrom('route_place')
        .selectAll()
        .where('dossier_id', '=', dossierId)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('placed_at')
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.map(
        (row): RoutePlace => ({
          id: row.id,
          ...key.open<Content>(placeOf(row.id), row.content_sealed),
          on: row.placed_on as SchoolDate,
          by: row.placed_by,
          at: row.placed_at.getTime() as Instant,
        }),
      );
    },

    async put(dossierId, { id, key: step, title, on, by, at }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await db
        .insertInto('route_place')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          content_sealed: key.seal(placeOf(id), { key: step, title } satisfies Content),
          placed_on: on,
          placed_by: by,
          placed_at: new Date(at),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },
  };
}

/** The route as it is now; version 0 and no steps where the school never had one. */
export async function lastVersion(handle: Handle): Promise<{ version: number; steps: readonly RouteStep[] }> {
  const row = await handle.db
    .selectFrom('school_route')
    .select(['version', 'steps'])
    .where('school_id', '=', schoolOf(handle))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, steps: row.steps as RouteStep[] } : { version: 0, steps: [] };
}

/** Keeps the route as the files have it, as another version where it differs; the ones before stay. */
export async function placeRoute(handle: Handle, steps: readonly RouteStep[]): Promise<void> {
  const last = await lastVersion(handle);
  if (isSameRoute(last.steps, steps)) return;
  await handle.db
    .insertInto('school_route')
    .values({
      school_id: schoolOf(handle),
      version: last.version + 1,
      steps: JSON.stringify(steps),
      from_at: new Date(handle.clock.now()),
    })
    .execute();
}

function isSameRoute(one: readonly RouteStep[], other: readonly RouteStep[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, title, explanation }, at) => {
      const step = other[at];
      return step?.key === key && step.title === title && step.explanation === explanation;
    })
  );
}

function placeOf(id: string): string {
  return `route_place.content.${id}`;
}
