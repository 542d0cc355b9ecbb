import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { GROUNDS } from '../../src/domain/grounds.ts';
import { ROUTES } from '../../src/domain/triage.ts';
import { type Play, play } from '../support/playing.ts';
import { STAGES } from '../support/stages.ts';

describe('what stands on record of a decision', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(() => school.again());

  afterAll(() => school.close());

  it.each([
    'within school',
    'one partner',
    'advice',
    'returned',
    'stopped in triage',
    'a table is asked about',
  ])('names that somebody decided, and not what (%s)', async (stage) => {
    await STAGES[stage]?.(school);
    const { rows } = await sql<{ action: string }>`
      select distinct action from audit where action not like 'table.%' order by action
    `.execute(school.engine.db);
    const actions = rows.map(({ action }) => action);

    expect(actions).toContain('concern.decided');
    for (const told of [...ROUTES, ...GROUNDS, 'ground', 'safety', 'consult'])
      expect(actions.filter((action) => action.split('.')[1]?.includes(told))).toEqual([]);
  });
});
