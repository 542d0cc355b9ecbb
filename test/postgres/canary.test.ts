import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canaryReport, insistOnSilence } from '../support/canary.ts';
import { loopStage } from '../support/canary-stage.ts';
import { tellStory } from '../support/canary-story.ts';
import { ALL_WORDS, canaryRoster, FAMILY_WORDS } from '../support/canary-words.ts';
import { emptyPostgres } from '../support/database.ts';
import { type Play, play } from '../support/playing.ts';

describe('words that go through a whole concern, on PostgreSQL', () => {
  let school: Play;

  beforeAll(async () => {
    const open = async () => {
      const { engine, drop } = await emptyPostgres();
      return { ...engine, close: drop };
    };
    school = await play(undefined, open, canaryRoster());
  }, 60_000);

  afterAll(() => school.close());

  it('stand in no table, no log line and no request to the channel; one value in the open is found', async () => {
    const stage = await loopStage(school);
    const { intake } = await tellStory(school, stage);
    const seen = { database: school.engine, log: stage.log(), requests: stage.requests() };
    await stage.close();

    expect(intake.reasons).not.toEqual([]);
    insistOnSilence(await canaryReport(ALL_WORDS, seen));

    await school.engine.query('update pupil set personal_sealed = $1', [Buffer.from(FAMILY_WORDS.klas)]);
    expect((await canaryReport(ALL_WORDS, seen)).sightings).toEqual([
      expect.stringMatching(/^klas in pupil\.personal_sealed \(plain\)/),
    ]);
  }, 60_000);
});
