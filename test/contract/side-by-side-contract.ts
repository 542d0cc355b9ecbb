import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql, type Transaction } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';
import { later } from '../../src/storage/folding.ts';
import type { Database } from '../../src/storage/schema.ts';
import { sideBySide } from '../../src/storage/side-by-side.ts';

type Tx = Transaction<Database>;

const SYNTAX_ERROR = '42601';
const DIVISION_BY_ZERO = '22012';

/** What holds for statements of one transaction that are under way at the same time, on every engine. */
export function sideBySideContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`statements side by side, on ${engineName}`, () => {
    let engine: Engine;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ engine, close } = await open());
      await engine.script('create table step (n int primary key, seen int)');
    }, 60_000);

    beforeEach(() => engine.script('truncate step'));

    afterAll(() => close());

    it('are carried out in the order in which they were begun, also those that are new to the database', async () => {
      const counts = await inTransaction((tx) =>
        Promise.all(
          [1, 2, 3, 4, 5].flatMap((n) => [
            added(tx, n),
            countOf(tx, `/* ${n} */ select count(*)::int as c from step where n > 0`),
          ]),
        ),
      );

      expect(counts.filter((count) => count !== null)).toEqual([1, 2, 3, 4, 5]);
    });

    it('come after the writes that waited for them', async () => {
      const counts = await inTransaction(async (tx) => {
        await later(tx, sql`insert into step (n) values (${1})`.compile(tx));
        return Promise.all([
          countOf(tx, 'select count(*)::int as c from step'),
          countOf(tx, 'select count(*)::int as c from step where n = 1'),
        ]);
      });

      expect(counts).toEqual([1, 1]);
    });

    it('fail as the first of them that fails, and nothing of the transaction stays', async () => {
      const failing = inTransaction((tx) =>
        Promise.all([added(tx, 1), added(tx, 1), countOf(tx, 'select 1 as c'), added(tx, 2)]),
      );

      await expect(failing).rejects.toMatchObject({ code: '23505' });
      expect(await rows()).toEqual([]);
      await inTransaction((tx) => added(tx, 3));
      expect(await rows()).toEqual([{ n: 3, seen: null }]);
    });

    it('fail as the first of them that fails, also when the work hears of one behind it first', async () => {
      const failing = inTransaction((tx) =>
        Promise.all([aLongWay(() => quotient(tx, 0)), countOf(tx, 'select 1 as c'), added(tx, 1)]),
      );

      await expect(failing).rejects.toMatchObject({ code: DIVISION_BY_ZERO });
    });

    it('fail as the first of them that fails, also when one behind it is new to the database and asked twice', async () => {
      const asked = async (tx: Tx, n: number) =>
        (await sql<{ s: number }>`select ${n}::int + 1 as s`.execute(tx)).rows[0]?.s;
      const failing = inTransaction((tx) =>
        Promise.all([aLongWay(() => quotient(tx, 0)), aLongWay(() => asked(tx, 1)), asked(tx, 2)]),
      );

      await expect(failing).rejects.toMatchObject({ code: DIVISION_BY_ZERO });
      expect(await inTransaction((tx) => Promise.all([asked(tx, 1), asked(tx, 2)]))).toEqual([2, 3]);
    });

    it('are all undone when the first of them cannot even be read', async () => {
      const failing = inTransaction((tx) => Promise.all([countOf(tx, 'selekt 1 as c'), added(tx, 1)]));

      await expect(failing).rejects.toMatchObject({ code: SYNTAX_ERROR });
      expect(await rows()).toEqual([]);
    });

    it('are refused when the work is over, and touch nobody else’s transaction', async () => {
      let kept: Tx | null = null;
      await inTransaction(async (tx) => {
        kept = tx;
      });

      await expect(added(kept as unknown as Tx, 1)).rejects.toThrow(
        'The transaction of this statement is over.',
      );
      expect(await rows()).toEqual([]);
    });

    it('are over before their transaction is undone, when the work fails while they are under way', async () => {
      const failing = inTransaction(async (tx) => {
        await Promise.all([added(tx, 1), added(tx, 2), Promise.reject(new Error('halfway'))]);
      });

      await expect(failing).rejects.toThrow('halfway');
      await inTransaction((tx) => added(tx, 3));
      expect(await rows()).toEqual([{ n: 3, seen: null }]);
    });

    it('belong to their own transaction, when several of those run', async () => {
      await Promise.all(
        [10, 20, 30].map((ten) =>
          inTransaction((tx) => Promise.all([added(tx, ten), added(tx, ten + 1), added(tx, ten + 2)])),
        ),
      );

      expect((await rows()).length).toBe(9);
    });

    function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return engine.db.transaction().execute((whole) => sideBySide(whole, work));
    }

    async function rows() {
      return (await engine.query('select * from step order by n')).rows;
    }
  });
}

async function added(tx: Tx, n: number): Promise<null> {
  await sql`insert into step (n) values (${n})`.execute(tx);
  return null;
}

async function quotient(tx: Tx, n: number): Promise<number | undefined> {
  return (await sql<{ q: number }>`select 1 / ${n}::int as q`.execute(tx)).rows[0]?.q;
}

/** The answer comes by way of as many others as a use case has between it and the database. */
async function aLongWay<T>(asked: () => Promise<T>, steps = 20): Promise<T> {
  return steps === 0 ? asked() : await aLongWay(asked, steps - 1);
}

async function countOf(tx: Tx, text: string): Promise<number | undefined> {
  return (await sql<{ c: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.c;
}
