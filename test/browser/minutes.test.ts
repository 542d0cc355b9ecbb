import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { nl } from '../../src/texts/nl.ts';
import { actionsNow } from '../support/agreed-actions.ts';
import { begunTable, minutesDoor, minutesNow } from '../support/minutes.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { openBrowser } from '../support/playground-driver.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL } from '../support/school.ts';
import type { Asked } from '../support/tables.ts';
import { gave, SAID } from '../support/voices.ts';

const MINUTES = 60_000;
const SHOTS = 'test/browser/shots/minutes/';
const PHONE = { width: 390, height: 800 };

describe('the minutes of a table, written on a phone by a thumb', () => {
  let browser: Browser;
  let school: Play;
  let web: PageServer;
  let asked: Asked;

  beforeAll(async () => {
    browser = await openBrowser();
    school = await play();
    web = await servePages(school);
    asked = await begunTable(school);
    await gave(school, asked, PUPIL.sam, SAID);
    await gave(school, asked, GUARDIAN.ofSam, { ...SAID, parentsMayRead: null });
  }, 2 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await web?.stop();
    await school?.close();
  }, MINUTES);

  it(
    'take at most sixty taps on at most five pages for four agreements, and no script',
    async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, hasTouch: true, viewport: PHONE });
      const page = await context.newPage();
      const tapped = counted(page);
      await page.goto(await minutesDoor(school, asked.dossier));
      const words = nl.minutes;

      await tapped.tap(nl.pages.open);
      await tapped.tap(words.everybodyHere);
      await tapped.tap(words.ownPlanChoices.later);
      await tapped.tap(words.existingChoices.opp);
      await tapped.tap(words.next(words.parts.stem));
      await tapped.tap(words.show, 0);
      await tapped.tap(words.takeOver);
      await tapped.tap(words.heardChoices.at_table);
      await tapped.tap(words.show, 1);
      await tapped.tap(words.takeOver);
      await tapped.tap(words.next(words.parts.nu));
      await tapped.tap(words.whyChoices.many_impressions);
      await tapped.tap(words.whyChoices.sleep_and_rhythm);
      await tapped.tap(words.effects.helped_a_little);
      await tapped.tap(words.daytimeChoices.some_lessons);
      await tapped.tap(words.daytimeChoices.sport_or_club);
      await tapped.tap(words.next(words.parts.plan));
      for (const [idea, who] of [
        ['makes_timetable', 'Anna Mentor (mentor)'],
        ['talks_to_teachers', 'Carla Coordinator (ondersteuningscoördinator)'],
        ['visits_home', 'Jan Gezinswerker (buurtteam)'],
        ['looks_for_place', 'Ilse Begeleider (samenwerkingsverband)'],
      ] as const) {
        await tapped.choose('actie-wat', words.ideas[idea]);
        await tapped.choose('actie-wie', who);
        await tapped.choose('actie-voor', null);
        await tapped.tap(words.add);
      }
      await tapped.tapIn('regisseur', 'Anna Mentor (mentor)');
      await tapped.tapIn('volgende', null);
      await page.screenshot({ path: `${SHOTS}plan.png`, fullPage: true });
      await tapped.tap(words.next(words.parts.lees));
      await page.screenshot({ path: `${SHOTS}read.png`, fullPage: true });
      for (const nth of [0, 1, 2]) await tapped.tap(words.agrees, nth);
      await tapped.tap(words.finish);

      await page.getByText('Definitief sinds').waitFor();
      await page.screenshot({ path: `${SHOTS}final.png`, fullPage: true });
      const [taps, pages] = [tapped.taps(), tapped.pages().size];
      await tapped.tap(nl.schoolSummary.button);
      await page.screenshot({ path: `${SHOTS}summary.png`, fullPage: true });
      expect(await sheetsOf(page)).toBe(1);
      expect(await actionsNow(school, asked.dossier)).toHaveLength(4);
      expect((await minutesNow(school, asked))?.state).toBe('final');
      // The door is no page of the minutes.
      expect(pages).toBeLessThanOrEqual(5 + 1);
      expect(taps).toBeLessThanOrEqual(60);
      await context.close();
    },
    5 * MINUTES,
  );
});

/** How many sheets of A4 a page takes on paper. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** A thumb that counts: each tap, and each page that it saw by its title. */
function counted(page: Page) {
  let taps = 0;
  const pages = new Set<string>();
  async function tapOn(found: ReturnType<Page['locator']>): Promise<void> {
    pages.add(await page.title());
    taps += 1;
    await found.tap();
  }
  /** A button sends the form, and the page comes again. */
  async function pressed(found: ReturnType<Page['locator']>): Promise<void> {
    await Promise.all([page.waitForEvent('load'), tapOn(found)]);
  }
  return {
    taps: () => taps,
    pages: () => pages,
    tap: (name: string, nth = 0) => pressed(page.getByRole('button', { name, exact: true }).nth(nth)),
    /** A choice of a new agreement; null = the second there is. */
    choose: (name: string, label: string | null) => {
      const all = page.locator(`label.choice:has(input[name="${name}"])`);
      return tapOn(label === null ? all.nth(1) : all.filter({ hasText: label }));
    },
    /** A choice within a question; null = the third there is. */
    tapIn: (id: string, name: string | null) => {
      const within = page.locator(`#${id}`).getByRole('button');
      return pressed(name === null ? within.nth(2) : within.filter({ hasText: name }));
    },
  };
}
