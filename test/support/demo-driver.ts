import type { BrowserContext, Page } from 'playwright-core';
import { type Person, sitDown } from './playground-driver.ts';

/** Somebody at the page of the demo: its windows, its mailboxes and its clock, by clicks alone. */
export type Visitor = {
  /** Opens the window of the person with this name. */
  sitsDownAs(name: string): Promise<Person>;
  restartsTheBot(): Promise<void>;
  /** Opens the newest mail to this address, and then the page behind the first link in it. What the mail said. */
  followsTheMailTo(address: string, shot: string): Promise<string>;
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
    async followsTheMailTo(address, shot) {
      await page.goto(url);
      const newestFirst = page.locator('li', { hasText: address });
      await newestFirst.last().getByRole('link').first().click();
      const mail = page.locator('pre').first();
      const said = await mail.innerText();
      await page.screenshot({ path: shot, fullPage: true });
      await mail.locator('a').first().click();
      return said;
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
}
