import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ConcernPage } from '../../src/app/pages/concern-page.ts';
import { type ChannelNews, channelPayload } from '../../src/domain/channel.ts';
import type { Log } from '../../src/log.ts';
import { canaryReport, insistOnSilence, type Report, sightingsIn } from '../support/canary.ts';
import type { LoopStage, Prepare, Weakness } from '../support/canary-stage.ts';
import type { Until } from '../support/canary-story.ts';
import { ALL_WORDS, DETAILS, FAMILY_WORDS, IN_NO_CHAT, REASONS } from '../support/canary-words.ts';
import type { Play } from '../support/playing.ts';
import { WORD_SEALS } from '../support/seals.ts';

jest.setTimeout(60_000);

const { seal } = await import('../support/seal-off.ts');
// Everything that seals, from here on, seals through the above.
const { play } = await import('../support/playing.ts');
const { loopStage } = await import('../support/canary-stage.ts');
const { tellStory } = await import('../support/canary-story.ts');
const { canaryRoster } = await import('../support/canary-words.ts');

describe('words that go through a whole concern', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play(undefined, undefined, canaryRoster());
  }, 60_000);

  beforeEach(() => {
    seal.off = null;
  });

  afterAll(() => school.close());

  it('are read by the coordinator, and stand in no table, no log line and no request to the channel', async () => {
    const { report, read, stage } = await told('closed');

    const page = JSON.stringify(read);
    for (const word of ['roepnaam', 'achternaam', 'klas'] as const)
      expect(page).toContain(FAMILY_WORDS[word]);
    expect(read.added.map(({ details }) => details)).toEqual([DETAILS]);
    expect(read.intake.reasons).toEqual(REASONS);
    insistOnSilence(report);
    expect(report.looked.tables).toEqual(
      expect.arrayContaining([
        'agreement',
        'audit',
        'concern_detail',
        'dossier',
        'guardian',
        'notice',
        'vote',
      ]),
    );
    expect(report.looked.channelRequests).toBeGreaterThan(10);

    const personal = stage.requests().filter(({ scope }) => scope === 'personal');
    expect(sightingsIn({ roepnaam: FAMILY_WORDS.roepnaam }, personal)).not.toEqual([]);
    expect(sightingsIn(IN_NO_CHAT, personal)).toEqual([]);
    expect(stage.mails().length).toBeGreaterThan(5);
    expect(sightingsIn(ALL_WORDS, stage.mails())).toEqual([]);
  });

  it.each(WORD_SEALS)('are found when the seal of %s is off', async (place, column, words) => {
    seal.off = place;

    const { report } = await told('accepted');

    for (const word of words) expect(report.sightings.join('\n')).toContain(`${word} in ${column} (plain)`);
    expect(() => insistOnSilence(report)).toThrow(`in ${column}`);
  });

  it('are kept out of the channel by the gate when somebody puts a name beside the number', async () => {
    const { report } = await told('booked', { prepare: namesTheBooked(channelPayload) });

    insistOnSilence(report);
  });

  it('are found in the channel when the gate is off and somebody does so', async () => {
    const gateOff = (said: object) => ({ kind: 'news', ...said }) as ChannelNews;

    const { report } = await told('booked', { prepare: namesTheBooked(gateOff) });

    expect(() => insistOnSilence(report)).toThrow(/^roepnaam in request \d+ \(plain\)$/m);
  });

  it('are withheld by the log when somebody writes a name into it', async () => {
    const { report, stage } = await told('accepted', { prepare: writesTheName });

    insistOnSilence(report);
    expect(stage.log()).toContain('"pupil":"[withheld]"');
  });

  it('are found in a log that withholds nothing', async () => {
    const { report } = await told('accepted', { prepare: writesTheName, log: openLog });

    expect(() => insistOnSilence(report)).toThrow(
      /^roepnaam in log line \d+ \(plain\), \d+ times$|in log line/m,
    );
  });

  async function told(
    until: Until,
    weakness: Weakness = {},
  ): Promise<{ report: Report; read: ConcernPage; stage: LoopStage }> {
    await school.importedAgain();
    const stage = await loopStage(school, weakness);
    try {
      const read = await tellStory(school, stage, until);
      const seen = { database: school.engine, log: stage.log(), requests: stage.requests() };
      return { report: await canaryReport(ALL_WORDS, seen), read, stage };
    } finally {
      await stage.close();
    }
  }
});

/** A colleague's slip: the roepnaam beside the number, on the post that the table is booked. */
function namesTheBooked(gate: typeof channelPayload): (prepare: Prepare) => Prepare {
  return (prepare) => async (notice) => {
    const delivery = await prepare(notice);
    if (delivery.kind !== 'channel' || delivery.payload.kind !== 'news') return delivery;
    const { payload } = delivery;
    if (payload.verb !== 'table_booked') return delivery;
    return {
      ...delivery,
      payload: gate({ ...payload, number: `${payload.number} ${FAMILY_WORDS.roepnaam}` }),
    };
  };
}

/** Another: the name of whom a notice is about, past the compiler. */
function writesTheName(prepare: Prepare, log: Log): Prepare {
  return (notice) => {
    log.debug('a notice is made ready', { pupil: FAMILY_WORDS.roepnaam as never });
    return prepare(notice);
  };
}

function openLog(write: (line: string) => void): Log {
  const say =
    (level: string) =>
    (message: string, fields: object = {}) =>
      write(JSON.stringify({ level, message, ...fields }));
  return { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') };
}
