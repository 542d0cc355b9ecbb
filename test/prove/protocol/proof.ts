import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Share } from './child.ts';
import { FAULTS } from './fault-names.ts';
import { OURS, playMany, type Sums } from './many.ts';
import { eachBroken } from './mutants.ts';
import { play } from './schedule.ts';

export type Protocol = Omit<Sums, 'failed'> & {
  perSecond: number;
  caught: { fault: string; after: number }[];
};

const SCHEDULES = 1_000_000;
/** A broken variant that holds for so many schedules is not caught. */
const MOST_OF_BROKEN = 100_000;
/** What does not end is played to the end of its time, by as many as are played at once. */
const FEW = 4;
/** From here on it is worth the start of more processes. */
const MANY = 10_000;
const CHILD = new URL('./child.ts', import.meta.url);

/**
 * The real notice loop in virtual time, over as many schedules of faults: nothing lost, early, stuck or doubled; and the
 * same loop broken on purpose, in which something is.
 *
 * @throws Error with the seed and everything that happened, of the first schedule that does not hold; when a fault
 * never happened; when a broken variant was not caught
 */
export async function proveProtocol(scale: number, seed: number): Promise<Protocol> {
  const schedules = Math.max(1, Math.round(SCHEDULES * scale));
  const began = performance.now();
  const { failed, ...sums } = await (schedules >= MANY ? inProcesses : inThisOne)(seed, schedules);
  const perSecond = Math.round((schedules / (performance.now() - began)) * 1000);
  if (failed) throw new Error(await told(failed.seed));
  const never = FAULTS.filter((fault) => !sums.counts[fault]);
  if (schedules > 10_000 && never.length > 0) throw new Error(`Never happened: ${never.join(', ')}.`);
  const caught: Protocol['caught'] = [];
  await eachBroken(OURS, async (variant, { fault }) => {
    const { failed: found } = await playMany(seed, MOST_OF_BROKEN, variant, FEW);
    if (!found) throw new Error(`Nobody noticed in ${MOST_OF_BROKEN} schedules, seed ${seed}: ${fault}`);
    caught.push({ fault, after: found.seed - seed + 1 });
  });
  return { ...sums, perSecond, caught };
}

function inThisOne(from: number, schedules: number): Promise<Sums> {
  return playMany(from, schedules, { engine: OURS, without: {} });
}

/** One process a core, each with its share of the seeds. */
async function inProcesses(from: number, schedules: number): Promise<Sums> {
  const processes = availableParallelism();
  const each = Math.ceil(schedules / processes);
  const shares = Array.from({ length: processes }, (_, nth) => ({
    from: from + nth * each,
    schedules: Math.min(each, schedules - nth * each),
  }));
  return (await Promise.all(shares.map(played))).reduce(added);
}

async function played(share: Share): Promise<Sums> {
  const child = fork(CHILD);
  child.send(share);
  const [sums] = await once(child, 'message');
  return sums as Sums;
}

function added(one: Sums, other: Sums): Sums {
  const counts = { ...one.counts };
  for (const [fault, count] of Object.entries(other.counts)) counts[fault] = (counts[fault] ?? 0) + count;
  return {
    schedules: one.schedules + other.schedules,
    notices: one.notices + other.notices,
    calls: one.calls + other.calls,
    counts,
    failed: one.failed ?? other.failed,
  };
}

/** A schedule that does not hold, played again with everything that happened in it. */
async function told(seed: number): Promise<string> {
  const lines: string[] = [];
  const { faults } = await play(
    seed,
    { engine: OURS, without: {} },
    () => undefined,
    (line) => lines.push(line),
  );
  return [
    ...lines,
    ...faults,
    `This one alone: npm run prove -- --only protocol --seed ${seed} --scale 0.000001`,
  ].join('\n');
}
