import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql, type Transaction } from 'kysely';
import { openEmbedded } from '../../src/storage/embedded.ts';
import type { Engine } from '../../src/storage/engine.ts';

describe('a statement that comes back in the embedded database', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openEmbedded(null);
    await engine.script('create table note (id int primary key, said text)');
  }, 60_000);

  beforeEach(() => engine.script('delete from note'));

  afterAll(() => engine.close());

  it('is planned once, whatever its values are', async () => {
    await inOne(async (db) => {
      await note(db, 1, 'one');
      await note(db, 2, null);
    });
    await inOne((db) => note(db, 3, 'three'));

    expect(await said()).toEqual(['one', null, 'three']);
    expect(await prepared('insert into note')).toHaveLength(1);
  });

  it('gives and takes values of every kind as an unprepared one does', async () => {
    const at = new Date('2026-11-23T09:00:00.123Z');
    const text = (db: Kind) =>
      sql`select ${at}::timestamptz as at, ${12}::int as n, ${true}::bool as b, ${['a', 'b "c"']}::text[] as tags,
        ${JSON.stringify({ a: [1, 'é'] })}::jsonb as more, ${Buffer.from([0, 255, 7])}::bytea as bytes, ${null}::text as none,
        '2026-11-23'::date as day, 12::bigint as big`.execute(db);
    const unprepared = await text(engine.db);

    const first = await inOne(text);
    const again = await inOne(text);

    expect(first.rows).toEqual(unprepared.rows);
    expect(again.rows).toEqual(unprepared.rows);
  });

  it('says how many rows it changed', async () => {
    await inOne(async (db) => {
      await note(db, 1, 'one');
      await note(db, 2, 'two');
    });

    const { numAffectedRows } = await inOne((db) => sql`update note set said = ${'x'}`.execute(db));

    expect(numAffectedRows).toBe(2n);
  });

  it('fails with the code of PostgreSQL, takes its transaction back, and works again', async () => {
    await inOne((db) => note(db, 1, 'one'));

    await expect(
      inOne(async (db) => {
        await note(db, 2, 'two');
        await note(db, 1, 'one again');
      }),
    ).rejects.toMatchObject({ code: '23505', constraint: 'note_pkey' });

    await inOne((db) => note(db, 3, 'three'));
    expect(await said()).toEqual(['one', 'three']);
  });

  it('is planned once outside a transaction too, and changes nothing when it fails there', async () => {
    await note(engine.db, 1, 'one');
    await expect(note(engine.db, 1, 'one again')).rejects.toMatchObject({ code: '23505' });
    await note(engine.db, 2, 'two');

    expect(await said()).toEqual(['one', 'two']);
    expect(await prepared('insert into note')).toHaveLength(1);
  });

  it('never comes into the transaction of somebody else, which may be taken back', async () => {
    const taken = engine.script("begin; insert into note (id, said) values (9, 'no'); select 1 / 0; commit");
    const kept = note(engine.db, 1, 'one');

    await expect(taken).rejects.toMatchObject({ code: '22012' });
    await kept;
    expect(await said()).toEqual(['one']);
  });

  it('is prepared again when its first reading failed', async () => {
    const count = (db: Kind) =>
      sql<{ n: number }>`select count(*)::int as n from later where id > ${0}`.execute(db);
    await expect(inOne(count)).rejects.toMatchObject({ code: '42P01' });
    await engine.script('create table later (id int)');

    expect((await inOne(count)).rows).toEqual([{ n: 0 }]);
  });

  it('waits for its turn beside a transaction of another', async () => {
    const all = Array.from({ length: 20 }, (_, id) =>
      id % 2 === 0
        ? inOne((db) => note(db, id, `${id}`))
        : engine.script(`begin; insert into note (id, said) values (${id}, '${id}'); commit`),
    );

    await Promise.all(all);

    expect(await said()).toEqual(Array.from({ length: 20 }, (_, id) => `${id}`));
  });

  type Kind = Transaction<never> | Engine['db'];

  function inOne<T>(work: (db: Kind) => Promise<T>): Promise<T> {
    return engine.db.transaction().execute((db) => work(db));
  }

  function note(db: Kind, id: number, said: string | null) {
    return sql`insert into note (id, said) values (${id}, ${said})`.execute(db);
  }

  async function said() {
    const found = await sql<{ said: string | null }>`select said from note order by id`.execute(engine.db);
    return found.rows.map((row) => row.said);
  }

  async function prepared(part: string) {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      engine.db,
    );
    return rows.filter(({ statement }) => statement.includes(part));
  }
});
