import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsFor } from '../../../src/app/pages/calls.ts';
import type { DossierId, SchoolDate } from '../../../src/domain/ids.ts';
import { statementCount } from '../../support/counting.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL } from '../../support/school.ts';
import { askedTable } from '../../support/tables.ts';

describe('whom a coordinator has to call', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  afterAll(() => school.close());

  it('is read in as many statements for two tables as for one', async () => {
    const sam = (await askedTable(school, 'sam')).dossier.id;
    const noor = (await askedTable(school, 'noor')).dossier.id;

    const [one, two] = [await statementsOf([sam]), await statementsOf([sam, noor])];

    expect(one).toBeGreaterThan(0);
    expect(two).toBe(one);
  });

  async function statementsOf(dossiers: DossierId[]): Promise<number> {
    const before = statementCount();
    await school.deps.store.transact(SCHOOL, (tx) => callsFor(tx, dossiers, '2026-11-23' as SchoolDate));
    return statementCount() - before;
  }
});
