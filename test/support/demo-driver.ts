import type { BrowserContext, Page } from 'playwright-core';
import { nl } from '../../src/texts/nl.ts';
import { type Person, sitDown } from './playground-driver.ts';

/** Somebody at the page of the demo: its windows, its mailboxes and its clock, by clicks alone. */
export type Visitor = {
  /** Opens the window of the person with this name. */
  sitsDownAs(name: string): Promise<Person>;
  restartsTheBot(): Promise<void>;
  /** Opens the newest mail to this address and the page behind its first link, and says yes to each moment. What the three said. */
  answersTheMailTo(address: string, shot: string): Promise<{ mail: string; asked: string; thanks: string }>;
  /** From the page of a pupil to the three questions: one of them answered, and kept from the parents. What is said then. */
  tellsBeforehand(goesWell: string, shot: string): Promise<string>;
  /** Goes from one due moment to the next until it is so. False when it is not after `most` of them. */
  movesTheClockUntil(isSo: () => Promise<boolean>, most: number): Promise<boolean>;
  page: Page;
};

const TITLE = 'Probeer Actietafel';
/** What is due goes out within a second; the windows need one more to show it. */
const SETTLING = 2_500;

export async function visitorOf(context: BrowserContext, url: string): Promise<Visitor> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);

  return {
    page,
    async sitsDownAs(name) {
      await page.goto(url);
      return sitDown(context, (await page.getByRole('link', { name }).getAttribute('href')) ?? '');
    },
    async restartsTheBot() {
      await page.goto(url);
      await page.getByRole('button', { name: 'Herstart de bot' }).click();
      await page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 60_000 });
    },
    async answersTheMailTo(address, shot) {
      const mail = await followsTheMailTo(address, `${shot}-mail.png`);
      await page.getByRole('button', { name: 'Antwoord opslaan' }).waitFor();
      const asked = await page.locator('body').innerText();
      for (const box of await page.locator('input[type=radio][value=yes]').all())
        await box.check({ force: true });
      await page.screenshot({ path: `${shot}-page.png`, fullPage: true });
      await page.getByRole('button', { name: 'Antwoord opslaan' }).click();
      await page.screenshot({ path: `${shot}-thanks.png`, fullPage: true });
      return { mail, asked, thanks: await page.locator('main').innerText() };
    },
    async tellsBeforehand(goesWell, shot) {
      await page.getByRole('link', { name: nl.voices.answer }).click();
      await page.getByLabel(nl.voices.questions.pupil.goesWell).fill(goesWell);
      await page.getByRole('radio', { name: nl.voices.parentsMayReadChoices.no }).check({ force: true });
      await page.screenshot({ path: `${shot}-questions.png`, fullPage: true });
      await page.getByRole('button', { name: nl.voices.save }).click();
      await page.getByRole('heading', { name: nl.voices.savedTitle.pupil }).waitFor();
      return page.locator('main').innerText();
    },
    async movesTheClockUntil(isSo, most) {
      for (let moves = 0; moves < most; moves++) {
        if (await isSo()) return true;
        await page.goto(url);
        await page.getByRole('button', { name: 'Naar het volgende moment' }).click();
        await page.getByRole('heading', { name: TITLE }).waitFor();
        await page.waitForTimeout(SETTLING);
      }
      return isSo();
    },
  };

  /** Opens the newest mail to this address, and then the page behind the first link in it. What the mail said. */
  async function followsTheMailTo(address: string, shot: string): Promise<string> {
    await page.goto(url);
    const newestFirst = page.locator('li', { hasText: address });
    await newestFirst.last().getByRole('link').first().click();
    const mail = page.locator('pre').first();
    const said = await mail.innerText();
    await page.screenshot({ path: shot, fullPage: true });
    await mail.locator('a').first().click();
    return said;
  }
}
