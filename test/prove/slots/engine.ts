import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as wallBlocks from '../../../src/app/table/wall-blocks.ts';
import * as presence from '../../../src/calendar/presence.ts';
import * as wallClock from '../../../src/calendar/wall-clock.ts';
import * as batch from '../../../src/domain/slot-batch.ts';
import * as following from '../../../src/domain/slot-following.ts';
import * as openings from '../../../src/domain/slot-openings.ts';
import * as placing from '../../../src/domain/slot-placing.ts';
import * as relaxing from '../../../src/domain/slot-relaxing.ts';
import * as replacing from '../../../src/domain/slot-replacing.ts';
import * as rescheduling from '../../../src/domain/slot-rescheduling.ts';
import * as search from '../../../src/domain/slot-search.ts';
import * as starts from '../../../src/domain/slot-starts.ts';

/** What is proved, as it stands or with one fault in it. */
export type Engine = typeof search &
  Pick<typeof starts, 'daysOf' | 'possibleStarts'> &
  Pick<typeof relaxing, 'relaxed' | 'relaxationsOf'> &
  Pick<typeof openings, 'openingsOf' | 'isPossible'> &
  Pick<typeof rescheduling, 'reschedule'> &
  Pick<typeof replacing, 'replaceOne'> &
  Pick<typeof following, 'followUp'> &
  Pick<typeof placing, 'place'> &
  Pick<typeof batch, 'moveTogether'> &
  Pick<typeof wallClock, 'amsterdamWallClock'> &
  Pick<typeof wallBlocks, 'blocksBetween'> &
  Pick<typeof presence, 'presenceMoments'>;

export const THE_ENGINE: Engine = {
  ...search,
  ...starts,
  ...relaxing,
  ...openings,
  ...batch,
  ...following,
  ...placing,
  ...replacing,
  ...rescheduling,
  ...wallClock,
  ...wallBlocks,
  ...presence,
};

const FILES = [
  'domain/slot-search.ts',
  'domain/slot-starts.ts',
  'domain/slot-relaxing.ts',
  'domain/slot-openings.ts',
  'domain/slot-batch.ts',
  'domain/slot-following.ts',
  'domain/slot-placing.ts',
  'domain/slot-replacing.ts',
  'domain/slot-rescheduling.ts',
  'calendar/wall-clock.ts',
  'calendar/presence.ts',
  'app/table/wall-blocks.ts',
];

/** The engine of another copy of `src/`. */
export async function engineIn(src: string): Promise<Engine> {
  const parts = await Promise.all(FILES.map((file) => import(pathToFileURL(join(src, file)).href)));
  return Object.assign({}, ...parts) as Engine;
}
