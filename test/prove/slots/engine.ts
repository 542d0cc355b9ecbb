import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as wallBlocks from '../../../src/app/table/wall-blocks.ts';
import * as presence from '../../../src/calendar/presence.ts';
import * as wallClock from '../../../src/calendar/wall-clock.ts';
import * as batch from '../../../src/domain/slots/batch.ts';
import * as following from '../../../src/domain/slots/following.ts';
import * as openings from '../../../src/domain/slots/openings.ts';
import * as placing from '../../../src/domain/slots/placing.ts';
import * as relaxing from '../../../src/domain/slots/relaxing.ts';
import * as replacing from '../../../src/domain/slots/replacing.ts';
import * as rescheduling from '../../../src/domain/slots/rescheduling.ts';
import * as search from '../../../src/domain/slots/search.ts';
import * as starts from '../../../src/domain/slots/starts.ts';

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
  'domain/slots/search.ts',
  'domain/slots/starts.ts',
  'domain/slots/relaxing.ts',
  'domain/slots/openings.ts',
  'domain/slots/batch.ts',
  'domain/slots/following.ts',
  'domain/slots/placing.ts',
  'domain/slots/replacing.ts',
  'domain/slots/rescheduling.ts',
  'calendar/wall-clock.ts',
  'calendar/presence.ts',
  'app/table/wall-blocks.ts',
];

/** The engine of another copy of `src/`. */
export async function engineIn(src: string): Promise<Engine> {
  const parts = await Promise.all(FILES.map((file) => import(pathToFileURL(join(src, file)).href)));
  return Object.assign({}, ...parts) as Engine;
}
