import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { openEmbedded } from '../../src/storage/embedded.ts';
import { nl } from '../../src/texts/nl.ts';
import { canaryReport, filesIn, insistOnSilence, sightingsIn } from '../support/canary.ts';
import { canarySchool, PARENT_MAIL } from '../support/canary-school.ts';
import {
  ALL_WORDS,
  DETAILS,
  FAMILY_WORDS,
  IN_NO_CHAT,
  REASONS,
  WELFARE,
  WRITTEN_WORDS,
} from '../support/canary-words.ts';
import { journeyStage } from '../support/journey-stage.ts';
import { type RecordedCall, recordedCalls } from '../support/recorded-calls.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;
const PUPIL = FAMILY_WORDS.roepnaam;
const JEUGDARTS_MAIL = 'hanneke.prins@jgz.example';

const WINDOWS = {
  mentor: 'Anouk de Wit',
  coordinator: 'Carolien Bos',
  leerplicht: 'Fatima Aydin',
  swv: 'Ilse van Dijk',
  buurtteam: 'Jamal Chahid',
} as const;

/**
 * From a mentor's concern to a reminder in the school's channel and on to the end, by clicks and typing alone. The
 * school, its pupil and everything that is typed are words that stand nowhere else; at the end they are looked for.
 */
describe('a concern, from the chat of a mentor to the end', () => {
  const school = canarySchool();
  const { demo, visitor, everybody, person, opensPage, movesToTheChannelPost } = journeyStage(
    '.data/test-journey',
    school,
    WINDOWS,
  );

  beforeAll(() => {
    mkdirSync(SHOTS, { recursive: true });
  });

  it(
    'begins with one welcome for each person',
    async () => {
      for (const [, each] of everybody()) await each.reads(nl.intake.welcomeTitle);
      await person('mentor').reads('Het kost je twee minuten');
      await person('leerplicht').reads('Als een school je aan een actietafel vraagt');
      await person('mentor').shoots(`${SHOTS}01-welcome.png`);
      for (const [key, each] of everybody()) {
        const welcomes = (await each.cards()).filter((text) => text.includes(nl.intake.welcomeTitle));
        expect({ key, welcomes: welcomes.length }).toEqual({ key, welcomes: 1 });
      }
    },
    2 * MINUTES,
  );

  it(
    'takes the mentor three cards and at most fifteen taps, with a restart of the bot in between',
    async () => {
      const mentor = person('mentor');
      await mentor.say('melding');
      await mentor.press('Nee', 'Eerst dit');
      const who = 'Om wie gaat het';
      await mentor.reads(who);

      await visitor().restartsTheBot();
      await mentor.say('melding');
      await mentor.press('Verder waar je was', 'Je was met een melding bezig');
      await mentor.picks(PUPIL, /Leerling|Kies of typ/, who);
      for (const reason of REASONS) await mentor.chooses(nl.intake.reasonChoices[reason], who);
      const form = await mentor.card(who);
      await form.getByRole('checkbox', { name: 'Weet ik niet' }).check({ force: true });
      await form.getByRole('radio', { name: 'Ja', exact: true }).check({ force: true });
      await mentor.shoots(`${SHOTS}02-who.png`);
      await mentor.press('Verder', who);

      const check = `Klopt dit over ${PUPIL}`;
      await mentor.reads(check);
      await mentor.shoots(`${SHOTS}03-check.png`);
      await mentor.press('Versturen', check);
      await mentor.reads('De ondersteuningscoördinator kijkt er binnen twee schooldagen naar');
      await mentor.shoots(`${SHOTS}04-receipt.png`);
      // Two taps were made on the card itself.
      expect(mentor.taps() + 2).toBeLessThanOrEqual(15);
    },
    3 * MINUTES,
  );

  it(
    'lets the mentor tell more on our own page, which the coordinator reads there',
    async () => {
      const told = await opensPage('mentor', 'Meer vertellen', `Over ${PUPIL}`);
      for (const reason of WELFARE) await told.getByLabel(nl.details.welfareChoices[reason]).check();
      await told.getByLabel(nl.details.tried, { exact: true }).fill(DETAILS.tried);
      await told.getByLabel(nl.details.pupilsWords, { exact: true }).fill(DETAILS.pupilsWords);
      await told.getByLabel(nl.details.more, { exact: true }).fill(DETAILS.more);
      await told.screenshot({ path: `${SHOTS}05-details-page.png`, fullPage: true });
      await told.getByRole('button', { name: nl.details.save }).click();
      await told.getByRole('heading', { name: nl.details.savedTitle }).waitFor();
      await told.close();

      const read = await opensPage('coordinator', 'Lees de melding', `Nieuwe melding over ${PUPIL}`);
      saysNoneOfIt(await read.locator('body').innerText());
      await read.screenshot({ path: `${SHOTS}06-concern-door.png`, fullPage: true });
      await read.getByRole('button', { name: nl.pages.open, exact: true }).click();
      await read.getByRole('heading', { name: nl.details.added }).waitFor();
      await read.screenshot({ path: `${SHOTS}06-concern-page.png`, fullPage: true });
      const words = await read.locator('main').innerText();
      for (const word of [PUPIL, FAMILY_WORDS.achternaam, FAMILY_WORDS.klas, ...Object.values(WRITTEN_WORDS)])
        expect(words).toContain(word);
      for (const reason of REASONS) expect(words).toContain(nl.intake.reasonChoices[reason]);
      await read.close();
      await person('coordinator').press('Terug', nl.details.linkTitles.concern_page);
    },
    3 * MINUTES,
  );

  it(
    'asks the coordinator, who chooses an actietafel and says when each parent heard',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.chooses('Een actietafel', `Nieuwe melding over ${PUPIL}`);
      await coordinator.shoots(`${SHOTS}07-triage.png`);
      await coordinator.press('Verder', `Nieuwe melding over ${PUPIL}`);
      const accept = `Een actietafel voor ${PUPIL}`;
      await coordinator.fillsEveryDateWithToday(accept);
      await coordinator.shoots(`${SHOTS}08-accept.png`);
      await coordinator.press('Maak de actietafel', accept);

      await coordinator.reads(`Besloten over ${PUPIL}`);
      await person('mentor').reads('Er komt een actietafel');
    },
    3 * MINUTES,
  );

  it(
    'asks everybody which moment suits them, in Teams and by mail',
    async () => {
      for (const key of ['leerplicht', 'swv', 'buurtteam', 'mentor'] as const) {
        const question = 'Wanneer kun je bij de actietafel zijn';
        await person(key).choosesEverywhere('Ja', question);
        await person(key).press('Antwoord opslaan', question);
        await person(key).reads('Je antwoord is binnen');
      }
      await person('leerplicht').shoots(`${SHOTS}09-vote.png`);
      await answersByMail(PARENT_MAIL, `${SHOTS}10-parent`);
      // At sixteen the pupil's own yes is needed as well.
      await answersByMail(FAMILY_WORDS['mail van de leerling'], `${SHOTS}10-pupil`);
      saysNoneOfIt(await visitor().tellsBeforehand(DETAILS.pupilsWords, `${SHOTS}10-pupil`));
      await answersByMail(JEUGDARTS_MAIL, `${SHOTS}11-jeugdarts`);
    },
    4 * MINUTES,
  );

  it(
    'books by itself once the coordinator says yes too, and tells the channel without a word about the pupil',
    async () => {
      const coordinator = person('coordinator');
      const round = 'Wanneer komt iedereen bij elkaar';
      await coordinator.choosesEverywhere('Ja', round);
      await coordinator.press(/opslaan/i, round);

      await person('leerplicht').reads('De actietafel staat vast');
      await person('leerplicht').shoots(`${SHOTS}12-booked.png`);
      await coordinator.goesToChannel();
      await coordinator.reads('De actietafel is gepland');
      await coordinator.shoots(`${SHOTS}13-channel.png`);
    },
    3 * MINUTES,
  );

  it(
    'reminds of the table the day before, and of the agreement two weeks before the three months are over',
    async () => {
      await remindsInTheChannel('De volgende schooldag is de actietafel', `${SHOTS}14-tomorrow.png`);
      await remindsInTheChannel(
        'Over twee weken hoort er een afspraak te liggen',
        `${SHOTS}15-two-weeks.png`,
      );
      const shown = await person('coordinator').cards();
      expect(shown.length).toBeGreaterThan(0);
      saysNoneOfIt(...shown);
    },
    4 * MINUTES,
  );

  it(
    'lets the coordinator write the minutes, without a sign of what the pupil keeps from the parents, and take a letter from them',
    async () => {
      const coordinator = person('coordinator');
      const { minutes } = nl;
      await coordinator.goesToChat();
      await coordinator.say('mijn lijst');
      await coordinator.press(/26-001/, 'Dit wacht op je');
      const page = await opensPage(
        'coordinator',
        nl.dossier.minutes,
        `De casus over ${PUPIL}`,
        PAGE_POLICY.minutesLinkHours * 60,
      );
      const tap = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
      await tap(nl.pages.open);
      await tap(minutes.everybodyHere);
      await tap(minutes.next(minutes.parts.stem));
      expect(await page.locator('main').innerText()).not.toContain(WRITTEN_WORDS['woorden van de leerling']);
      await page.getByLabel(minutes.texts.pupilSays).fill(DETAILS.more);
      await tap(minutes.heardChoices.at_table);
      await tap(minutes.next(minutes.parts.nu));
      await page.getByLabel(minutes.texts.tried).fill(DETAILS.tried);
      await tap(minutes.next(minutes.parts.plan));
      await page.locator('#regisseur').getByRole('button').first().click();
      await page.locator('#volgende').getByRole('button', { name: minutes.nextNone }).click();
      await tap(minutes.next(minutes.parts.lees));
      await tap(minutes.finish);
      await page.getByText('Definitief sinds').waitFor();
      await page.screenshot({ path: `${SHOTS}16-minutes.png`, fullPage: true });
      await page.getByRole('button', { name: /Brief voor .*leerling/ }).click();
      const letter = await page.locator('.sheet').innerText();
      await page.screenshot({ path: `${SHOTS}16-letter.png`, fullPage: true });
      expect(letter).toContain(WRITTEN_WORDS['nog iets']);
      expect(letter).not.toContain(WRITTEN_WORDS['wat is geprobeerd']);
      await page.close();
      await coordinator.press('Terug', nl.details.linkTitles.minutes_page);
    },
    3 * MINUTES,
  );

  it(
    'lets the coordinator put down the agreement and close, after which all is quiet',
    async () => {
      const coordinator = person('coordinator');
      const dossier = `De casus over ${PUPIL}`;
      await coordinator.press('Afspraak gemaakt', dossier);
      const agreement = `Wat is er afgesproken voor ${PUPIL}`;
      await coordinator.chooses('Deels terug naar school', agreement);
      await coordinator.shoots(`${SHOTS}16-agreement.png`);
      await coordinator.press('Opslaan', agreement);
      await coordinator.reads('er is een afspraak');
      await coordinator.press('Afronden', dossier);
      await coordinator.chooses(nl.dossier.closeReasons.agreement_runs, nl.dossier.closeTitle);
      await coordinator.press(/Afronden|Opslaan/, nl.dossier.closeTitle);
      await coordinator.reads(nl.dossier.states.closed);

      const posted = channelPosts().length;
      const isQuiet = async () => (await visitor().page.innerText('main')).includes(nl.demo.nothingDue);
      expect(await visitor().movesTheClockUntil(isQuiet, 12)).toBe(true);
      expect(channelPosts()).toHaveLength(posted);
      await coordinator.say('status 26-001');
      await coordinator.reads('Wat er uitging, en wat niet');
      expect(await coordinator.page.innerText('body')).not.toContain(nl.worklist.reasons.other);
      await coordinator.shoots(`${SHOTS}17-status.png`);
    },
    4 * MINUTES,
  );

  it('asked to be stopped, stops everything that it started', async () => {
    const addresses = [demo().url, ...everybody().map(([, { page }]) => new URL(page.url()).origin)];
    for (const address of addresses) expect((await fetch(address)).ok).toBe(true);

    expect(await demo().stop()).toBe(0);

    for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
  }, 60_000);

  it('said nothing of it in a table, a log line or a request to the channel', async () => {
    const calls = recordedCalls(demo().record);
    const database = await openEmbedded(demo().database);
    try {
      const report = await canaryReport(ALL_WORDS, { database, log: demo().logs(), requests: calls });

      insistOnSilence(report);
      expect(report.looked.tables).toEqual(
        expect.arrayContaining([
          'concern',
          'concern_detail',
          'guardian',
          'minutes_final',
          'notice',
          'pgboss.queue',
          'voice',
          'vote',
        ]),
      );
    } finally {
      await database.close();
    }
    expect(sightingsIn(ALL_WORDS, filesIn(demo().database))).toEqual([]);
  }, 60_000);

  it('said in personal chats no more than the first name, and greeted each person once', () => {
    const personal = recordedCalls(demo().record).filter(({ scope }) => scope === 'personal');

    expect(sightingsIn({ roepnaam: PUPIL }, personal)).not.toEqual([]);
    expect(sightingsIn(IN_NO_CHAT, personal)).toEqual([]);
    for (const key of Object.keys(WINDOWS))
      expect({
        key,
        welcomes: personal.filter((call) => call.window === key && welcomes(call)).length,
      }).toEqual({
        key,
        welcomes: 1,
      });
  });

  function channelPosts(): RecordedCall[] {
    return recordedCalls(demo().record).filter(
      ({ scope, method }) => scope === 'channel' && method === 'POST',
    );
  }

  async function remindsInTheChannel(text: string, shot: string): Promise<void> {
    await movesToTheChannelPost('coordinator', text);
    await person('coordinator').shoots(shot);
  }

  async function answersByMail(address: string, shot: string): Promise<void> {
    const { mail, asked, thanks } = await visitor().answersTheMailTo(address, shot);
    expect(thanks).toMatch(/dank/i);
    saysNoneOfIt(mail, asked, thanks);
  }

  /** None of the words stands in what somebody reads here. */
  function saysNoneOfIt(...texts: string[]): void {
    const places = texts.map((text, index) => ({ place: `text ${index + 1}`, bytes: Buffer.from(text) }));
    expect(sightingsIn(ALL_WORDS, places)).toEqual([]);
  }
});

function welcomes({ method, body }: RecordedCall): boolean {
  return method === 'POST' && body.includes(nl.intake.welcomeTitle);
}
