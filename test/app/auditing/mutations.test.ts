import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Auditing } from '../../../src/app/ports/auditing.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import {
  audited,
  daysUntil,
  guardedSchool,
  PLANTS,
  type Plant,
  planted,
} from '../../support/audit-plants.ts';
import { type Play, play } from '../../support/playing.ts';

const SEEDS = Array.from({ length: 16 }, (_, seed) => seed + 1);
/** Each leaves out one thing that the look reads, as a renamed column or a wrong condition would. */
const BROKEN: readonly [string, Partial<Auditing>, Plant['place']][] = [
  ['no term', { termsAfter: async () => [] }, 'interim'],
  ['nothing that is open', { withoutTerm: async () => [] }, 'concern'],
  ['no table', { untoldTables: async () => [] }, 'table'],
  ['no reminder', { withoutDigest: async () => [], toSomebodyGone: async () => [] }, 'reminder'],
  [
    'no message',
    { notSent: async () => 0, releaseLeases: async () => 0, repeatUnknown: async () => 0 },
    'message',
  ],
];

describe('several differences at once', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z');
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await guardedSchool(school);
    await daysUntil(school, '2026-11-25');
  });

  afterAll(() => school.close());

  it.each(SEEDS)('are all found and put right, whatever they are (seed %i)', async (seed) => {
    const plants = mixOf(seed);
    for (const plant of plants) await planted(school, plant);

    expect(await missed(school, plants)).toEqual([]);
  });

  it('are of every kind in one mix or another, and several in each', () => {
    const mixes = SEEDS.map(mixOf);

    expect(new Set(mixes.flat().map(({ what }) => what)).size).toBe(PLANTS.length);
    expect(Math.min(...mixes.map(({ length }) => length))).toBeGreaterThanOrEqual(3);
  });

  it.each(BROKEN)('are missed by a look that reads %s', async (_what, broken, place) => {
    const plants = PLANTS.filter((plant) => plant.place === place).slice(-1);
    for (const plant of plants) await planted(school, plant);
    const blind = { ...school, deps: { ...school.deps, store: withAuditing(school.deps.store, broken) } };

    expect(await missed(blind, plants)).toEqual(plants.map(({ what }) => what));
  });
});

/** Which of these the look does not find. */
async function missed(school: Play, plants: readonly Plant[]): Promise<string[]> {
  const { found } = await audited(school);
  return plants.filter(({ difference }) => !found[difference]).map(({ what }) => what);
}

/** One fault for each place, or none, by the seed; those of a closed dossier hide what is wrong with its other terms. */
function mixOf(seed: number): Plant[] {
  const places = [...new Set(PLANTS.map(({ place }) => place))];
  const mix = places.flatMap((place, at) => {
    const own = PLANTS.filter((plant) => plant.place === place);
    return (seed * 5 + at * 3) % 7 === 0 ? [] : own.slice((seed + at) % own.length).slice(0, 1);
  });
  return mix.some(({ difference }) => difference === 'of_closed')
    ? mix.filter(({ place }) => place !== 'interim')
    : mix;
}

function withAuditing(store: Store, broken: Partial<Auditing>): Store {
  return {
    ...store,
    transact: (schoolId, work) =>
      store.transact(schoolId, (tx) => work({ ...tx, auditing: { ...tx.auditing, ...broken } })),
  };
}
