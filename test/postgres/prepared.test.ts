import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { emptyPostgres, type TestServer } from '../support/database.ts';

describe('a statement that comes back', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await emptyPostgres(1);
  }, 30_000);

  afterEach(() => server.drop());

  it('is planned once per connection, whatever its values are', async () => {
    await school('Utrecht');
    await school('Nieuwegein');

    expect(await prepared('from "school"')).toEqual([expect.stringContaining('where "municipality" = $1')]);
  });

  it('is not kept when it names no columns', async () => {
    await server.engine.db.selectFrom('school').selectAll().where('municipality', '=', 'Utrecht').execute();

    expect(await prepared('from "school"')).toEqual([]);
  });

  it('goes on working after a newer version has added a column', async () => {
    await school('Utrecht');
    await server.engine.script('alter table school add column motto text');

    expect(await school('Utrecht')).toEqual([]);
  });

  it('is not kept when there are too many of its like: a list of every length is a text of its own', async () => {
    for (let length = 1; length <= 450; length += 1)
      await server.engine.db
        .selectFrom('school')
        .select('name')
        .where(
          'municipality',
          'in',
          Array.from({ length }, () => 'Utrecht'),
        )
        .execute();

    expect((await prepared('from "school"')).length).toBeLessThanOrEqual(400);
  }, 30_000);

  function school(municipality: string) {
    return server.engine.db
      .selectFrom('school')
      .select('name')
      .where('municipality', '=', municipality)
      .execute();
  }

  async function prepared(part: string): Promise<string[]> {
    const found = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      server.engine.db,
    );
    return found.rows.map(({ statement }) => statement).filter((statement) => statement.includes(part));
  }
});
