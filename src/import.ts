import { v7 } from 'uuid';
import type { Roster } from './app/ports/roster.ts';
import type { Clock, Ids } from './app/ports.ts';
import { type Importing, importSchool } from './app/roster/importing-school.ts';
import { isPresenceRule } from './calendar/presence.ts';
import { amsterdamWallClock } from './calendar/wall-clock.ts';
import type { Instant } from './domain/ids.ts';
import { faultOf } from './log.ts';
import { bringIn } from './roster/bringing-in.ts';
import { readSchool } from './roster/reading-school.ts';
import { inBoth } from './roster/telling.ts';
import { FaultySettings, type ImportSettings, readImportSettings } from './settings.ts';
import { startFaults } from './start-faults.ts';
import { FolderInUse } from './storage/embedded.ts';
import { NewerSchema } from './storage/migrate.ts';
import { openStore } from './storage/open-store.ts';
import { rostersOn } from './storage/roster.ts';
import { keysFrom } from './storage/sealing.ts';

const clock: Clock = { now: () => Date.now() as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };

const DRY_RUN = '--dry-run';
const MANY_LEAVE = '--many-leave';
const FLAGS: readonly string[] = [DRY_RUN, MANY_LEAVE];

/**
 * `npm run import -- DIR [--dry-run] [--many-leave]`: brings a school in from the files of a folder, or up to date with them, whole or not
 * at all, and says in numbers what came of it. The store is opened when the files are without fault, so that looking for faults needs no database.
 */
async function main(parameters: readonly string[]): Promise<boolean> {
  const flags = parameters.filter((parameter) => parameter.startsWith('--'));
  const [folder, ...more] = parameters.filter((parameter) => !parameter.startsWith('--'));
  if (folder === undefined || more.length > 0 || flags.some((flag) => !FLAGS.includes(flag)))
    return say(
      false,
      inBoth((texts) => texts.usage),
    );
  const settings = readImportSettings(process.env);
  const today = amsterdamWallClock().dateOf(clock.now());
  const read = readSchool(folder, { isPresenceRule, today });
  const { done, lines } = await bringIn(read, (roster) =>
    bringTo(settings, roster, {
      today,
      isDryRun: flags.includes(DRY_RUN),
      mayManyLeave: flags.includes(MANY_LEAVE),
    }),
  );
  return say(done, lines);
}

async function bringTo(
  { databaseUrl, dataFolder, keys, allowedTenants }: ImportSettings,
  roster: Roster,
  how: Pick<Importing, 'today' | 'isDryRun' | 'mayManyLeave'>,
) {
  const engine = await openStore(databaseUrl, dataFolder);
  try {
    if (engine.kind === 'pglite')
      say(
        true,
        inBoth((texts) => texts.trial),
      );
    const rosters = rostersOn(engine, keysFrom(keys), ids, clock);
    return await importSchool({ rosters, clock, allowedTenants, ...how }, roster);
  } finally {
    await engine.close();
  }
}

function say(done: boolean, lines: readonly string[]): boolean {
  (done ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
  return done;
}

/** What is not one of our own errors is told by its kind: a database may quote what it was given. */
function reasonsOf(error: unknown): string[] {
  const isOurs =
    error instanceof FaultySettings || error instanceof FolderInUse || error instanceof NewerSchema;
  return isOurs ? startFaults(error) : inBoth((texts) => texts.brokenDown(faultOf(error)));
}

const done = await main(process.argv.slice(2)).catch((error: unknown) => say(false, reasonsOf(error)));
process.exitCode = done ? 0 : 1;
