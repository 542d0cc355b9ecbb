import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { emptyPostgres, type TestServer } from '../support/database.ts';
import { countedRoad, type Road } from '../support/journeys.ts';
import { type Play, play } from '../support/playing.ts';
import { WHO } from '../support/school.ts';
import { STAGES } from '../support/stages.ts';

/** Who it is; the concern, with the begin; all that is needed besides; all writes, with the commit. */
const MOST_JOURNEYS = 4;

describe('the journeys to PostgreSQL of a turn', () => {
  let server: TestServer;
  let road: Road;
  let school: Play;

  beforeAll(async () => {
    server = await emptyPostgres();
    road = await countedRoad(server.url);
    school = await play('2026-11-23T09:00:00Z', async () => openPostgres(road.url, 1));
  }, 60_000);

  afterAll(async () => {
    await school.close();
    await road.close();
    await server.drop();
  });

  it(`are at most ${MOST_JOURNEYS} for a concern that is sent`, async () => {
    const stage = await STAGES['to be checked']?.(school);
    if (!stage) throw new Error('There is no such stage.');
    const before = road.journeys();

    const receipt = await sendConcern(await school.turn(WHO.mentor), stage.concern);

    expect(receipt.kind).toBe('intake_receipt');
    expect(road.journeys() - before).toBeGreaterThan(1);
    expect(road.journeys() - before).toBeLessThanOrEqual(MOST_JOURNEYS);
  });
});
