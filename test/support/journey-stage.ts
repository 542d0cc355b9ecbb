import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { nl } from '../../src/texts/nl.ts';
import { type Visitor, visitorOf } from './demo-driver.ts';
import { openBrowser, type Person } from './playground-driver.ts';
import { type RunningDemo, runDemo } from './running-demo.ts';
import type { SchoolFolder } from './school-folder.ts';

const MINUTES = 60_000;
/** How often the clock goes to the next moment before what should come is given up. */
const MOST_MOMENTS = 12;

/** What the parts of a story told in several files need of its stage. */
export type Story<Key extends string> = {
  person(key: Key): Person;
  visitor(): Visitor;
  /** @param minutes for so long the link holds, as its card says */
  opensPage(key: Key, button: string, onCardWith: string, minutes?: number): Promise<Page>;
};

/**
 * The demo of one school in one browser, with somebody at its page and each of the people named at a window. `more` =
 * settings besides those of the demo itself.
 */
export function journeyStage<Key extends string>(
  folder: string,
  school: SchoolFolder,
  windows: Readonly<Record<Key, string>>,
  more: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
) {
  const at: Partial<Record<Key, Person>> = {};
  let demo: RunningDemo;
  let browser: Browser;
  let context: BrowserContext;
  let visitor: Visitor;

  beforeAll(async () => {
    demo = await runDemo(folder, school.path, await more());
    process.stdout.write(`The demo was ready after ${demo.readyAfterSeconds.toFixed(1)} s.\n`);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    visitor = await visitorOf(context, demo.url);
    for (const [key, name] of Object.entries(windows) as [Key, string][])
      at[key] = await visitor.sitsDownAs(name);
  }, 4 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    school.drop();
  }, MINUTES);

  return {
    demo: () => demo,
    visitor: () => visitor,
    everybody: () => Object.entries(at) as [Key, Person][],
    person,
    opensPage,
    movesToTheChannelPost,
  };

  function person(key: Key): Person {
    const found = at[key];
    if (!found) throw new Error(`${key} sits at no window.`);
    return found;
  }

  /** Presses the button that gives a link to one of our own pages, and opens it in a tab of its own. */
  async function opensPage(
    key: Key,
    button: string,
    onCardWith: string,
    minutes: number = PAGE_POLICY.linkMinutes,
  ): Promise<Page> {
    const who = person(key);
    await who.press(button, onCardWith);
    const [page] = await Promise.all([
      context.waitForEvent('page'),
      who.press(nl.details.open, nl.details.linkText(minutes)),
    ]);
    await page.locator('main').waitFor();
    return page;
  }

  /** Moves the clock until the channel, at which this person looks, says this. @throws Error when it does not come. */
  async function movesToTheChannelPost(key: Key, text: string): Promise<void> {
    const isThere = async () => (await person(key).everything()).includes(text);
    if (!(await visitor.movesTheClockUntil(isThere, MOST_MOMENTS)))
      throw new Error(`It did not come. What is shown:\n${(await person(key).everything()).slice(0, 3000)}`);
  }
}
