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
    await readsItsStreamLate(context);
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

  /** As the bot itself says something: at the address that the window gave it. */
  async function botSays(key: string, text: string): Promise<void> {
    const chat = `${demo.url}/demo/windows/${key}/connector/v3/conversations/chat-${key}/activities`;
    const { ok } = await fetch(chat, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
          },
        ],
      }),
    });
    expect(ok).toBe(true);
  }

  it(
    'show what was said while nobody looked once: when they are opened first, reloaded, and opened again',
    async () => {
      const mentor = await sitDown(context, windowOf('mentor'));
      await mentor.reads('Hello chat-mentor');
      expect(await settledCards(mentor)).toEqual(['Hello chat-mentor']);

      await mentor.page.reload();
      await mentor.reads('Hello chat-mentor');
      expect(await settledCards(mentor)).toEqual(['Hello chat-mentor']);

      await mentor.page.goto('about:blank');
      await botSays('mentor', 'While you were away');
      await mentor.page.goto(windowOf('mentor'));
      await mentor.reads('While you were away');
      expect(await settledCards(mentor)).toEqual(['Hello chat-mentor', 'While you were away']);
    },
    MINUTE,
  );

  it(
    'show what was said while they were loading once',
    async () => {
      const loading = await browser.newContext();
      await loading.route('**/_internal/v1/config', async (asked) => {
        const response = await asked.fetch();
        await botSays('swv', 'While you were waiting');
        await asked.fulfill({ response });
      });
      const swv = await sitDown(loading, windowOf('swv'));

      await swv.reads('While you were waiting');
      expect(await settledCards(swv)).toEqual(['Hello chat-swv', 'While you were waiting']);
      await loading.close();
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
      expect(await settledCards(coordinator)).toEqual(['Hello channel-ondersteuning']);

      const buurtteam = await sitDown(context, windowOf('buurtteam'));
      await buurtteam.goesToChannel();
      await buurtteam.goesToChat();

      await buurtteam.reads('Hello chat-buurtteam');
      expect(await buurtteam.everything()).not.toContain('Hello channel');
    },
    MINUTE,
  );
});

/**
 * From here on each page gets what its window sends only once it knows its chats and says that it is there. What comes
 * sooner a page drops, so that which of the two happens first would decide what stands there.
 */
async function readsItsStreamLate(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(/_ws_conversation/, (page) => {
    const origin = new URL(page.url()).host;
    const saysItIsThere = context.waitForEvent('request', {
      predicate: (asked) =>
        asked.url().includes(`${origin}/_debug/`) && asked.url().endsWith('/installation'),
      timeout: 0,
    });
    const frames = page.connectToServer();
    frames.onMessage(async (frame) => {
      await saysItIsThere;
      page.send(frame);
    });
  });
}
