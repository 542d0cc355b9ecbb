import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { TurnBook } from '../../src/app/ports/turns.ts';
import { NOTICE_LOOP } from '../../src/jobs/notice-loop.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { turnBookOn } from '../../src/storage/turn-book.ts';
import { memoryTurns } from '../support/memory-turns.ts';
import { turnStage } from './turn-stage.ts';

const HOUR = 3_600_000;

/** Whose turn it is to call Teams, of all processes together; run once per engine and once for the book in memory. */
export function turnContract(
  engineName: string,
  open: (
    now: () => number,
  ) => Promise<{ book: TurnBook; forgotten(): Promise<void>; close(): Promise<void> }>,
): void {
  describe(`turns on ${engineName}`, () => {
    const { clock, ask, tell, send, sent, go, later, wait } = turnStage(() => opened.book);
    let opened: Awaited<ReturnType<typeof open>>;

    beforeAll(async () => {
      opened = await open(clock.now);
    }, 60_000);
    beforeEach(() => opened.forgotten());
    afterAll(() => opened.close());

    it('let one process into a conversation at a time, whoever asks', async () => {
      const [first] = await ask('a');

      expect(await ask('a', 'b')).toEqual([wait(150), go(0)]);
      await tell('a', first);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('are given once when one process asks twice', async () => {
      expect(await ask('a', 'a')).toEqual([go(0), wait(150)]);
    });

    it('let seven into a conversation in a second, and the eighth when the first is a second over', async () => {
      for (let sent = 0; sent < 7; sent++) await send('a');

      expect(await ask('a')).toEqual([later(1000)]);
      clock.forward(749);
      expect(await ask('a')).toEqual([later(251)]);
      clock.forward(1);
      expect(await ask('a')).toEqual([go(250)]);
    });

    it('let eight into a conversation in two seconds', async () => {
      for (let sent = 0; sent < 7; sent++) await send('a');
      clock.forward(1000);
      await send('a');

      expect(await ask('a')).toEqual([later(1000)]);
      clock.forward(1000);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('let sixty into a conversation in thirty seconds', async () => {
      for (let sent = 0; sent < 60; sent++) {
        await send('a');
        clock.forward(400);
      }

      expect(await ask('a')).toEqual([later(6000)]);
      clock.forward(6000);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('let eighteen hundred into a conversation in an hour', async () => {
      await sent('a', 1800);

      expect(await ask('a')).toEqual([later(HOUR - 1_800_000)]);
      clock.forward(HOUR - 1_800_000);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('let thirty a second into all conversations of a tenant, whatever other tenants do', async () => {
      for (let sent = 0; sent < 30; sent++) await send(`c${sent}`);

      expect(await ask('x', { conversation: 'y', tenant: 'u' })).toEqual([later(1000), go(0)]);
      clock.forward(750);
      expect(await ask('x')).toEqual([go(250)]);
    });

    it('count what is under way in a tenant, and what was given for a little later', async () => {
      for (let sent = 0; sent < 20; sent++) await ask(`c${sent}`);
      for (let sent = 20; sent < 29; sent++) await send(`c${sent}`);

      const given = await ask('x', 'y');

      expect(given).toEqual([go(0), later(1000)]);
    });

    it('say to look again after a quarter of a second when as many are under way as a tenant may have', async () => {
      for (let sent = 0; sent < 30; sent++) await ask(`c${sent}`);

      expect(await ask('x')).toEqual([wait(250)]);
    });

    it('send those who wait for the tenant away one behind the other', async () => {
      for (let sent = 0; sent < 30; sent++) {
        await send(`c${sent}`);
        clock.forward(10);
      }

      // The first thirty ended 300, 290, … milliseconds ago.
      expect(await ask('x', 'y', 'z')).toEqual([later(700), later(710), later(720)]);
    });

    it('are not kept for a conversation that has to wait for itself', async () => {
      for (let sent = 0; sent < 7; sent++) await send('a');
      for (let sent = 0; sent < 22; sent++) await send(`c${sent}`);

      expect(await ask('a', 'b')).toEqual([later(1000), go(0)]);
    });

    it('count a call from its end on, since nobody knows when Teams counted it', async () => {
      for (let sent = 0; sent < 6; sent++) await send('a');
      const [turn] = await ask('a');
      clock.forward(5000);
      await tell('a', turn, { agoMilliseconds: 40 });
      for (let sent = 0; sent < 6; sent++) await send('a');

      expect(await ask('a')).toEqual([later(960)]);
    });

    it('take the end of a call as a moment of their own clock as well, but none that is still to come', async () => {
      for (let sent = 0; sent < 5; sent++) await send('a');
      await send('a', { endedAt: clock.now() - 100 });
      await send('a', { endedAt: clock.now() + 5000 });

      expect(await ask('a')).toEqual([later(900)]);
      clock.forward(900);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('do not count one that was given back unused', async () => {
      for (let sent = 0; sent < 6; sent++) await send('a');
      const [turn] = await ask('a');
      await tell('a', turn, { wasMade: false });

      expect(await ask('a')).toEqual([go(0)]);
    });

    it('of a process that died are free in the tenant soon, and in the conversation when its call is over for certain', async () => {
      const { holdMilliseconds, tenantHoldMilliseconds } = NOTICE_LOOP.pacing;
      for (const name of ['a', ...Array.from({ length: 29 }, (_, nth) => `c${nth}`)]) await ask(name);

      clock.forward(tenantHoldMilliseconds - 1);
      expect(await ask('x')).toEqual([wait(250)]);
      clock.forward(1);
      expect(await ask('x')).toEqual([later(1000)]);
      clock.forward(holdMilliseconds - tenantHoldMilliseconds - 1);
      expect(await ask('a')).toEqual([wait(150)]);
      clock.forward(1);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('leave a conversation alone for as long as Teams asked, whichever process it told, and no other', async () => {
      await send('a', { pauseMilliseconds: 5000 });
      await send('b', { pauseMilliseconds: 2000 });

      expect(await ask('a', 'b', 'c')).toEqual([later(5000), later(2000), go(0)]);
      clock.forward(5000);
      expect(await ask('a')).toEqual([go(0)]);
    });

    it('leave the whole tenant alone when it was too much in two conversations within two seconds', async () => {
      await send('a', { pauseMilliseconds: 5000, wasRefused: true });
      clock.forward(1999);
      await send('b', { pauseMilliseconds: 4000, wasRefused: true });

      expect(await ask('c', { conversation: 'd', tenant: 'u' })).toEqual([later(4000), go(0)]);
    });

    it('do not when it was the same conversation twice, or two seconds lie between', async () => {
      await send('a', { pauseMilliseconds: 1, wasRefused: true });
      clock.forward(2000);
      await send('b', { pauseMilliseconds: 1, wasRefused: true });
      clock.forward(1);
      await send('b', { pauseMilliseconds: 5000, wasRefused: true });

      expect(await ask('c')).toEqual([go(0)]);
    });
  });
}

/** What only a database does: it has a clock of its own, and forgets. */
export function turnBookContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the book of turns on ${engineName}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;

    beforeAll(async () => {
      opened = await open();
    }, 60_000);
    afterAll(() => opened.close());

    it('goes by the clock of the database', async () => {
      const before = await moment();
      const [turn] = await turnBookOn(opened.engine.db).exchange(
        [],
        [{ conversation: 'a', tenant: 't' }],
        NOTICE_LOOP.pacing,
      );
      const after = await moment();

      const begins = turn?.kind === 'go' ? Number(turn.key) - NOTICE_LOOP.pacing.holdMilliseconds : 0;
      expect(begins).toBeGreaterThanOrEqual(before);
      expect(begins).toBeLessThanOrEqual(after);
    });

    it('forgets a place that nobody called for two hours, and none before', async () => {
      const { db } = opened.engine;
      await sql`delete from pace`.execute(db);
      const hours = 2 * HOUR;
      const now = await moment();
      await sql`insert into pace (place, used_at) values ('c:old', ${now - hours - 1}), ('c:new', ${now - hours + 60_000})`.execute(
        db,
      );

      expect(await turnBookOn(db).forget()).toBe(1);

      const left = await sql<{ place: string }>`select place from pace`.execute(db);
      expect(left.rows).toEqual([{ place: 'c:new' }]);
    });

    async function moment(): Promise<number> {
      const { rows } = await sql<{
        now: number;
      }>`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(opened.engine.db);
      return rows[0]?.now ?? 0;
    }
  });
}

/** The book of one engine, at the moments of a test's own clock. */
export function turnsOf(open: () => Promise<{ engine: Engine; close(): Promise<void> }>) {
  return async (now: () => number) => {
    const { engine, close } = await open();
    return {
      book: turnBookOn(engine.db, now),
      forgotten: async () => void (await sql`delete from pace`.execute(engine.db)),
      close,
    };
  };
}

export async function turnsInMemory(now: () => number) {
  let book = memoryTurns(now);
  return {
    book: { exchange: (...all) => book.exchange(...all), forget: () => book.forget() } as TurnBook,
    async forgotten() {
      book = memoryTurns(now);
    },
    close: async () => undefined,
  };
}
