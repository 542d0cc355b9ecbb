import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Language } from '../../src/domain/ids.ts';
import { logTo } from '../../src/log.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { activityOf } from '../support/activity.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, TENANT, WHO } from '../support/school.ts';
import { deliverDue, openedDossier, sentConcern } from '../support/triage.ts';

type Case = { own: Language | null; teams: string | null; school: Language; spoken: Language };

const CASES: readonly Case[] = [
  { own: 'nl', teams: 'en-US', school: 'en', spoken: 'nl' },
  { own: 'en', teams: 'nl-NL', school: 'nl', spoken: 'en' },
  { own: null, teams: 'en-US', school: 'nl', spoken: 'en' },
  { own: null, teams: 'nl-NL', school: 'en', spoken: 'nl' },
  { own: null, teams: null, school: 'en', spoken: 'en' },
  { own: null, teams: null, school: 'nl', spoken: 'nl' },
];

describe('one rule for the language of a person', () => {
  let school: Play;
  let handle: Handle;
  let activities = 0;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    handle = handlingOf(
      school.deps,
      logTo(() => undefined, school.clock.now, 'error'),
      () => undefined,
    );
  });

  afterAll(() => school.close());

  it.each(CASES)('own $own, Teams $teams, school $school: a press is answered in $spoken', async (given) => {
    await settle(given);

    const { body } = await says(given.teams, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'nothing', data: {} } },
    });

    expect(body).toMatchObject({ value: textsIn(given.spoken).refusals.card_not_understood });
  });

  it.each(CASES)(
    'own $own, Teams $teams, school $school: a card that comes later is in $spoken',
    async (given) => {
      await settle(given);
      await says(given.teams, { text: 'hoi' });
      await deliverDue(school);
      await sentConcern(school);

      const [card] = (await deliverDue(school)).filter(
        ({ kind, to }) => kind === 'triage' && to === WHO.coordinator,
      );

      expect(card?.delivery).toMatchObject({ kind: 'personal', language: given.spoken });
    },
  );

  it.each(CASES)(
    'own $own, Teams $teams, school $school: a question about a table is in $spoken',
    async (given) => {
      await settle(given);
      await says(given.teams, { text: 'hoi' });
      await openedDossier(school);

      const asked = (await deliverDue(school)).filter(
        ({ kind, to }) => kind === 'vote_request' && to === WHO.coordinator,
      );

      expect(asked.map(({ delivery }) => delivery)).toEqual([
        expect.objectContaining({ language: given.spoken }),
      ]);
    },
  );

  it.each(['nl', 'en'] as const)(
    'a mail to a colleague without a chat is in that of the school (%s)',
    async (language) => {
      await settle({ own: null, teams: null, school: language, spoken: language });
      await openedDossier(school);

      const [mail] = (await deliverDue(school)).filter(
        ({ kind, to }) => kind === 'vote_request' && to === WHO.jgz,
      );

      expect(mail?.delivery).toMatchObject({ kind: 'mail', language });
    },
  );

  it('keeps what Teams was set to when an activity does not say', async () => {
    await settle({ own: null, teams: null, school: 'nl', spoken: 'nl' });
    await says('en-GB', { text: 'hoi' });
    await says(null, { text: 'hoi' });
    await deliverDue(school);
    await says(null, { text: 'help' });

    expect((await deliverDue(school)).map(({ delivery }) => delivery)).toEqual([
      expect.objectContaining({ language: 'en' }),
    ]);
  });

  it('follows Teams when it is set to another language', async () => {
    await settle({ own: null, teams: null, school: 'nl', spoken: 'nl' });
    await says('en-GB', { text: 'hoi' });
    await says('nl-NL', { text: 'hoi' });
    await deliverDue(school);
    await says(null, { text: 'help' });

    expect((await deliverDue(school)).map(({ delivery }) => delivery)).toEqual([
      expect.objectContaining({ language: 'nl' }),
    ]);
  });

  it.each([
    ['english', 'nl-NL', 'en'],
    ['English!', 'nl-NL', 'en'],
    ['nederlands', 'en-US', 'nl'],
    ['Dutch', 'en-US', 'nl'],
  ] as const)('is chosen by the word "%s", whatever Teams is set to (%s)', async (word, locale, language) => {
    await says(locale, { text: word });
    await says(locale, { text: 'help' });

    expect((await deliverDue(school)).map(({ kind, delivery }) => [kind, delivery])).toEqual([
      ['menu', expect.objectContaining({ language })],
      ['menu', expect.objectContaining({ language })],
    ]);
  });

  it('is not changed by a sentence with that word in it', async () => {
    await says('nl-NL', { text: 'zij spreekt english thuis' });

    expect((await deliverDue(school)).map(({ delivery }) => delivery)).toEqual([
      expect.objectContaining({ language: 'nl' }),
    ]);
  });

  async function settle({ own, school: language }: Case): Promise<void> {
    await sql`update person set language = ${own}`.execute(school.engine.db);
    await sql`update school set language = ${language} where tenant_id = ${TENANT}`.execute(school.engine.db);
  }

  async function says(locale: string | null, change: object): Promise<{ body: unknown }> {
    const inbound = inboundOf(
      activityOf({
        id: `activity-${activities++}`,
        from: { id: '29:1', aadObjectId: entraOf(WHO.coordinator) },
        ...(locale && { locale }),
        ...change,
      }),
    );
    if (!inbound) throw new Error('This activity is of no known shape.');
    return handle(inbound);
  }
});
