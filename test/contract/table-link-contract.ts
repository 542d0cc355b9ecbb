import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActietafelId, LinkId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL } from '../support/school.ts';
import { type Asked, askedTable } from '../support/tables.ts';

/** What every engine has to do the same with the links of a table; run once per engine. */
export function tableLinkContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`links of a table on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play(undefined, open);
    });

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    it('open by their id until they are revoked, and only those that still open are listed', async () => {
      const links = await linksOfTable();
      const gone = links[0]?.id as LinkId;
      await school.deps.store.transact(SCHOOL, (tx) => tx.links.revoke([gone], school.clock.now()));

      const found = await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(gone));

      expect(found).toEqual({ ...links[0], revokedAt: school.clock.now() });
      expect((await linksOfTable()).map(({ id }) => id)).toEqual(links.slice(1).map(({ id }) => id));
    });

    function linksOfTable() {
      return school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as ActietafelId));
    }
  });
}
