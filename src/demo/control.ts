import { EventEmitter, once } from 'node:events';
import type { MovableClock } from './clock.ts';
import type { DemoMail } from './mailboxes.ts';

/** What the page shows of everything that the parent process holds. */
export type DemoState = {
  windows: readonly { key: string; port: number }[];
  mails: readonly DemoMail[];
  offset: number;
};

/** From the bot to the parent, and back, over the channel that a child process has with the one that started it. */
export type ToParent =
  | { demo: 'state'; ask: number }
  | { demo: 'offset'; offset: number }
  | { demo: 'restart' };
export type ToBot = { demo: 'state'; ask: number; state: DemoState } | { demo: 'offset'; offset: number };

/** The bot's end of it. */
export type Control = {
  state(): Promise<DemoState>;
  /** Moves the clock here and in the parent, which keeps it over a restart of the bot. */
  moveClock(offset: number): void;
  /** Asks to be ended and started again; the answer to the person has to be on its way by then. */
  restart(): void;
};

const PATIENCE = 5_000;

/** @throws Error when the process was not started by the demo. */
export function controlOf(clock: MovableClock): Control {
  if (!process.send) throw new Error('Start the demo with "npm run demo".');
  const answers = new EventEmitter();
  let asked = 0;
  process.on('message', (message: ToBot) => {
    if (message.demo === 'state') answers.emit(String(message.ask), message.state);
    if (message.demo === 'offset') clock.moveTo(message.offset);
  });
  const tell = (message: ToParent) => process.send?.(message);
  return {
    async state() {
      const ask = ++asked;
      const answer = once(answers, String(ask), { signal: AbortSignal.timeout(PATIENCE) });
      tell({ demo: 'state', ask });
      const [state] = (await answer) as [DemoState];
      return state;
    },
    moveClock(offset) {
      clock.moveTo(offset);
      tell({ demo: 'offset', offset });
    },
    restart() {
      tell({ demo: 'restart' });
    },
  };
}
