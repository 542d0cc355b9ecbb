import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DemoState, ToBot, ToParent } from './control.ts';

/** The bot as a child that can be ended and started again while windows, mails and the clock stay. */
export type BotProcess = {
  /** Resolves when the bot takes requests. */
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const READY = /^Actietafel listens/m;
const START_SECONDS = 60;
const STOP_SECONDS = 12;

/**
 * @param environment the settings, as the bot reads them; the clock's offset is added at each start
 * @param state what the page asks for
 * @param moved told when somebody moved the clock
 */
export function botProcess(
  environment: Readonly<Record<string, string>>,
  state: () => DemoState,
  moved: (offset: number) => void,
  restarted: () => Promise<void>,
): BotProcess {
  let child: ChildProcess | null = null;

  function listenTo(bot: ChildProcess): void {
    bot.on('message', (message: ToParent) => {
      if (message.demo === 'state')
        bot.send({ demo: 'state', ask: message.ask, state: state() } satisfies ToBot);
      if (message.demo === 'offset') moved(message.offset);
      if (message.demo === 'restart') void restart().then(restarted);
    });
  }

  async function start(): Promise<void> {
    const bot = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...environment, DEMO_CLOCK_OFFSET: String(state().offset) },
    });
    child = bot;
    listenTo(bot);
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(
        () => reject(new Error('The bot was not ready within a minute.')),
        START_SECONDS * 1000,
      );
      bot.stdout?.on('data', (part: Buffer) => {
        const text = part.toString('utf8');
        process.stdout.write(text);
        if (!READY.test(text)) return;
        clearTimeout(patience);
        resolve();
      });
      bot.once('exit', (code) => {
        clearTimeout(patience);
        reject(new Error(`The bot ended before it was ready (${code}).`));
      });
    });
  }

  async function stop(): Promise<void> {
    const bot = child;
    child = null;
    if (!bot || bot.exitCode !== null || bot.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => bot.once('exit', () => resolve()));
    bot.kill('SIGTERM');
    const insist = setTimeout(() => bot.kill('SIGKILL'), STOP_SECONDS * 1000);
    await gone;
    clearTimeout(insist);
  }

  async function restart(): Promise<void> {
    await stop();
    await start();
  }

  return { start, restart, stop };
}
