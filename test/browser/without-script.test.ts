import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/playground-driver.ts';
import { type ServedPages, servedPages } from '../support/served-pages.ts';

const MINUTES = 60_000;

describe('a browser that runs no script', () => {
  let browser: Browser;
  let served: ServedPages;

  beforeAll(async () => {
    browser = await openBrowser();
    served = await servedPages();
  }, 2 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  }, MINUTES);

  const opened = async (name: string): Promise<Page> => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(served.pages[name]?.at ?? '');
    return page;
  };

  it(
    'gives a parent the moments, takes the answer, and shows it again',
    async () => {
      const page = await opened('the moments, asked of a parent');
      const firstMoment = page.locator('fieldset').first();

      // With the keyboard: what is drawn over the button itself takes the taps.
      await firstMoment.locator('input[value=if_need_be]').press('Space');
      await page.getByRole('button', { name: 'Antwoord opslaan' }).press('Enter');

      await page.getByRole('heading', { level: 1, name: 'Bedankt, wij hebben uw antwoord' }).waitFor();
      await page.getByRole('link', { name: 'English' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'When can you come?' }).waitFor();
      expect(await firstMoment.locator('input[value=if_need_be]').isChecked()).toBe(true);
      await page.context().close();
    },
    MINUTES,
  );

  it(
    'gives a coordinator a door that opens, and what is behind it',
    async () => {
      const page = await opened('the door of a concern');

      await page.getByRole('button', { name: 'Openen' }).press('Enter');

      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await page.getByRole('button', { name: 'Openen' }).count()).toBe(0);
      await page.context().close();
    },
    MINUTES,
  );
});
