import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { releaseConcern } from '../../src/app/intake/asking-for-call.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { emptyPostgres } from '../support/database.ts';
import { type Play, play } from '../support/playing.ts';
import { WHO } from '../support/school.ts';
import { accept, concernNow, countOf, refNow, sentConcern, waitingFor } from '../support/triage.ts';

describe('two people who judge at the same moment', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z', async () => {
      const { engine, drop } = await emptyPostgres();
      return { ...engine, close: drop };
    });
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(() => school.close());

  it('decide a concern once: the second is shown what the first chose', async () => {
    for (let round = 0; round < 10; round++) {
      const ref = await sentConcern(school);
      const [mine, hers] = [await school.turn(WHO.coordinator), await school.turn(WHO.deputyCoordinator)];

      const views = await Promise.all([
        takeRoute(mine, ref, { route: 'advice', reason: 'school_can_do_it' }),
        takeRoute(hers, ref, {
          route: 'anonymous_consult',
          reason: 'think_along_first',
          partner: 'swv',
          reviewOn: '2026-12-01' as SchoolDate,
        }),
      ]);

      const { state, version } = await concernNow(school, ref);
      expect(views.map((view) => 'route' in view && view.route)).toEqual([state, state]);
      expect(version).toBe(ref.version + 1);
    }
    expect(await waitingFor(school, 'answer_to_asker')).toHaveLength(10);
  });

  it('open one dossier for one pupil, from two concerns', async () => {
    const first = await sentConcern(school);
    const second = await sentConcern(school);

    const views = await Promise.all([
      accept(school, first, {}, WHO.coordinator),
      accept(school, second, {}, WHO.deputyCoordinator),
    ]);

    expect(views.map(({ kind }) => kind).sort()).toEqual(['triage_accept', 'triage_decided']);
    expect(await countOf(school, 'dossier')).toBe(1);
  });

  it('cannot release a concern twice', async () => {
    const ref = await sentConcern(school);
    await takeRoute(await school.turn(WHO.coordinator), ref, { route: 'safety', reason: 'safety_first' });
    const now = await refNow(school, ref);
    const turns = [await school.turn(WHO.safetyOfficer), await school.turn(WHO.safetyOfficer)];

    await Promise.all(turns.map((turn) => releaseConcern(turn, now)));

    expect(await concernNow(school, ref)).toMatchObject({ state: 'submitted', version: now.version + 1 });
  });
});
