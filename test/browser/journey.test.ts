import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
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
  STAFF_WORDS,
  WELFARE,
  WRITTEN_WORDS,
} from '../support/canary-words.ts';
import { agreesAndCloses, pausesOnPurpose, writesOnTheCasePage } from '../support/journey-end.ts';
import { journeyStage } from '../support/journey-stage.ts';
import { writesTheMinutes } from '../support/journey-table.ts';
import { type RecordedCall, recordedCalls } from '../support/recorded-calls.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;
const PUPIL = FAMILY_WORDS.roepnaam;
const MENTOR_NAME = `${STAFF_WORDS['roepnaam van de mentor']} ${STAFF_WORDS['achternaam van de mentor']}`;
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
  const stage = journeyStage('.data/test-journey', school, WINDOWS);
  const { demo, visitor, everybody, person, opensPage, movesToTheChannelPost } = stage;

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
      await coordinator.goesToChat();
      await coordinator.say('mijn lijst');
      await coordinator.press(/26-001/, 'Dit wacht op je');
      await writesTheMinutes(stage, MENTOR_NAME, SHOTS);
    },
    3 * MINUTES,
  );

  it(
    'lets a parent read behind a code what was agreed, and say that it is right',
    async () => {
      const { mail, door, letter } = await visitor().readsTheAgreement(PARENT_MAIL, `${SHOTS}16-parent`);
      expect(letter).toContain(nl.minutes.ideas.makes_timetable);
      saysNoneOfIt(mail, door);
    },
    2 * MINUTES,
  );

  it(
    'asks the mentor for what was promised by its number, who says in one tap that it is done',
    async () => {
      const mentor = person('mentor');
      await mentor.say('mijn acties');
      await mentor.reads(nl.actions.title(1));
      await mentor.shoots(`${SHOTS}16-own-actions.png`);
      await mentor.press(nl.actions.done, nl.actions.title(1));
      await mentor.reads(nl.actions.none);
    },
    2 * MINUTES,
  );

  it(
    'pauses on purpose, agreed with pupil and parents, and goes on',
    () => pausesOnPurpose(stage, SHOTS),
    2 * MINUTES,
  );

  it(
    'shows the whole case on one page, where it is put down how it goes and what was learned',
    async () => {
      const said = await writesOnTheCasePage(stage, SHOTS);
      for (const word of [PUPIL, FAMILY_WORDS.klas, WRITTEN_WORDS['woorden van de leerling']])
        expect(said).toContain(word);
    },
    2 * MINUTES,
  );

  it(
    'lets the coordinator put down the agreement and close, after which all is quiet',
    async () => {
      const coordinator = person('coordinator');
      await agreesAndCloses(stage, SHOTS);
      await person('mentor').reads(nl.dossier.closedTitle);

      const posted = channelPosts().length;
      const isQuiet = async () => (await visitor().page.innerText('main')).includes(nl.demo.nothingDue);
      expect(await visitor().movesTheClockUntil(isQuiet, 12)).toBe(true);
      expect(channelPosts()).toHaveLength(posted);
      await coordinator.say('status 26-001');
      await coordinator.reads('Wat er uitging, en wat niet');
      expect(await coordinator.page.innerText('body')).not.toContain(nl.worklist.reasons.other);
      await coordinator.shoots(`${SHOTS}20-status.png`);
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
          'closing',
          'concern_detail',
          'dossier_fact',
          'felt_heard',
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
