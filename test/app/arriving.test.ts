import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { arrive, type InstalledAt } from '../../src/app/arriving/arriving.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { WHO } from '../support/school.ts';

const CHAT: InstalledAt = {
  kind: 'personal',
  serviceUrl: 'http://localhost/',
  teamsId: 'chat',
  botId: 'bot',
  teamId: null,
};

describe('a bot that is installed', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(() => school.close());

  it('welcomes somebody once in a lifetime', async () => {
    await arrive(await school.turn(WHO.mentor, 'one installation'), CHAT);
    await arrive(await school.turn(WHO.mentor, 'another'), CHAT);

    expect(await kinds()).toEqual(['welcome']);
  });

  it('offers again what is open when it is installed once more', async () => {
    await arrive(await school.turn(WHO.mentor, 'one installation'), CHAT);
    await startIntake(await school.turn(WHO.mentor));
    await arrive(await school.turn(WHO.mentor, 'another'), CHAT);

    expect(await kinds()).toEqual(['intake_resume', 'welcome']);
  });

  it('does nothing twice when the same installation is told twice', async () => {
    await startIntake(await school.turn(WHO.mentor));
    await arrive(await school.turn(WHO.mentor, 'one installation'), CHAT);
    await arrive(await school.turn(WHO.mentor, 'one installation'), CHAT);

    expect(await kinds()).toEqual(['welcome']);
  });

  async function kinds(): Promise<string[]> {
    return (await plannedNotices(school)).map(({ kind }) => kind).sort();
  }
});
