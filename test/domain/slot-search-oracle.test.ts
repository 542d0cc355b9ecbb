import { describe, it } from '@jest/globals';
import { SEARCH_CHECKS } from '../prove/slots/checks.ts';
import { THE_ENGINE } from '../prove/slots/engine.ts';

/** The same rules by `npm run prove -- --only slots`, on many more cases; the same again with SLOT_SEED. */
const RUNS = Number(process.env.SLOT_RUNS ?? 200);
const SEED = Number(process.env.SLOT_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`the search (seed ${SEED})`, () => {
  it.each(Object.entries(SEARCH_CHECKS))('%s', (_, check) => {
    check(THE_ENGINE, { numRuns: RUNS, seed: SEED });
  });
});
