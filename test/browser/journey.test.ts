import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, type Person, sitDown } from '../support/playground-driver.ts';
import { type RunningDemo, runDemo } from '../support/running-demo.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;

/** What the school's channel may never show: surname, class, what was ticked, who is who. */
const NEVER_IN_THE_CHANNEL = ['Sem', 'Jansen', 'H4b', 'te laat', 'Anouk', 'Fatima', 'Petra'];

describe('a concern, from the chat of a mentor to the end', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const at: Record<string, Person> = {};
  const person = (key: string): Person => {
    const found = at[key];
    if (!found) throw new Error(`${key} sits at no window.`);
    return found;
  };

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    demo = await runDemo('.data/test-journey');
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(demo.url);
    const names = {
      mentor: 'Anouk de Wit',
      coordinator: 'Carolien Bos',
      leerplicht: 'Fatima Aydin',
      swv: 'Ilse van Dijk',
      buurtteam: 'Jamal Chahid',
    };
    for (const [key, name] of Object.entries(names)) {
      at[key] = await sitDown(context, (await page.getByRole('link', { name }).getAttribute('href')) ?? '');
    }
  }, 4 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  }, MINUTES);

  it(
    'is ready soon, and welcomes each person once',
    async () => {
      expect(demo.readyAfterSeconds).toBeGreaterThan(0);
      await person('mentor').reads('Hoi! Ik ben Actietafel');
      await person('leerplicht').reads('Als een school je aan een actietafel vraagt');
      await person('mentor').shoots(`${SHOTS}01-welcome.png`);
    },
    MINUTES,
  );

  it(
    'takes the mentor three cards and at most fifteen taps, with a restart of the bot in between',
    async () => {
      const mentor = person('mentor');
      await mentor.say('melding');
      await mentor.press('Nee', 'Eerst dit');
      const who = 'Om wie gaat het';
      await mentor.reads(who);

      await restartBot();
      await mentor.say('melding');
      await mentor.press('Verder waar je was', 'Je was met een melding bezig');
      await mentor.picks('Sem', /Leerling|Kies of typ/, who);
      await mentor.chooses('Vaak te laat', who);
      const form = await mentor.card(who);
      await form.getByRole('checkbox', { name: 'Weet ik niet' }).check({ force: true });
      await form.getByRole('radio', { name: 'Ja', exact: true }).check({ force: true });
      await mentor.shoots(`${SHOTS}02-who.png`);
      await mentor.press('Verder', who);

      await mentor.reads('Klopt dit over Sem');
      await mentor.shoots(`${SHOTS}03-check.png`);
      await mentor.press('Versturen', 'Klopt dit over Sem');
      await mentor.reads('De ondersteuningscoördinator kijkt er binnen twee schooldagen naar');
      await mentor.shoots(`${SHOTS}04-receipt.png`);
      // Two taps were made on the card itself.
      expect(mentor.taps() + 2).toBeLessThanOrEqual(15);
    },
    3 * MINUTES,
  );

  it(
    'asks the coordinator, who chooses an actietafel and says when each parent heard',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.chooses('Een actietafel', 'Nieuwe melding over Sem');
      await coordinator.shoots(`${SHOTS}05-triage.png`);
      await coordinator.press('Verder', 'Nieuwe melding over Sem');
      const accept = 'Een actietafel voor Sem';
      await coordinator.fillsEveryDateWithToday(accept);
      await coordinator.shoots(`${SHOTS}06-accept.png`);
      await coordinator.press('Maak de actietafel', accept);

      await coordinator.reads('Besloten over Sem');
      await person('mentor').reads('Er komt een actietafel');
    },
    3 * MINUTES,
  );

  it(
    'asks everybody which moment suits them, in Teams and by mail',
    async () => {
      for (const key of ['leerplicht', 'swv', 'buurtteam', 'mentor']) {
        const question = 'Wanneer kun je bij de actietafel zijn';
        await person(key).choosesEverywhere('Ja', question);
        await person(key).press('Antwoord opslaan', question);
        await person(key).reads('Je antwoord is binnen');
      }
      await person('leerplicht').shoots(`${SHOTS}07-vote.png`);
      await answerByMail('petra.jansen@thuis.example', `${SHOTS}08-parent`);
      await answerByMail('hanneke.prins@jgz.example', `${SHOTS}09-jeugdarts`);
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
      await person('leerplicht').shoots(`${SHOTS}10-booked.png`);
      await coordinator.goesToChannel();
      await coordinator.reads('De actietafel is gepland');
      await coordinator.shoots(`${SHOTS}11-channel.png`);
      await neverInTheChannel();
    },
    3 * MINUTES,
  );

  it(
    'reminds of the table the day before, and of the agreement two weeks before the three months are over',
    async () => {
      const coordinator = person('coordinator');
      await moveClockUntil(() => says(coordinator, 'Morgen is de actietafel'), 12);
      await coordinator.shoots(`${SHOTS}12-tomorrow.png`);
      await moveClockUntil(() => says(coordinator, 'Over twee weken hoort er een afspraak te liggen'), 12);
      await coordinator.shoots(`${SHOTS}13-two-weeks.png`);
      await neverInTheChannel();
    },
    4 * MINUTES,
  );

  it(
    'lets the coordinator put down the agreement and close, after which the reminders are off',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.goesToChat();
      await coordinator.say('mijn lijst');
      await coordinator.press(/26-001/, 'Dit wacht op je');
      await coordinator.press('Afspraak gemaakt', 'De casus over Sem');
      const agreement = 'Wat is er afgesproken voor Sem';
      await coordinator.chooses('Deels terug naar school', agreement);
      await coordinator.shoots(`${SHOTS}14-agreement.png`);
      await coordinator.press('Opslaan', agreement);
      await coordinator.reads('er is een afspraak');
      await coordinator.say('status 26-001');
      await coordinator.reads('Wat er uitging, en wat niet');
      await coordinator.shoots(`${SHOTS}15-status.png`);
    },
    3 * MINUTES,
  );

  it('wrote no name, class or answer into its log', () => {
    const logs = demo.logs();
    for (const word of ['Sem', 'Jansen', 'H4b', 'Anouk', 'Petra', 'often_reported_sick'])
      expect(logs).not.toContain(word);
  });

  async function restartBot(): Promise<void> {
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Herstart de bot' }).click();
    await page.getByRole('heading', { name: 'Probeer Actietafel' }).waitFor({ timeout: 60_000 });
  }

  async function answerByMail(address: string, shot: string): Promise<void> {
    await page.goto(demo.url);
    const row = page.locator('li', { hasText: address }).last();
    await row.getByRole('link').click();
    await page.screenshot({ path: `${shot}-mail.png`, fullPage: true });
    await page.locator('pre a').first().click();
    await page.getByRole('button', { name: 'Antwoord opslaan' }).waitFor();
    for (const box of await page.locator('input[type=radio][value=yes]').all())
      await box.check({ force: true });
    await page.screenshot({ path: `${shot}-page.png`, fullPage: true });
    await page.getByRole('button', { name: 'Antwoord opslaan' }).click();
    await page.screenshot({ path: `${shot}-thanks.png`, fullPage: true });
    expect(await page.locator('main').innerText()).toMatch(/dank/i);
  }

  async function moveClockUntil(isThere: () => Promise<boolean>, most: number): Promise<void> {
    for (let moves = 0; moves < most; moves++) {
      if (await isThere()) return;
      await page.goto(demo.url);
      await page.getByRole('button', { name: 'Naar het volgende moment' }).click();
      await page.getByRole('heading', { name: 'Probeer Actietafel' }).waitFor();
      await page.waitForTimeout(2_500);
    }
    if (!(await isThere()))
      throw new Error(
        `It did not come. The channel says:\n${(await person('coordinator').everything()).slice(0, 3000)}`,
      );
  }

  async function says(who: Person, text: string): Promise<boolean> {
    return (await who.everything()).includes(text);
  }

  async function neverInTheChannel(): Promise<void> {
    const shown = await person('coordinator').cards();
    expect(shown.length).toBeGreaterThan(0);
    for (const word of NEVER_IN_THE_CHANNEL) expect(shown.join('\n')).not.toContain(word);
  }
});
