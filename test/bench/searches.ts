// The packages that a server has in memory: with them every search waits longer for the garbage collector.
import '../../src/teams/bot.ts';
import { type MovingTable, moveTogether } from '../../src/domain/slots/batch.ts';
import type { SlotQuestion } from '../../src/domain/slots/question.ts';
import { reschedule } from '../../src/domain/slots/rescheduling.ts';
import { findProposals } from '../../src/domain/slots/search.ts';
import { daysOf, possibleStarts } from '../../src/domain/slots/starts.ts';
import { oracle } from '../prove/slots/oracle.ts';
import { batchOf } from './batch.ts';
import { answering, told } from './child.ts';
import { questionOf, type Size } from './moments.ts';
import { atPart, median, type Row, rounded, rowOf } from './shapes.ts';

type Asked = { isShort: boolean };

const FIRST_SEED = 1;
const SIZES: Readonly<Record<string, Size>> = {
  'slots/10d-9r': { days: 10, seats: 9, people: 3, rooms: 4 },
  'slots/40d-12r': { days: 40, seats: 12, people: 4, rooms: 8 },
};

/**
 * Milliseconds of one search, the one in twenty that takes longest, over different questions of one size. Beside it the
 * median of the oracle of the tests on a few of them: it goes through every combination of people, so one question may
 * take it a hundred times as long as another. `slots/explained` is a search without a moment in time, which says what
 * would give one; beside it the same search without a word of that. `slots/batch-15` moves fifteen tables at once.
 */
function searches({ isShort }: Asked): Row[] {
  const [count, ofOracle] = isShort ? [20, 1] : [400, 3];
  const seedsOf = (howMany: number) => Array.from({ length: howMany }, (_, nth) => FIRST_SEED + nth);
  const sizes = Object.entries(SIZES);
  // All of ours come first: what the oracle leaves behind in memory would be swept up during a search of ours.
  const ours = sizes.map(([, size]) =>
    timed(seedsOf(count), (seed) => questionOf(size, seed), findProposals),
  );
  const others = [explained(count), batch(isShort ? 2 : 40)];
  const rows = sizes.map(([name, size], nth) => {
    const times = ours[nth] ?? [];
    const baseline = seedsOf(ofOracle).map((seed) => {
      const question = questionOf(size, seed);
      return milliseconds(() => oracle(question));
    });
    return rowOf(name, 'ms', atPart(times, 0.95), 'slots/oracle', median(baseline), {
      questions: count,
      median: rounded(median(times)),
      oracleQuestions: ofOracle,
    });
  });
  return [...rows, ...others];
}

function explained(count: number): Row {
  const size = SIZES['slots/10d-9r'] as Size;
  const ask = (seed: number) => ({ ...questionOf(size, seed), partnersNeeded: 4, rooms: [] });
  const seeds: number[] = [];
  for (let seed = FIRST_SEED; seeds.length < count; seed++)
    if (findProposals(ask(seed)).kind !== 'found') seeds.push(seed);
  const ours = timed(seeds, ask, findProposals);
  const bare = timed(seeds, ask, (question) => possibleStarts(question, daysOf(question).inTime));
  return rowOf('slots/explained', 'ms', atPart(ours, 0.95), 'slots/bare', atPart(bare, 0.95), {
    questions: count,
    median: rounded(median(ours)),
  });
}

/**
 * Fifteen tables that have to move at once, from their questions to their moments; beside it each of them moved alone, as
 * if there were no others. `exact` = of how many it is certain that nothing is better.
 */
function batch(count: number): Row {
  const batches: (readonly MovingTable[])[] = [];
  for (let seed = FIRST_SEED; batches.length < count; seed++) {
    const tables = batchOf(15, seed);
    if (tables) batches.push(tables);
  }
  const exact = batches.filter((tables) => moveTogether(tables).kind === 'exact').length;
  const ours = batches.map((tables) => milliseconds(() => moveTogether(tables)));
  const alone = batches.map((tables) =>
    milliseconds(() => {
      for (const { question, standing } of tables) reschedule(question, standing);
    }),
  );
  return rowOf('slots/batch-15', 'ms', atPart(ours, 0.95), 'slots/alone', atPart(alone, 0.95), {
    batches: count,
    exact,
    median: rounded(median(ours)),
  });
}

/**
 * Milliseconds of each question, after all were asked once to warm up. Each is made just before it is asked, as in the
 * product: hundreds of weeks of appointments in memory would make every search wait for the garbage collector.
 */
function timed(
  seeds: readonly number[],
  make: (seed: number) => SlotQuestion,
  ask: (question: SlotQuestion) => unknown,
): number[] {
  for (const seed of seeds) ask(make(seed));
  return seeds.map((seed) => {
    const question = make(seed);
    return milliseconds(() => ask(question));
  });
}

function milliseconds(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

answering(searches(await told<Asked>()));
