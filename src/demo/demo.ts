import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type BotProcess, botProcess } from './bot-process.ts';
import type { DemoState } from './control.ts';
import { botEnvironment } from './environment.ts';
import { type FrontParts, openFront } from './front.ts';
import { postInstalls } from './installs.ts';
import { openMailboxes } from './mailboxes.ts';
import { DEMO_PEOPLE, WINDOWS } from './people.ts';
import { openWindow, personalChat, type Window } from './playground.ts';
import { EXAMPLE_SCHOOL } from './roster.ts';
import { waitingPage } from './waiting-page.ts';
import { type WindowTraffic, windowTraffic } from './window-traffic.ts';

export type DemoChoices = {
  /** Of the page and of everything that people's browsers reach. */
  port: number;
  folder: string;
  /** Another school than the example, as a folder of files (`docs/import.md`). */
  school?: string;
  /** Five ports from here on; a window whose port is taken gets another. */
  firstWindowPort: number;
  logLevel: string;
  /** Another bot than the server's own, for the tests of the demo itself. */
  botScript?: string;
  seen: FrontParts['seen'];
  /** Something that was running ended and cannot be brought back. */
  failed(error: Error): void;
};

export type Demo = { url: string; windows: readonly { key: string; port: number }[]; stop(): Promise<void> };

/**
 * A mail server, a Teams window per person and the bot, all on this machine and each a process of its own, with one
 * address in front (`front.ts`). The bot itself serves `/demo`, since it knows what is due; what has to outlive it
 * (windows, chats, mails, the clock) stays here, and the two talk over the channel between parent and child
 * (`control.ts`). Each start begins with a fresh school. When one part does not come up, all are ended.
 *
 * @throws the system's error when the port is taken; Error when a window or the bot does not start.
 */
export async function startDemo(choices: DemoChoices): Promise<Demo> {
  const { port, folder } = choices;
  const url = `http://localhost:${port}`;
  const botPort = await freePort();
  const traffic = new Map<string, WindowTraffic>();
  const front = await openFront(port, {
    botPort,
    windows: traffic,
    waiting: waitingPage,
    seen: choices.seen,
  });
  rmSync(join(folder, 'database'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let offset = 0;
  const mailboxes = await openMailboxes(() => Date.now() + offset);
  const windows: Window[] = [];
  const state = (): DemoState => ({
    windows: windows.map(({ person, port: at }) => ({ key: person.key, port: at })),
    mails: mailboxes.all(),
    offset,
  });
  const bot: BotProcess = botProcess({
    ...(choices.botScript !== undefined && { script: choices.botScript }),
    environment: botEnvironment({
      folder,
      school: resolve(choices.school ?? EXAMPLE_SCHOOL),
      url,
      port: botPort,
      mailPort: mailboxes.port,
      logLevel: choices.logLevel,
    }),
    state,
    moved(to) {
      offset = to;
    },
    restarted: () => postInstalls(url, windows),
    failed: choices.failed,
  });
  const stop = async () => {
    await Promise.allSettled([
      front.stop(),
      bot.stop(),
      mailboxes.stop(),
      ...windows.map((window) => window.stop()),
    ]);
  };
  try {
    const opening = WINDOWS.map(async (person, index) => {
      const window = await openWindow(
        person,
        join(folder, person.key),
        url,
        choices.firstWindowPort + index,
        person === DEMO_PEOPLE.coordinator,
      );
      windows.push(window);
      traffic.set(
        person.key,
        windowTraffic({
          connectorUrl: `http://localhost:${window.port}/_connector`,
          botUrl: `http://127.0.0.1:${botPort}`,
          personalChat: personalChat(person),
        }),
      );
    });
    await allOrThrow([bot.start(), ...opening]);
    await postInstalls(url, windows);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, windows: state().windows, stop };
}

/** Waits for all of them, so that nothing is still starting when the first fault is thrown. */
async function allOrThrow(starting: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(starting))
    if (result.status === 'rejected') throw result.reason;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
