import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TurnBook } from '../../src/app/ports/turns.ts';
import { NOTICE_LOOP } from '../../src/jobs/notice-loop.ts';
import { type Given, paceOver, ratesWith } from '../../src/jobs/pacing.ts';
import { rateTable } from '../support/fake-connector-rates.ts';
import { fixedClock } from '../support/fixed.ts';
import { type ManualTimer, manualTimer, quiet } from '../support/manual-timer.ts';
import { memoryTurns } from '../support/memory-turns.ts';

const { beginWithinMilliseconds, gatherMilliseconds, tellWithinMilliseconds } = NOTICE_LOOP.pacing;

const AWAY = 1000;

describe('the pacing of one process', () => {
  const clock = fixedClock();
  let timer: ManualTimer;
  const log = { error: line, warn: line, info: line, debug: line };
  let lines: string[];
  let statements: { over: number; asked: number }[];
  let book: TurnBook;

  beforeEach(() => {
    timer = manualTimer(clock);
    lines = [];
    statements = [];
    const kept = memoryTurns(clock.now);
    book = {
      exchange(over, asked, rules) {
        statements.push({ over: over.length, asked: asked.length });
        return kept.exchange(over, asked, rules);
      },
      forget: kept.forget,
    };
  });

  it('asks at once when nobody asked just before, and gathers what is wanted meanwhile in one statement', async () => {
    const pace = process();
    void pace.turn('a', 't');
    await quiet();
    void pace.turn('b', 't');
    void pace.turn('c', 't');
    await timer.forward(gatherMilliseconds - 1);
    expect(statements).toEqual([{ over: 0, asked: 1 }]);

    await timer.forward(1);
    expect(statements).toEqual([
      { over: 0, asked: 1 },
      { over: 0, asked: 2 },
    ]);
  });

  it('tells with the next that is asked what is over, and soon when nothing is asked', async () => {
    const pace = process();
    const [a, b] = await gone([pace.turn('a', 't'), pace.turn('b', 't')]);
    a?.over({ wasMade: true });
    void pace.turn('c', 't');
    await timer.forward(gatherMilliseconds);
    expect(statements.at(-1)).toEqual({ over: 1, asked: 1 });

    b?.over({ wasMade: true });
    await timer.forward(tellWithinMilliseconds - 1);
    expect(statements).toHaveLength(2);
    await timer.forward(1);
    expect(statements.at(-1)).toEqual({ over: 1, asked: 0 });
  });

  it('tells at once that Teams asked for a pause', async () => {
    const [turn] = await gone([process().turn('a', 't')]);
    clock.forward(gatherMilliseconds);
    turn?.over({ wasMade: true, pauseMilliseconds: 1000, wasRefused: true });
    await quiet();

    expect(statements.at(-1)).toEqual({ over: 1, asked: 0 });
  });

  it('gives a turn back that was not begun in time', async () => {
    const [turn] = await gone([process().turn('a', 't')]);

    clock.forward(beginWithinMilliseconds);
    expect(turn?.mayBegin()).toBe(true);
    clock.forward(1);
    expect(turn?.mayBegin()).toBe(false);
  });

  it('lets nobody go while the book cannot be read, says so once, and tells later what was over', async () => {
    const pace = process();
    const [turn] = await gone([pace.turn('a', 't')]);
    const { exchange } = book;
    book.exchange = () => Promise.reject(new Error('connection refused'));
    turn?.over({ wasMade: true });
    await timer.forward(tellWithinMilliseconds);
    const given = pace.turn('b', 't');
    await timer.forward(AWAY);

    expect(await given).toEqual({ kind: 'wait', milliseconds: AWAY });
    expect(lines).toEqual(['turns could not be asked for']);
    book.exchange = exchange;
    await timer.forward(AWAY);
    expect(statements.at(-1)).toEqual({ over: 1, asked: 0 });
  });

  it('tells the book what is over before it ends', async () => {
    const pace = process();
    const [turn] = await gone([pace.turn('a', 't')]);
    turn?.over({ wasMade: true });

    await pace.close();

    expect(statements.at(-1)).toEqual({ over: 1, asked: 0 });
  });

  it('takes another figure for the tenant from the settings', () => {
    expect(ratesWith(50).perTenant).toEqual([{ milliseconds: 1000, most: 50 }]);
    expect(ratesWith(50).perConversation).toBe(NOTICE_LOOP.pacing.rates.perConversation);
  });

  it('of three never lets more through than the published table, counted by the other side, takes', async () => {
    const step = fc.record({
      process: fc.nat(2),
      conversation: fc.constantFrom('a', 'b', 'c'),
      pauseBefore: fc.integer({ min: 0, max: 700 }),
      callTakes: fc.integer({ min: 0, max: 900 }),
      countedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 150 }), async (steps) => {
        const theirs = rateTable(clock.now);
        book = memoryTurns(clock.now);
        const all = [process(), process(), process()];
        for (const { process: nth, conversation, pauseBefore, callTakes, countedAfter } of steps) {
          clock.forward(pauseBefore);
          const turn = await turnOf(() => all[nth]?.turn(conversation, 't'));
          clock.forward(turn.inMilliseconds);
          const counted = Math.floor(callTakes * countedAfter);
          clock.forward(counted);
          expect(theirs.refuses({ kind: 'send', conversation, tenant: 't', bot: 'ours' })).toBe(0);
          clock.forward(callTakes - counted);
          turn.over({ wasMade: true });
        }
      }),
      { numRuns: 50 },
    );
  });

  function process() {
    return paceOver(
      { book: { exchange: (...all) => book.exchange(...all), forget: async () => 0 }, clock, timer, log },
      NOTICE_LOOP.pacing,
    );
  }

  async function gone(turns: Promise<Given>[]) {
    const given = await Promise.all(turns);
    return given.map((each) => (each.kind === 'go' ? each : null));
  }

  async function turnOf(ask: () => Promise<Given> | undefined) {
    for (;;) {
      const asked = ask();
      await timer.forward(gatherMilliseconds);
      const given = await asked;
      if (given?.kind === 'go') return given;
      clock.forward(given?.milliseconds ?? 0);
    }
  }

  function line(message: string): void {
    lines.push(message);
  }
});
