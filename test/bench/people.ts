import { importSchool } from '../../src/app/roster/importing-school.ts';
import { isPresenceRule } from '../../src/calendar/presence.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { kernteamsIn } from '../../src/domain/kernteam/resolving.ts';
import { readSchool } from '../../src/roster/reading-school.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { testKeys } from '../support/database.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { insertRows } from './baseline/plain-rows.ts';
import { bigFolder } from './big-folder.ts';
import { manyPupils, region } from './big-region.ts';
import { dropPlace, emptyPlace } from './places.ts';
import type { Scale } from './scale.ts';
import { median, type Row, rounded, rowOf } from './shapes.ts';

const TODAY = '2026-11-27' as SchoolDate;

/**
 * Milliseconds to find the kernteam of ten thousand pupils of one large region, and seconds to bring a school of two
 * thousand pupils in from its files, on both engines.
 */
export async function benchPeople(scale: Scale): Promise<Row[]> {
  const pupils = scale.isShort ? 300 : 2000;
  const rows = [kernteams(scale)];
  for (const engine of scale.engines) {
    const rounds: Imported[] = [];
    for (let round = 0; round < scale.rounds; round += 1) rounds.push(await importing(engine, pupils));
    rows.push(
      rowOf(
        `import/2000@${engine}`,
        's',
        median(rounds.map(({ ours }) => ours)),
        'import/rows',
        median(rounds.map(({ rows: plain }) => plain)),
        { pupils, again: rounded(median(rounds.map(({ again }) => again))) },
      ),
    );
  }
  return rows;
}

/** Beside it the same pupils looked up in a table that somebody made by hand: a list of people by municipality. */
function kernteams({ isShort, rounds }: Scale): Row {
  const field = region();
  const pupils = manyPupils(isShort ? 500 : 10_000);
  const byHand = new Map<string, PersonId[]>();
  for (const { homeMunicipality } of pupils)
    byHand.set(
      homeMunicipality ?? '',
      field.seats.slice(0, 4).flatMap(({ people }) => people[0] ?? []),
    );
  const all = (find: (pupil: (typeof pupils)[number]) => unknown) => () => {
    for (const pupil of pupils) find(pupil);
  };
  const ours = times(rounds, () => all(kernteamsIn(field, TODAY))());
  const plain = times(
    rounds,
    all(({ homeMunicipality }) => [...(byHand.get(homeMunicipality ?? '') ?? [])]),
  );
  return rowOf('kernteam/10k', 'ms', median(ours), 'kernteam/by-hand', median(plain), {
    pupils: pupils.length,
    areas: field.areas.length,
    seats: field.seats.length,
  });
}

type Imported = { ours: number; again: number; rows: number };

/** From the files to the commit; `again` = the same files once more, which change nothing. */
async function importing(kind: 'postgres' | 'pglite', pupils: number): Promise<Imported> {
  const folder = bigFolder(pupils);
  const place = await emptyPlace(kind);
  const engine = await openStore(kind === 'postgres' ? place.at : null, place.at);
  try {
    const ours = await seconds(() => bring(engine, folder.path));
    const again = await seconds(() => bring(engine, folder.path));
    const rows = await seconds(() => insertRows(engine, pupils * 3));
    return { ours, again, rows };
  } finally {
    await engine.close();
    await dropPlace(place);
    folder.drop();
  }
}

async function bring(engine: Engine, folder: string): Promise<void> {
  const read = readSchool(folder, { isPresenceRule, today: TODAY });
  if (read.kind === 'faulty')
    throw new Error(`The files of the benchmark have ${read.faults.length} faults.`);
  const clock = fixedClock();
  const rosters = rostersOn(engine, testKeys(), countedIds(0x9000), clock);
  const imported = await importSchool(
    { rosters, clock, allowedTenants: null, today: TODAY, isDryRun: false, mayManyLeave: false },
    read.roster,
  );
  if (imported.kind !== 'imported' && imported.kind !== 'compared')
    throw new Error(`The school of the benchmark is ${imported.kind}.`);
}

function times(rounds: number, run: () => void): number[] {
  run();
  return Array.from({ length: rounds }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}
