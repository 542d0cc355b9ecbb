import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { ConcernPage } from '../../src/app/pages/concern-page.ts';
import { type ChannelNews, channelPayload } from '../../src/domain/channel.ts';
import type { Log } from '../../src/log.ts';
import type { SubjectKey } from '../../src/storage/sealing.ts';
import { canaryReport, insistOnSilence, type Report, sightingsIn } from '../support/canary.ts';
import type { LoopStage, Prepare, Weakness } from '../support/canary-stage.ts';
import type { Until } from '../support/canary-story.ts';
import { ALL_WORDS, DETAILS, FAMILY_WORDS, IN_NO_CHAT, REASONS } from '../support/canary-words.ts';
import type { Play } from '../support/playing.ts';

jest.setTimeout(60_000);

/** The place whose seal is off, such as `pupil.personal`; null = everything is sealed, as built. */
let unsealed: string | null = null;

const asBuilt = await import('../../src/storage/sealing.ts');
jest.unstable_mockModule('../../src/storage/sealing.ts', () => ({
  ...asBuilt,
  newSubjectKey: (...given: Parameters<typeof asBuilt.newSubjectKey>) => {
    const { row, key } = asBuilt.newSubjectKey(...given);
    return { row, key: withSealOff(key) };
  },
  unwrap: (...given: Parameters<typeof asBuilt.unwrap>) => withSealOff(asBuilt.unwrap(...given)),
  lookupOf: (...given: Parameters<typeof asBuilt.lookupOf>) =>
    given[1] === unsealed ? Buffer.from(given[2], 'utf8') : asBuilt.lookupOf(...given),
}));
// Everything that seals, from here on, seals through the above.
const { play } = await import('../support/playing.ts');
const { loopStage } = await import('../support/canary-stage.ts');
const { tellStory } = await import('../support/canary-story.ts');
const { canaryRoster } = await import('../support/canary-words.ts');

function withSealOff(key: SubjectKey): SubjectKey {
  const isOff = (place: string) => unsealed !== null && place.startsWith(`${unsealed}.`);
  return {
    id: key.id,
    seal: (place, content) =>
      isOff(place) ? Buffer.from(JSON.stringify(content)) : key.seal(place, content),
    open: <T>(place: string, sealed: Buffer): T =>
      isOff(place) ? (JSON.parse(Buffer.from(sealed).toString('utf8')) as T) : key.open<T>(place, sealed),
  };
}

/** Each seal with the column that it fills and words that stand in the open without it. */
const SEALS = [
  ['pupil.personal', 'pupil.personal_sealed', ['roepnaam', 'achternaam', 'klas', 'geboortedag']],
  [
    'guardian.personal',
    'guardian.personal_sealed',
    ['roepnaam van ouder 1', 'achternaam van ouder 2', 'telefoon van ouder 1'],
  ],
  ['person.personal', 'person.personal_sealed', ['roepnaam van de mentor', 'achternaam van de mentor']],
  ['concern.content', 'concern.content_sealed', REASONS.map((code) => `reden ${code}`)],
  [
    'concern_detail.content',
    'concern_detail.content_sealed',
    ['wat is geprobeerd', 'woorden van de leerling', 'nog iets', 'signaal alone_or_bullied'],
  ],
  ['person.mail', 'person.mail_lookup', ['achternaam van de mentor']],
  ['pupil.leerlingnummer', 'pupil.leerlingnummer_lookup', ['leerlingnummer']],
] as const;

describe('words that go through a whole concern', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play(undefined, undefined, canaryRoster());
  }, 60_000);

  beforeEach(() => {
    unsealed = null;
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

  it.each(SEALS)('are found when the seal of %s is off', async (place, column, words) => {
    unsealed = place;

    const { report } = await told('accepted');

    for (const word of words) expect(report.sightings.join('\n')).toContain(`${word} in ${column} (plain)`);
    expect(() => insistOnSilence(report)).toThrow(`in ${column}`);
  });

  it('go through every sealed column that there is', async () => {
    const found = await sql<{ name: string }>`
      select table_name || '.' || column_name as name
      from information_schema.columns
      where table_schema = 'public' and column_name ~ '_(sealed|lookup)$'
    `.execute(school.engine.db);

    expect(found.rows.map(({ name }) => name).sort()).toEqual(SEALS.map(([, column]) => column).sort());
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
    await school.again();
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
