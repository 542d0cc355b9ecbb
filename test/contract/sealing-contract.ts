import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Tx } from '../../src/app/ports/store.ts';
import type { ActietafelId, ConcernId, DossierId, PupilId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { OtherKey } from '../../src/storage/other-key.ts';
import { sealWaiting } from '../../src/storage/sealing-waiting.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { sightingsIn } from '../support/canary.ts';
import { testKeys } from '../support/database.ts';
import { dumpOf } from '../support/database-dump.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { asOfSchema, DAY, MANY, OLD, oldRows } from '../support/old-installation.ts';
import { agreementsOn } from '../support/opening.ts';
import { SCHOOL } from '../support/school.ts';

/** The last schema that kept these in plain columns. */
const PLAIN = 5;
const WORDS = {
  'why a parent was left out': 'court_order',
  'why a parent was not told': 'not_reachable',
  'on what ground': 'statutory_task',
  'why it was booked': 'family_not_reached',
  'what was agreed': 'specialised_help',
  'why it was closed': 'moved_away',
  'a class': 'Roerdomp9z',
};

/** An installation that kept codes in plain columns has none of them after a start with its keys, on every engine. */
export function sealingContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`codes of an older installation on ${engineName}`, () => {
    const clock = fixedClock();
    const ids = countedIds(0xa000);
    const keys = testKeys();
    let engine: Engine;

    beforeAll(async () => {
      engine = await open();
    }, 60_000);

    beforeEach(async () => {
      await asOfSchema(engine, PLAIN);
      await oldRows(engine, keys, ids);
    }, 60_000);

    afterAll(() => engine.close());

    it('stood in plain columns, and stand in no column once they are sealed', async () => {
      const before = await sightings();
      await migrate(engine);

      const sealed = await sealWaiting(engine, keys);

      expect(before).toHaveLength(Object.keys(WORDS).length);
      expect(sealed).toBe(MANY + 7);
      expect(await sightings()).toEqual([]);
    });

    it('are read as before', async () => {
      await migrate(engine);
      await sealWaiting(engine, keys);

      const [parent, partner] = await at((tx) => tx.dossiers.participants(OLD.dossier as DossierId));
      const informed = await at((tx) => tx.dossiers.informed(OLD.concern as ConcernId));
      const [guardian] = await at((tx) => tx.pupils.guardians(OLD.pupil as PupilId));
      const [coordinator] = await at((tx) => tx.people.coordinators(SCHOOL, DAY));

      expect(parent).toMatchObject({ leftOutCode: 'court_order', ground: null });
      expect(partner).toMatchObject({ leftOutCode: null, ground: 'statutory_task' });
      expect(informed).toHaveLength(MANY + 1);
      expect(new Set(informed.map(({ exceptionCode }) => exceptionCode))).toEqual(
        new Set(['not_reachable', null]),
      );
      expect(await at((tx) => tx.dossiers.byId(OLD.dossier as DossierId))).toMatchObject({
        closeReason: 'moved_away',
      });
      expect(await at((tx) => tx.tables.byId(OLD.table as ActietafelId))).toMatchObject({
        bookedReason: 'family_not_reached',
      });
      expect(await agreementsOn(engine)).toEqual([{ outcomes: ['specialised_help'], on: DAY }]);
      expect(guardian).toMatchObject({ phone: '06-1', gezag: 'unknown', addressSecret: true });
      expect(coordinator?.scope).toEqual(await at(async ({ people }) => [people.keyOfClass('roerdomp9z')]));
    });

    it('are sealed once, by two starters at the same time and at every start after', async () => {
      await migrate(engine);

      const both = await Promise.all([sealWaiting(engine, keys), sealWaiting(engine, keys)]);
      const partner = await sealedPartner();

      expect(both[0] + both[1]).toBe(MANY + 7);
      expect(await sealWaiting(engine, keys)).toBe(0);
      expect(await sealedPartner()).toEqual(partner);
    });

    it('wait as long as the key that wraps theirs is not in the settings, and none is lost', async () => {
      await migrate(engine);
      const others = { ...keys, master: testKeys(2).master };

      await expect(sealWaiting(engine, others)).rejects.toThrow('Master key m1 is not in the settings.');

      expect(await sealWaiting(engine, keys)).toBe(MANY + 7);
    });

    it('wait as long as the key of the fingerprints is another, and no class is lost', async () => {
      await migrate(engine);
      const others = { ...keys, lookup: testKeys(2).lookup };

      await expect(sealWaiting(engine, others)).rejects.toThrow(new OtherKey('LOOKUP_KEY'));
      await sealWaiting(engine, keys);

      const [coordinator] = await at((tx) => tx.people.coordinators(SCHOOL, DAY));
      expect(coordinator?.scope).toEqual(await at(async ({ people }) => [people.keyOfClass('roerdomp9z')]));
    });

    it('are read by nobody who has the role of the server while they wait', async () => {
      await migrate(engine);

      const reading = engine.db.transaction().execute(async (db) => {
        await sql`set local role actietafel_app`.execute(db);
        return sql`select * from unsealed`.execute(db);
      });

      await expect(reading).rejects.toThrow('permission denied');
    });

    function at<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return storeOn(engine, keys, ids, clock).transact(SCHOOL, work);
    }

    async function sightings(): Promise<string[]> {
      return sightingsIn(WORDS, (await dumpOf(engine)).cells);
    }

    async function sealedPartner(): Promise<unknown> {
      return (await engine.query('select content_sealed from participant where id = $1', [OLD.partner])).rows;
    }
  });
}
