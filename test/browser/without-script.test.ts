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

  it(
    'lets somebody in with a code, after a wrong one, and takes the days on which they are away',
    async () => {
      const page = await opened('the door that asks for a code');

      await page.getByRole('button', { name: 'Laat zien' }).press('Enter');
      const box = page.getByLabel('Code van zes cijfers');
      const code = served.codeFor(await page.locator('input[name=aanvraag]').inputValue());
      await box.fill(code === '000000' ? '000001' : '000000');
      await box.press('Enter');
      await page.getByRole('alert').getByText('Deze code klopt niet').waitFor();
      await box.fill(code);
      await box.press('Enter');
      await page.getByRole('heading', { name: 'Je zit aan 2 tafels' }).waitFor();

      await page.getByLabel('Eerste dag').fill('2027-01-11');
      await page.getByLabel('Laatste dag (die telt mee)').fill('2027-01-15');
      await page.getByRole('button', { name: 'Opslaan', exact: true }).press('Enter');

      await page.getByRole('status').getByText('Opgeslagen').waitFor();
      const period = page.getByRole('form', { name: 'ma 11 jan 2027 t/m vr 15 jan 2027' });
      await period.getByRole('button', { name: 'Trek in' }).press('Enter');
      await page.getByRole('status').getByText('Ingetrokken').waitFor();
      expect(await period.count()).toBe(0);
      await page.context().close();
    },
    MINUTES,
  );

  it(
    'keeps what is typed of a running case in the other language, and takes Enter in a box for its own button',
    async () => {
      const page = await opened('the door of a running case');
      await page.getByRole('button', { name: 'Openen' }).press('Enter');
      await page.getByRole('button', { name: 'Nee', exact: true }).press('Enter');
      await page.getByLabel('Klas').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Verder' }).press('Enter');
      await page.getByLabel('Leerling').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Verder' }).press('Enter');
      await page.getByLabel('Gesprek 1').fill('2026-10-10');

      await page.getByRole('button', { name: 'English' }).press('Enter');

      const table = page.getByLabel('Talk 1');
      expect(await table.inputValue()).toBe('2026-10-10');
      await table.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await table.inputValue()).toBe('2026-10-10');
      await page.context().close();
    },
    MINUTES,
  );
});
