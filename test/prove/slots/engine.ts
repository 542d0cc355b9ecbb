import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as wallBlocks from '../../../src/app/table/wall-blocks.ts';
import * as presence from '../../../src/calendar/presence.ts';
import * as wallClock from '../../../src/calendar/wall-clock.ts';
import * as openings from '../../../src/domain/slot-openings.ts';
import * as relaxing from '../../../src/domain/slot-relaxing.ts';
import * as search from '../../../src/domain/slot-search.ts';
import * as starts from '../../../src/domain/slot-starts.ts';

/** What is proved, as it stands or with one fault in it. */
export type Engine = typeof search &
  Pick<typeof starts, 'daysOf' | 'possibleStarts'> &
  Pick<typeof relaxing, 'relaxed' | 'relaxationsOf'> &
  Pick<typeof openings, 'openingsOf' | 'isPossible'> &
  Pick<typeof wallClock, 'amsterdamWallClock'> &
  Pick<typeof wallBlocks, 'blocksBetween'> &
  Pick<typeof presence, 'presenceMoments'>;

export const THE_ENGINE: Engine = {
  ...search,
  ...starts,
  ...relaxing,
  ...openings,
  ...wallClock,
  ...wallBlocks,
  ...presence,
};

const FILES = [
  'domain/slot-search.ts',
  'domain/slot-starts.ts',
  'domain/slot-relaxing.ts',
  'domain/slot-openings.ts',
  'calendar/wall-clock.ts',
  'calendar/presence.ts',
  'app/table/wall-blocks.ts',
];

/** The engine of another copy of `src/`. */
export async function engineIn(src: string): Promise<Engine> {
  const parts = await Promise.all(FILES.map((file) => import(pathToFileURL(join(src, file)).href)));
  return Object.assign({}, ...parts) as Engine;
}
