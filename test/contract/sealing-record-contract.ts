import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { OtherKey } from '../../src/storage/other-key.ts';
import { sealWaiting } from '../../src/storage/sealing-waiting.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { brokenLinks } from '../support/audit-chain.ts';
import { testKeys } from '../support/database.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { asOfSchema, insert, OLD, oldRows } from '../support/old-installation.ts';
import { OLD_KEYS, oldNotices, oldRecord, READ, TOLD } from '../support/old-record.ts';
import { detailsAudited } from '../support/opening.ts';
import { SCHOOL } from '../support/school.ts';

/** The last schema that said in the name of an action what was done. */
const TELLING = 5;

/** The record of an installation that said too much says it sealed after a start with its keys, on every engine. */
export function sealingRecordContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the record of an older installation on ${engineName}`, () => {
    const clock = fixedClock();
    const ids = countedIds(0xb000);
    const keys = testKeys();
    let engine: Engine;

    beforeAll(async () => {
      engine = await open();
    }, 60_000);

    beforeEach(async () => {
      await asOfSchema(engine, TELLING);
      await oldRows(engine, keys, ids);
      await oldRecord(engine, keys);
    }, 60_000);

    afterAll(() => engine.close());

    it('says neutrally that something changed, and sealed what it was', async () => {
      await sealed();

      expect(await actions()).toEqual([
        { action: 'concern.changed', n: 8 },
        { action: 'concern.read', n: READ },
        { action: 'concern.sent', n: 1 },
        { action: 'dossier.changed', n: 4 },
      ]);
      const audited = await detailsAudited(engine);
      expect(audited.map(({ detail }) => detail)).toEqual(
        TOLD.map(([action]) => action.replace('consult.', 'consult_').replace(/^\w+\./, '')),
      );
      expect(new Set(audited.map(({ ground }) => ground))).toEqual(new Set(['coordination']));
    });

    it('is a whole chain again, to which the next row is added', async () => {
      await sealed();

      expect(await brokenLinks(engine, keys.audit)).toEqual([]);
      await storeOn(engine, keys, ids, clock).transact(SCHOOL, (tx) =>
        tx.audit.add({
          at: clock.now(),
          actor: { kind: 'system', id: null },
          action: 'concern.read',
          subject: { kind: 'concern', id: OLD.concern },
          ground: 'system',
        }),
      );
      expect(await brokenLinks(engine, keys.audit)).toEqual([]);
    });

    it.each(['1', '4', '900'])('is broken at row %s still when it was broken there', async (seq) => {
      await engine.script(`
        alter table audit disable trigger audit_is_append_only;
        update audit set at = at + interval '1 day' where seq = ${seq};
        alter table audit enable trigger audit_is_append_only;
      `);
      const before = await brokenLinks(engine, keys.audit);

      await sealed();

      expect(before).toEqual([seq]);
      expect(await brokenLinks(engine, keys.audit)).toEqual([seq]);
    });

    it('waits as long as the key of its chain is not in the settings, and is whole with the right one', async () => {
      await migrate(engine);
      const others = { ...keys, audit: testKeys(2).audit };

      await expect(sealWaiting(engine, others)).rejects.toThrow(new OtherKey('AUDIT_KEY'));
      await sealWaiting(engine, keys);

      expect(await brokenLinks(engine, keys.audit)).toEqual([]);
    });

    it('takes no such action any more of an older version that still runs, and takes every other', async () => {
      const add = (action: string, seq: number) =>
        insert(engine, 'audit', {
          school_id: SCHOOL,
          seq,
          at: new Date(clock.now()),
          actor_kind: 'system',
          action,
          subject_kind: 'concern',
          subject_id: OLD.concern,
          ground: 'system',
          mac: Buffer.alloc(32),
        });
      await migrate(engine);

      for (const [action] of TOLD) await expect(add(action, 9998)).rejects.toThrow('audit_action_is_neutral');
      await add('concern.sent', 9999);
    });

    it('cannot be changed afterwards', async () => {
      await sealed();

      await expect(engine.query(`update audit set action = 'x'`)).rejects.toThrow('only ever added');
    });

    it('is left as it is where it said nothing of the kind', async () => {
      await engine.script(`
        alter table audit disable trigger audit_is_append_only;
        delete from audit where seq > 1;
        alter table audit enable trigger audit_is_append_only;
      `);
      const before = await engine.query('select mac from audit');

      await sealed();

      expect(await engine.query('select mac from audit')).toEqual(before);
    });

    it('is not told by the keys of messages either', async () => {
      await oldNotices(engine);

      await migrate(engine);

      const { rows } = await engine.query('select dedupe_key as key from notice');
      expect(rows.map((row) => (row as { key: string }).key).sort()).toEqual(
        OLD_KEYS.map(([, , key]) => key as string).sort(),
      );
    });

    async function sealed(): Promise<void> {
      await migrate(engine);
      await sealWaiting(engine, keys);
    }

    async function actions(): Promise<unknown> {
      const asked = 'select action, count(*)::int as n from audit group by action order by action';
      return (await engine.query(asked)).rows;
    }
  });
}
