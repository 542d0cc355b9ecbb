import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended, spawnGuarded } from './children.ts';
import type { DemoState, ToBot, ToParent } from './control.ts';

/** The bot as a child that can be ended and started again while windows, mails and the clock stay. */
export type BotProcess = {
  /** Resolves when the bot takes requests. @throws Error when it ends before that, or takes more than a minute. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export type BotParts = {
  /** Another script than the server's own, for the tests of the demo itself. */
  script?: string;
  /** The settings, as the bot reads them; the clock's offset is added at each start. */
  environment: Readonly<Record<string, string>>;
  /** What the page asks for. */
  state(): DemoState;
  /** Told when somebody moved the clock. */
  moved(offset: number): void;
  /** Told when the bot is back: somebody asked for it, or it had ended by itself. */
  restarted(): Promise<void>;
  /** The bot cannot be brought back. */
  failed(error: Error): void;
};

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const READY = /^Actietafel listens/m;
const START_SECONDS = 60;
/** The server ends what is under way first. */
const STOP_SECONDS = 12;

export function botProcess(parts: BotParts): BotProcess {
  let child: ChildProcess | null = null;

  function listenTo(bot: ChildProcess): void {
    bot.on('message', (message: ToParent) => {
      if (message.demo === 'state')
        bot.send({ demo: 'state', ask: message.ask, state: parts.state() } satisfies ToBot);
      if (message.demo === 'offset') parts.moved(message.offset);
      if (message.demo === 'restart') void stop().then(startAgain);
    });
  }

  async function start(): Promise<void> {
    const bot = spawnGuarded([parts.script ?? MAIN], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...parts.environment, DEMO_CLOCK_OFFSET: String(parts.state().offset) },
    });
    child = bot;
    listenTo(bot);
    await untilReady(bot);
    bot.once('exit', () => {
      if (child !== bot) return;
      process.stderr.write('The bot ended by itself and is started again.\n');
      startAgain();
    });
  }

  function startAgain(): void {
    start().then(parts.restarted).catch(parts.failed);
  }

  async function stop(): Promise<void> {
    const bot = child;
    child = null;
    if (bot) await ended(bot, STOP_SECONDS);
  }

  return { start, stop };
}

function untilReady(bot: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error('The bot was not ready within a minute.')),
      START_SECONDS * 1000,
    );
    let printed = '';
    bot.stdout?.on('data', (part: Buffer) => {
      process.stdout.write(part);
      printed = `${printed}${part.toString('utf8')}`.slice(-2000);
      if (!READY.test(printed)) return;
      clearTimeout(patience);
      resolve();
    });
    bot.once('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`The bot ended before it was ready (${code}).`));
    });
  });
}
