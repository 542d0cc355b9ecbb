import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';
import { later, laterApart } from '../../src/storage/folding.ts';
import type { Database } from '../../src/storage/schema.ts';
import { listenToDrivers } from '../support/heard-statements.ts';

type Tx = Transaction<Database>;

const heard: string[] = [];
listenToDrivers(({ sql }) => heard.push(sql));

/** What holds for writes that wait for each other, on every engine. */
export function foldingContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`writes that wait, on ${engineName}`, () => {
    let engine: Engine;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ engine, close } = await open());
      await engine.script(
        'create table one (n int primary key, t text); create table two (n int primary key); create table one_more (n int)',
      );
    }, 60_000);

    beforeEach(async () => {
      await engine.script('truncate one; truncate two');
      heard.length = 0;
    });

    afterAll(() => close());

    it('go to the database as one statement, each with its own values, before the commit', async () => {
      await inTransaction(async (tx) => {
        await addToOne(tx, 1, 'costs $1');
        await addToTwo(tx, 2);
      });

      expect(written()).toHaveLength(1);
      expect(await rowsOf('one')).toEqual([{ n: 1, t: 'costs $1' }]);
      expect(await rowsOf('two')).toEqual([{ n: 2 }]);
    });

    it('are done before the next statement that is waited for', async () => {
      const found = await inTransaction(async (tx) => {
        await addToOne(tx, 1, 'a');
        return (await sql<{ n: number }>`select n from one`.execute(tx)).rows;
      });

      expect(found).toEqual([{ n: 1 }]);
    });

    it('wait on while a select goes ahead that names none of their tables, whatever its own is like', async () => {
      await inTransaction(async (tx) => {
        await addToOne(tx, 1, 'a');
        await sql`select n from one_more where n <> ${1}`.execute(tx);
        await addToTwo(tx, 2);
      });

      expect(written()).toHaveLength(1);
      expect(heard.findIndex((text) => text.startsWith('select'))).toBeLessThan(
        heard.findIndex((text) => text.includes('insert')),
      );
    });

    it.each([
      [
        'names one of their tables anywhere',
        'select n from two where exists (select 1 from one where n = $1)',
      ],
      ['names it in capitals', 'SELECT n FROM ONE WHERE n = $1'],
      [
        'changes something itself',
        'with gone as (delete from two where n = $1 returning n) select n from gone',
      ],
      ['is no select', 'insert into two (n) values ($1 + 10)'],
    ])('are done before a statement that %s', async (_what, text) => {
      await inTransaction(async (tx) => {
        await addToOne(tx, 1, 'a');
        await tx.executeQuery(CompiledQuery.raw(text, [1]));
      });

      expect(heard.findIndex((each) => each.includes('into one'))).toBeLessThan(heard.indexOf(text));
    });

    it('are none but an insert, an update and a delete', async () => {
      const asking = inTransaction((tx) => later(tx, sql`select ${1}::int`.compile(tx)));

      await expect(asking).rejects.toThrow('Only an insert, update or delete may wait.');
    });

    it('never share a statement with another to the same table', async () => {
      await inTransaction(async (tx) => {
        await addToOne(tx, 1, 'a');
        await change(tx, 1, 'b');
        await change(tx, 1, 'c');
        await later(tx, sql`update one set t = t || ${'d'}`.compile(tx));
      });

      expect(await rowsOf('one')).toEqual([{ n: 1, t: 'cd' }]);
    });

    it('share one with another to the same table when nothing else writes those rows', async () => {
      await inTransaction((tx) => addToOne(tx, 1, 'a'));
      heard.length = 0;
      await inTransaction(async (tx) => {
        await addToOne(tx, 2, 'b');
        await laterApart(tx, sql`update one set t = t || ${'!'} where n = ${1}`.compile(tx));
        await addToTwo(tx, 2);
      });

      expect(written()).toHaveLength(1);
      expect(await rowsOf('one')).toEqual(
        expect.arrayContaining([
          { n: 1, t: 'a!' },
          { n: 2, t: 'b' },
        ]),
      );
    });

    it('leave nothing behind when the work fails, also not for the next transaction', async () => {
      const failing = inTransaction(async (tx) => {
        await addToOne(tx, 1, 'a');
        throw new Error('halfway');
      });
      await expect(failing).rejects.toThrow('halfway');
      await inTransaction((tx) => addToTwo(tx, 2));

      expect(await rowsOf('one')).toEqual([]);
      expect(await rowsOf('two')).toEqual([{ n: 2 }]);
    });

    it('fail the transaction with what they run into, at its end at the latest', async () => {
      await inTransaction((tx) => addToOne(tx, 1, 'a'));
      const twice = inTransaction(async (tx) => {
        await addToTwo(tx, 2);
        await addToOne(tx, 1, 'again');
      });

      await expect(twice).rejects.toMatchObject({ code: '23505' });
      expect(await rowsOf('two')).toEqual([]);
      expect(await inTransaction(async () => 'the next one is in order')).toBe('the next one is in order');
    });

    it('leave a connection in order on which the writes at the end of a transaction failed', async () => {
      const failing = Array.from({ length: 30 }, (_, n) =>
        inTransaction(async (tx) => {
          await addToTwo(tx, n);
          await addToOne(tx, 1, null as never);
          await change(tx, 1, 'changed');
          await addToOne(tx, 1, 'twice');
        }),
      );

      for (const each of await Promise.allSettled(failing))
        expect(each).toMatchObject({ status: 'rejected', reason: { code: '23505' } });
      await inTransaction((tx) => addToOne(tx, 1, 'a'));
      expect(await rowsOf('one')).toEqual([{ n: 1, t: 'a' }]);
      expect(await rowsOf('two')).toEqual([]);
    });

    it('fail the statement before which they are done with what they themselves run into', async () => {
      await inTransaction((tx) => addToOne(tx, 1, 'a'));
      const twice = inTransaction(async (tx) => {
        await addToOne(tx, 1, 'again');
        await sql`select n from one`.execute(tx);
      });

      await expect(twice).rejects.toMatchObject({ code: '23505' });
    });

    function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return engine.db.transaction().execute(work);
    }

    async function rowsOf(table: 'one' | 'two') {
      return (await engine.query(`select * from ${table}`)).rows;
    }
  });
}

const addToOne = (tx: Tx, n: number, t: string) =>
  later(tx, sql`insert into one (n, t) values (${n}, ${t})`.compile(tx));
const addToTwo = (tx: Tx, n: number) => later(tx, sql`insert into two (n) values (${n})`.compile(tx));

/** Finds its row only when the write before it is done. */
const change = (tx: Tx, n: number, t: string) =>
  later(tx, sql`update one set t = ${t} where n = ${n}`.compile(tx));

const written = () => heard.filter((text) => /insert into (one|two)/.test(text));
