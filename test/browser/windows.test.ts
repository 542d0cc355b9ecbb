import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { type Demo, startDemo } from '../../src/demo/demo.ts';
import { openBrowser, type Person, sitDown } from '../support/playground-driver.ts';

const STUB = fileURLToPath(new URL('../support/stub-bot.ts', import.meta.url));
const MINUTE = 60_000;

describe('the windows of the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'actietafel-'));
  const failures: Error[] = [];
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    demo = await startDemo({
      port: 4986,
      folder,
      firstWindowPort: 56_650,
      logLevel: 'warn',
      botScript: STUB,
      seen: () => undefined,
      failed: (error) => failures.push(error),
    });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  }, 2 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(failures).toEqual([]);
  }, MINUTE);

  function windowOf(key: string): string {
    return `http://localhost:${demo.windows.find((window) => window.key === key)?.port}`;
  }

  /** What the cards say when no more come: the window has told the bot that it is open, and has heard back. */
  async function settledCards(person: Person): Promise<string[]> {
    for (let last = ''; ; ) {
      await person.page.waitForTimeout(1500);
      const cards = (await person.cards()).map((text) => text.trim());
      if (cards.join() === last) return cards;
      last = cards.join();
    }
  }

  it(
    'show what was said before they were opened, once',
    async () => {
      const mentor = await sitDown(context, windowOf('mentor'));

      await mentor.reads('Hello chat-mentor');
      expect(await settledCards(mentor)).toEqual(['Hello chat-mentor']);
    },
    MINUTE,
  );

  it(
    'take a choice from a list, a choice from two and a day, and show the answer in the place of the card',
    async () => {
      const swv = await sitDown(context, windowOf('swv'));
      await swv.say('form');

      await swv.picks('Noor', 'Pupil', 'A form');
      await swv.chooses('No', 'A form');
      await swv.fillsDate('Since', '2026-02-03', 'A form');
      await swv.press('Send', 'A form');

      await swv.reads(/Pressed .*"pupil":"noor","safe":"no","since":"2026-02-03"/);
      expect((await swv.cards()).filter((text) => text.includes('A form'))).toEqual([]);
    },
    MINUTE,
  );

  it(
    'keep their chat over a reload, and then show an edit at the message that it is meant for',
    async () => {
      const leerplicht = await sitDown(context, windowOf('leerplicht'));
      await leerplicht.reads('Hello chat-leerplicht');

      await leerplicht.page.reload();
      await leerplicht.reads('Hello chat-leerplicht');
      expect(await settledCards(leerplicht)).toEqual(['Hello chat-leerplicht']);
      await leerplicht.say('edit');

      await leerplicht.reads('Edited');
      expect(await settledCards(leerplicht)).toHaveLength(1);
    },
    MINUTE,
  );

  it(
    "show the school's channel in the coordinator's window alone, and install nothing where somebody only looks",
    async () => {
      const coordinator = await sitDown(context, windowOf('coordinator'));
      await coordinator.goesToChannel();
      await coordinator.reads('Hello channel-ondersteuning');

      const buurtteam = await sitDown(context, windowOf('buurtteam'));
      await buurtteam.goesToChannel();
      await buurtteam.goesToChat();

      await buurtteam.reads('Hello chat-buurtteam');
      expect(await buurtteam.everything()).not.toContain('Hello channel');
    },
    MINUTE,
  );
});
