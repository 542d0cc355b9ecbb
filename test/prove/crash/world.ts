import type { Ids } from '../../../src/app/ports.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { rostersOn } from '../../../src/storage/roster.ts';
import { testKeys } from '../../support/database.ts';
import { countedIds, type FixedClock, fixedClock } from '../../support/fixed.ts';
import { testRoster } from '../../support/school.ts';
import { emptyOutside, type Outside } from './outside.ts';
import { rewindingDatabase } from './rewinding.ts';

/** What outlives a process: the database, the people with their chats and mailboxes, and time. */
export type World = {
  engine: Engine;
  clock: FixedClock;
  ids: Ids;
  outside: Outside;
  /** Everything as it is now, to go back to. */
  remember(): Promise<Moment>;
  rewind(moment: Moment): Promise<void>;
};

export type Moment = { database: number; outside: number; at: number };

export const LINK_KEY = Buffer.alloc(32, 7);
export const PUBLIC_URL = 'http://localhost:3978';
const BEGAN = '2026-11-23T08:00:00Z';

/** The test school as it was imported, on a Monday morning. */
export async function newWorld(): Promise<World> {
  const { engine, remember, rewind } = await rewindingDatabase();
  const clock = fixedClock(BEGAN);
  const ids = countedIds(0x5000);
  await rostersOn(engine, testKeys(), ids, clock).add(testRoster());
  const outside = emptyOutside();
  return {
    engine,
    clock,
    ids,
    outside,
    remember: async () => ({ database: await remember(), outside: outside.remember(), at: clock.now() }),
    async rewind(moment) {
      await rewind(moment.database);
      outside.rewind(moment.outside);
      clock.set(moment.at as never);
    },
  };
}
