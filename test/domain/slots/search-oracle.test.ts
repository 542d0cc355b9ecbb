import { describe, it } from '@jest/globals';
import { SEARCH_CHECKS } from '../../prove/slots/checks.ts';
import { DAY_CHECKS } from '../../prove/slots/day-checks.ts';
import { THE_ENGINE } from '../../prove/slots/engine.ts';
import { RELAXING_CHECKS } from '../../prove/slots/relaxing-checks.ts';

/** The same rules by `npm run prove -- --only slots`, on many more cases; the same again with SLOT_SEED. */
const RUNS = Number(process.env.SLOT_RUNS ?? 150);
const SEED = Number(process.env.SLOT_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe.each(
  Object.entries({
    'the search': SEARCH_CHECKS,
    'its days': DAY_CHECKS,
    'its explanations': RELAXING_CHECKS,
  }),
)(`%s (seed ${SEED})`, (_, checks) => {
  it.each(Object.entries(checks))('%s', (_name, check) => {
    check(THE_ENGINE, { numRuns: RUNS, seed: SEED });
  });
});
