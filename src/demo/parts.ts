import type { Clock, Ids, WallClock } from '../app/ports.ts';
import type { Route } from '../http/server.ts';
import type { Engine } from '../storage/engine.ts';
import { rostersOn } from '../storage/roster.ts';
import type { Keys } from '../storage/sealing.ts';
import { movableClock } from './clock.ts';
import { controlOf } from './control.ts';
import type { Moved } from './moving-clock.ts';
import type { Coming } from './next-due.ts';
import { demoRoster } from './roster.ts';
import { demoRoutes } from './routes.ts';

/** What the demo adds to the server. Loaded in demo mode alone, so that a production server has none of it. */
export type DemoParts = {
  clock: Clock;
  fill(engine: Engine, keys: Keys, ids: Ids): Promise<void>;
  routes(wallClock: WallClock, coming: Coming, moved: Moved): Route[];
};

/**
 * `school` is a folder of files; the example school when there is none.
 *
 * @throws Error when the process was not started by `npm run demo`, and for every fault in the files.
 */
export function demoParts(offsetMilliseconds: number, school?: string): DemoParts {
  const clock = movableClock(offsetMilliseconds);
  const control = controlOf(clock);
  const roster = demoRoster(school);
  return {
    clock,
    async fill(engine, keys, ids) {
      const rosters = rostersOn(engine, keys, ids, clock);
      if (!(await rosters.isKnown(roster.school.id))) await rosters.add(roster);
    },
    routes: (wallClock, coming, moved) => demoRoutes(roster, control, clock, wallClock, coming, moved),
  };
}
