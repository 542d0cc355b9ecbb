import type { Engine } from '../../../src/storage/engine.ts';
import { emptyEmbedded } from '../../support/database.ts';
import { FAULTS } from '../protocol/fault-names.ts';
import { OURS } from '../protocol/many.ts';
import { mirrored } from '../protocol/mirror.ts';
import { queueModel } from '../protocol/queue-model.ts';
import { play } from '../protocol/schedule.ts';
import { virtualDatabase } from './virtual-database.ts';

export type Stored = { schedules: number; notices: number; calls: number; happened: number };

const ON_PGLITE = 10_000;

/**
 * The schedules of the simulation with the real queue of notices under them, on PGlite: every answer of the store and,
 * in the end, every row is what the model says, and the rules of the simulation hold.
 *
 * @throws Error with the seed and what does not hold, at the first schedule
 */
export async function proveStore(scale: number, seed: number): Promise<Stored> {
  const engine = await emptyEmbedded();
  try {
    return await playedOn(engine, Math.max(1, Math.round(ON_PGLITE * scale)), seed);
  } finally {
    await engine.close();
  }
}

/** So many schedules on an empty database with one connection. */
export async function playedOn(engine: Engine, schedules: number, seed: number): Promise<Stored> {
  let databaseNow: () => number = () => 0;
  const store = await virtualDatabase(engine, () => databaseNow());
  const under = (now: () => number) => {
    databaseNow = now;
    return mirrored(queueModel(now), store);
  };
  const happened = new Set<string>();
  const sums = { notices: 0, calls: 0 };
  for (let nth = 0; nth < schedules; nth++) {
    await store.empty();
    const count = (fault: string) => happened.add(fault);
    const played = await play(seed + nth, { engine: OURS, without: {}, under }, count);
    if (played.faults.length > 0)
      throw new Error([`Schedule of seed ${seed + nth}:`, ...played.faults].join('\n'));
    sums.notices += played.notices;
    sums.calls += played.calls;
  }
  return { schedules, ...sums, happened: FAULTS.filter((fault) => happened.has(fault)).length };
}
