import type { Timer } from '../app/ports/timer.ts';
import type { Place, Rates, Turn, TurnBook, TurnOver, TurnRules } from '../app/ports/turns.ts';
import type { Clock } from '../app/ports.ts';
import { faultOf, type Log } from '../log.ts';
import { otherClock } from './other-clock.ts';

/**
 * What Teams takes from one bot, as published: per conversation for sends and edits together, and per tenant for all
 * (msteams-docs, bots/how-to/rate-limit.md; a later answer names 50/s per tenant, the page says 30).
 */
export const PUBLISHED_RATES: Rates = {
  perConversation: [
    { milliseconds: 1000, most: 7 },
    { milliseconds: 2000, most: 8 },
    { milliseconds: 30_000, most: 60 },
    { milliseconds: 3_600_000, most: 1800 },
  ],
  perTenant: [{ milliseconds: 1000, most: 30 }],
};

/** The published rates with another figure for the tenant. */
export function ratesWith(tenantPerSecond: number): Rates {
  return { ...PUBLISHED_RATES, perTenant: [{ milliseconds: 1000, most: tenantPerSecond }] };
}

/** How a call ended, for the others: leave the conversation alone for so long, and whether that was because of too much. */
export type CallEnd = { wasMade: boolean; pauseMilliseconds?: number; wasRefused?: boolean };

export type Given =
  | {
      kind: 'go';
      inMilliseconds: number;
      /** A call may still begin. Once begun it may take as long as the client lets it, and no other process is let in. */
      mayBegin(): boolean;
      /** To be called once, whatever happened. */
      over(end: CallEnd): void;
    }
  | Extract<Turn, { kind: 'wait' }>;

export type Pace = {
  /** Asks whether this conversation may be called now, of all processes together. It never throws: without a book nobody goes. */
  turn(conversation: string, tenant: string): Promise<Given>;
  /** Tells the book what is over; who waits is told to ask again. */
  close(): Promise<void>;
  /** Forgets what nobody called for long. */
  forget(): Promise<number>;
};

export type PaceSettings = TurnRules & {
  /** The clocks show steps of so much. */
  clockStepMilliseconds: number;
  /** Between two statements, so that several wishes go in one. */
  gatherMilliseconds: number;
  /** A call that is over is told so long after, unless something else is asked before. */
  tellWithinMilliseconds: number;
  /** A turn that was not begun so long after it was to begin is given back. */
  beginWithinMilliseconds: number;
};

export type PaceDeps = {
  book: TurnBook;
  /** The machine's own, which nobody moves. */
  clock: Clock;
  timer: Timer;
  log: Log;
};

/** The book cannot be read: it is tried again then, and whoever waits asks again. */
const AWAY = 1000;

/**
 * The pacing of one process: gathers what is asked and what is over, and exchanges that with the book, one statement at a
 * time. A turn whose answer is lost, or whose process dies, is free again when its hold runs out.
 */
export function paceOver({ book, clock, timer, log }: PaceDeps, settings: PaceSettings): Pace {
  const waiting: { place: Place; answer(given: Given): void }[] = [];
  const ended: (Omit<TurnOver, 'agoMilliseconds' | 'endedAt'> & { at: number })[] = [];
  const clockOfBook = otherClock();
  let underWay: Promise<void> | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  let cancel: () => void = () => undefined;
  let isAway = false;

  return {
    turn(conversation, tenant) {
      return new Promise((answer) => {
        waiting.push({ place: { conversation, tenant }, answer });
        plan();
      });
    },
    async close() {
      await underWay;
      cancel();
      // What came in meanwhile may have begun another.
      await underWay;
      if (ended.length + waiting.length > 0) await exchange();
      cancel();
    },
    forget: () => book.forget(),
  };

  function plan(): void {
    if (underWay) return;
    cancel();
    const tells = ended.map(({ at, pauseMilliseconds }) =>
      // What Teams asked of one process the others have to know before their next call.
      pauseMilliseconds > 0 ? at : at + settings.tellWithinMilliseconds,
    );
    const wanted = waiting.length > 0 ? clock.now() : Math.min(...tells);
    if (wanted === Number.POSITIVE_INFINITY) return;
    const gap = isAway ? AWAY : settings.gatherMilliseconds;
    const wait = Math.max(wanted, lastAt + gap) - clock.now();
    if (wait > 0) cancel = timer.after(wait, begin);
    else begin();
  }

  function begin(): void {
    // What is asked in this same moment goes along.
    underWay ??= Promise.resolve()
      .then(exchange)
      .finally(() => {
        underWay = null;
        plan();
      });
  }

  async function exchange(): Promise<void> {
    const asked = waiting.splice(0);
    const told = ended.splice(0);
    const at = clock.now();
    lastAt = at;
    const ahead = clockOfBook.ahead(at);
    try {
      const turns = await book.exchange(
        told.map(({ at: over, ...each }) => ({
          ...each,
          agoMilliseconds: at - over,
          endedAt: ahead && Math.ceil(over + ahead.most) + settings.clockStepMilliseconds,
        })),
        asked.map(({ place }) => place),
        settings,
      );
      isAway = false;
      learn(turns, at);
      asked.forEach(({ place, answer }, index) => {
        answer(givenOf(place, turns[index] ?? { kind: 'wait', milliseconds: AWAY }, at));
      });
    } catch (error) {
      if (!isAway) log.error('turns could not be asked for', { fault: faultOf(error) });
      isAway = true;
      ended.unshift(...told);
      for (const { answer } of asked) answer({ kind: 'wait', milliseconds: AWAY });
    }
  }

  /** The book looked at its clock at some time between our asking and its answer. */
  function learn(turns: readonly Turn[], askedAt: number): void {
    const turn = turns.find((each) => each.kind === 'go');
    if (turn)
      clockOfBook.heard(
        turn.beginsAt - turn.inMilliseconds,
        askedAt - settings.clockStepMilliseconds,
        clock.now(),
      );
  }

  /** From now until the turn begins by the clock of the book, whatever the way of its answer took. */
  function waitFor({ beginsAt, inMilliseconds }: Extract<Turn, { kind: 'go' }>): number {
    const now = clock.now();
    const ahead = clockOfBook.ahead(now);
    if (!ahead) return inMilliseconds;
    const wait = Math.ceil(beginsAt - ahead.least - now) + settings.clockStepMilliseconds;
    return Math.min(Math.max(0, wait), inMilliseconds);
  }

  function givenOf(place: Place, turn: Turn, askedAt: number): Given {
    if (turn.kind === 'wait') return turn;
    const { key } = turn;
    const inMilliseconds = waitFor(turn);
    // From the asking on, since the book looked at its clock some time after that.
    const beginsBy = askedAt + turn.inMilliseconds + settings.beginWithinMilliseconds;
    return {
      kind: 'go',
      inMilliseconds,
      mayBegin: () => clock.now() <= beginsBy,
      over({ wasMade, pauseMilliseconds = 0, wasRefused = false }) {
        ended.push({ ...place, key, at: clock.now(), wasMade, pauseMilliseconds, wasRefused });
        plan();
      },
    };
  }
}
