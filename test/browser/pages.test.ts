import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { FamilyLanguage } from '../../src/domain/ids.ts';
import { barriersOn, overflowOf, walkThrough } from '../support/looking-at-pages.ts';
import { openBrowser } from '../support/playground-driver.ts';
import type { ServedPage } from '../support/served-doors.ts';
import { type ServedPages, servedPages } from '../support/served-pages.ts';

const SHOTS = fileURLToPath(new URL('./shots/pages/', import.meta.url));
const WIDTHS = [320, 360, 390, 1280] as const;
/** A phone and a desk: what stands beside one another there, and with it the order, differs. */
const LOOKED_AT = [360, 1280] as const;
const COLOURS = ['light', 'dark'] as const;
const MINUTES = 60_000;

/** Every page of ours as somebody finds it, with long names and nothing left out. */
const PAGES = [
  'the moments, asked of a parent',
  'the moments, asked of a partner',
  'the moments, with nothing chosen',
  'the moments, answered',
  'the appointment',
  'the appointment, of a partner',
  'a table that was cancelled',
  'a partner who is asked to call',
  'an aandachtsfunctionaris who is asked to call',
  'more about a concern',
  'more about a concern, to be mended',
  'more about a concern, kept',
  'the door of a concern',
  'a concern',
  'the door of a list',
  'a list',
  'the door of a running case',
  'a running case, the first question',
  'a running case, stopped',
  'a running case, the class',
  'a running case, the pupil',
  'a running case, of a pupil with one',
  'a running case',
  'a running case, to be mended',
  'the door of a playing field',
  'a playing field',
  'the door that asks for a code',
  'the code to type',
  'a code that is wrong',
  'the own page, by a link that has ended',
  'the door of the own page',
  'the own page',
  'the own page, with a new address',
  'the own page, with days kept',
  'the own page, to be mended',
  'a concern with links to give',
  'a link to give',
  'the door of a case',
  'a case',
  'a case, to be mended',
  'a case, what is agreed, to be mended',
  'a case, how far it is, to be mended',
  'a case, a regisseur to choose, to be mended',
  'a case, a letter to print',
  'a case, of whoever raised it',
  'a case, of a partner',
  'a case, by a task of the law',
  'a case, of a partner without a ground',
  'the case with its days',
  'the case with its days, to be mended',
  'somebody who helps further, to be mended',
  'the case with its route, for whoever raised it',
  'the case, to advise',
  'the case, to advise, to be mended',
  'the case with advice',
  'the case with advice, for leerplicht',
  'a sheet with the points of a conversation',
  'the door of the guests',
  'the guests',
  'a guest to ask',
  'a guest to ask, to be mended',
  'three questions to a pupil',
  'three questions to a parent',
  'three questions, to be mended',
  'three questions, answered',
  'the door of what the family says',
  'what the family says',
  'what the family says, for the mentor',
  'what a pupil says, to be typed in',
  'what a pupil says, to be mended',
  'a sheet for a parent',
  'the door of the minutes',
  'the minutes, who is here',
  'the minutes, what each says',
  'the minutes, how it is now',
  'the minutes, what is agreed',
  'the minutes, an agreement to be mended',
  'the minutes, somebody else wrote too',
  'the minutes, read out',
  'the minutes, what one disagrees with',
  'the minutes, what one wrote beforehand',
  'the minutes, final',
  'the letter to a parent',
  'the summary for the administration',
  'advice to the school',
  'advice to the school, asked about',
  'advice to the school, given',
  'a list with advice to the school',
  'the moments, with what was agreed',
  'the door of what was agreed',
  'the code for what was agreed',
  'what was agreed',
  'what was agreed, to be mended',
  'what was agreed, said',
  'what was agreed, whether they felt heard',
  'the door of the actions',
  'the actions',
  'the actions, of whoever promised one',
  'an action to add',
  'an action to add, to be mended',
  'why an action is not done',
  'an action to hand over, to be mended',
  'the door of the absence',
  'the absence',
  'the absence, in a holiday',
  'the absence, of whoever raised it',
  'the sick reports',
  'the sick reports, to be mended',
  'a doubted sick report',
  'an exemption',
  'what was reported',
  'what was reported, to be mended',
  'privacy',
  'terms',
  'a link that has ended',
  'a link of Teams that has ended',
  'a link that is not right',
  'no such page',
  'not on this page',
  'too much text',
  'broken down',
] as const;

describe('every page of ours', () => {
  let browser: Browser;
  let served: ServedPages;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    browser = await openBrowser();
    served = await servedPages();
  }, 2 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  }, MINUTES);

  const pageOf = (name: string): ServedPage => {
    const found = served.pages[name];
    if (!found) throw new Error(`There is no page ${name}.`);
    return found;
  };

  it('is on the list', () => {
    expect(Object.keys(served.pages).toSorted()).toEqual([...PAGES].toSorted());
  });

  describe.each(PAGES)('%s', (name) => {
    it.each(['nl', 'en'] as const)(
      'in %s has no barrier in light or dark, and fits on a phone and on a desk',
      async (language) => {
        const context = await browser.newContext({ locale: `${language}-NL` });
        const page = await context.newPage();
        await show(page, pageOf(name), language);

        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({
            path: `${SHOTS}${fileName(name)}-${language}-${width}.png`,
            fullPage: true,
          });
          expect({ width, wider: await overflowOf(page) }).toEqual({ width, wider: [] });
        }
        await hasNoBarriers(page);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await context.close();
      },
      MINUTES,
    );

    it(
      'has no script on it, and nothing that would run one',
      async () => {
        const page = await browser.newPage();
        await show(page, pageOf(name), 'nl');

        const running = await page
          .locator('*')
          .evaluateAll((all) =>
            all
              .filter(
                (each) =>
                  each.localName === 'script' ||
                  each.getAttributeNames().some((attribute: string) => attribute.startsWith('on')) ||
                  /^\s*javascript:/i.test(each.getAttribute('href') ?? ''),
              )
              .map((each) => each.outerHTML.slice(0, 120)),
          );

        expect(running).toEqual([]);
        await page.close();
      },
      MINUTES,
    );

    it(
      'is gone through with the keyboard alone, and shows where one is',
      async () => {
        const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
        await show(page, pageOf(name), 'nl');

        const { reached, unmarked, all } = await walkThrough(page);

        expect(unmarked).toEqual([]);
        expect(reached).toBe(all);
        await page.close();
      },
      MINUTES,
    );
  });

  it(
    'about a link to give comes on paper as the sheet alone',
    async () => {
      const page = await browser.newPage();
      await show(page, pageOf('a link to give'), 'nl');
      await page.emulateMedia({ media: 'print' });

      expect(await page.locator('.sheet').isVisible()).toBe(true);
      expect(await page.locator('svg.qr').isVisible()).toBe(true);
      for (const other of ['h1', 'textarea', 'header.site', 'footer.site', '.note'])
        expect({ other, seen: await page.locator(other).first().isVisible() }).toEqual({
          other,
          seen: false,
        });
      await page.close();
    },
    MINUTES,
  );

  describe.each(['the moments, asked of a parent', 'the appointment'])('%s', (name) => {
    it.each([
      ['ar', 'rtl'],
      ['tr', 'ltr'],
      ['pl', 'ltr'],
      ['uk', 'ltr'],
    ] as const)(
      'in %s runs %s, has no barrier, fits, and is gone through with the keyboard',
      async (language, direction) => {
        const page = await browser.newPage();
        await show(page, pageOf(name), language);

        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({
            path: `${SHOTS}${fileName(name)}-${language}-${width}.png`,
            fullPage: true,
          });
          expect({ width, wider: await overflowOf(page) }).toEqual({ width, wider: [] });
        }
        await hasNoBarriers(page);
        expect(await page.locator('html').getAttribute('dir')).toBe(direction);
        await page.reload();
        const { reached, unmarked, all } = await walkThrough(page);
        expect(unmarked).toEqual([]);
        expect(reached).toBe(all);
        await page.close();
      },
      MINUTES,
    );
  });
});

async function hasNoBarriers(page: Page): Promise<void> {
  for (const colorScheme of COLOURS)
    for (const width of LOOKED_AT) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect({ colorScheme, width, barriers: await barriersOn(page) }).toEqual({
        colorScheme,
        width,
        barriers: [],
      });
    }
}

async function show(page: Page, shown: ServedPage, language: FamilyLanguage): Promise<void> {
  const address = `${shown.at}${shown.at.includes('?') ? '&' : '?'}taal=${language}`;
  if (!shown.form) {
    await page.goto(address);
    return;
  }
  // As a browser sends a form, from a page that is nobody's.
  await page.setContent(
    `<form method="post" action="${address}">${Object.entries(shown.form)
      .map(([key, value]) => `<textarea name="${key}">${value}</textarea>`)
      .join('')}<button>go</button></form>`,
  );
  await Promise.all([page.waitForURL((url) => url.protocol === 'http:'), page.locator('button').click()]);
}

function fileName(name: string): string {
  return name.replace(/\W+/g, '-');
}
