import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Concern } from '../../src/app/ports/concerns.ts';
import type { Outcome } from '../../src/app/ports/inbox.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type { AbsenceId, ConcernId, Instant, PersonId, SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate, presentVersion } from '../../src/storage/migrate.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { brokenLinks } from '../support/audit-chain.ts';
import { testKeys } from '../support/database.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { entraOf, PUPIL, SCHOOL, TENANT, testRoster, WHO } from '../support/school.ts';

/** What every engine has to do the same; run once per engine. */
export function storeContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the store on ${engineName}`, () => {
    const clock = fixedClock();
    const ids = countedIds(0x1000);
    let engine: Engine;
    let close: () => Promise<void>;
    let store: Store;

    beforeAll(async () => {
      ({ engine, close } = await open());
      store = storeOn(engine, testKeys(), ids, clock);
      await rostersOn(engine, testKeys(), ids, clock).add(testRoster());
    }, 60_000);

    afterAll(() => close());

    it('is at the newest schema, and a second starter finds nothing to do', async () => {
      const version = await presentVersion(engine);

      const reached = await Promise.all([migrate(engine), migrate(engine)]);

      expect(reached).toEqual([version, version]);
    });

    it('says what the work ran into that failed at once, and leaves no fault of its own beginning unheard', async () => {
      const failing = store.transact('not a\0school' as SchoolId, () => {
        throw new Error('at once');
      });

      await expect(failing).rejects.toThrow('at once');
    });

    it('refuses a database that a newer version made', async () => {
      await sql`insert into schema_version (version) values (9999)`.execute(engine.db);

      await expect(migrate(engine)).rejects.toThrow('The database has schema 9999');

      await sql`delete from schema_version where version = 9999`.execute(engine.db);
    });

    it('answers a script with the rows of all its statements', async () => {
      const { rows } = await engine.query('begin; select 1 as n; select 2 as n; commit;');

      expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
      expect((await engine.query('select $1::int as n', [3])).rows).toEqual([{ n: 3 }]);
    });

    it('leaves nothing of a script that fails halfway, and nobody after it in a broken transaction', async () => {
      const failing = engine.query(
        "begin; insert into organisation (id, kind, name) values (gen_random_uuid(), 'jgz', 'half'); select 1/0; commit;",
      );
      const meanwhile = store.transact(SCHOOL, (tx) => tx.people.byId(WHO.mentor));

      await expect(failing).rejects.toThrow('division by zero');
      expect((await meanwhile)?.name.roepnaam).toBe('Anna');
      expect((await engine.query("select name from organisation where name = 'half'")).rows).toEqual([]);
    });

    it('works as the role that owns nothing, and is the owner again after the transaction', async () => {
      const inside = await store.transact(SCHOOL, async (tx) => tx.people.byId(WHO.mentor));
      const after = await sql<{ role: string }>`select current_user::text as role`.execute(engine.db);

      expect(inside?.name.roepnaam).toBe('Anna');
      expect(after.rows[0]?.role).not.toBe('actietafel_app');
    });

    it('gives back a concern as it was stored, and nothing of it stands in the table in plain text', async () => {
      const concern = draft(ids.next<ConcernId>(), 'Quibus');

      const found = await store.transact(SCHOOL, async (tx) => {
        await tx.concerns.add(concern);
        return tx.concerns.byId(concern.id);
      });

      expect(found).toEqual(concern);
      const raw = await sql<{ text: string }>`select concern::text as text from concern`.execute(engine.db);
      expect(JSON.stringify(raw.rows)).not.toContain('Quibus');
      expect(JSON.stringify(raw.rows)).not.toContain(Buffer.from('Quibus').toString('hex'));
    });

    it('undoes everything of a transaction that throws', async () => {
      const concern = draft(ids.next<ConcernId>(), 'Weg');

      const failing = store.transact(SCHOOL, async (tx) => {
        await tx.concerns.add(concern);
        throw new Error('halfway');
      });

      await expect(failing).rejects.toThrow('halfway');
      expect(await store.transact(SCHOOL, (tx) => tx.concerns.byId(concern.id))).toBeNull();
    });

    it('takes a key of the inbox once, and shows the second what the first led to', async () => {
      const first = await store.transact(SCHOOL, async (tx) => {
        const taken = await tx.inbox.take('a key', clock.now());
        await tx.inbox.settle('a key', { show: 'concern', id: 'x' }, clock.now());
        return taken;
      });
      const second = await store.transact(SCHOOL, (tx) => tx.inbox.take('a key', clock.now()));

      expect(first).toBeNull();
      expect(second).toEqual({ show: 'concern', id: 'x' });
    });

    it('puts down what a key led to once, and over what was only refused; a second time undoes the transaction', async () => {
      const settle = (key: string, outcome: Outcome) =>
        store.transact(SCHOOL, (tx) => tx.inbox.settle(key, outcome, clock.now()));
      const refusal = { show: 'refused', id: '', code: 'card_outdated' };
      const done = { show: 'concern', id: 'x' };

      const settled = (key: string) => store.transact(SCHOOL, (tx) => tx.inbox.settled(key));
      const cameBefore = { code: 'AT001' };

      await settle('never refused', done);
      await expect(settle('never refused', { show: 'concern', id: 'y' })).rejects.toMatchObject(cameBefore);
      await expect(settle('never refused', refusal)).rejects.toMatchObject(cameBefore);
      expect(await settled('never refused')).toEqual(done);
      await settle('refused', refusal);
      expect(await settled('refused')).toBeNull();
      await settle('refused', done);
      await expect(settle('refused', done)).rejects.toMatchObject(cameBefore);
      expect(await settled('refused')).toEqual(done);
    });

    it('numbers concerns per school year from 001 on, without gaps or doubles', async () => {
      const numbers = await Promise.all(
        [1, 2, 3].map(() => store.transact(SCHOOL, (tx) => tx.schools.nextNumber(SCHOOL, '2026/2027'))),
      );
      const nextYear = await store.transact(SCHOOL, (tx) => tx.schools.nextNumber(SCHOOL, '2027/2028'));

      expect(numbers.sort()).toEqual(['26-001', '26-002', '26-003']);
      expect(nextYear).toBe('27-001');
    });

    it('knows a person by tenant and Entra id, with roles and seats, and nobody by half of that', async () => {
      const directory = directoryOn(engine);
      const on = '2026-11-23' as SchoolDate;

      const mentor = await directory.actor(TENANT, entraOf(WHO.mentor), on);
      const partner = await directory.actor(TENANT, entraOf(WHO.leerplicht), on);

      expect(mentor?.memberships).toEqual([{ schoolId: SCHOOL, role: 'mentor', deputyOf: null }]);
      expect(partner?.seatSchools).toEqual([SCHOOL]);
      expect(await directory.actor('another tenant', entraOf(WHO.mentor), on)).toBeNull();
      expect(await directory.actor(TENANT, entraOf(WHO.mentor), '2026-07-31' as SchoolDate)).toMatchObject({
        memberships: [],
      });
    });

    it('lists the pupils of a mentor and of nobody else', async () => {
      const own = await store.transact(SCHOOL, (tx) => tx.pupils.ofMentor(WHO.mentor));

      expect(own.map(({ name }) => name.roepnaam)).toEqual(['Noor', 'Sam']);
      expect(
        await store.transact(SCHOOL, (tx) => tx.pupils.isMentorOf(WHO.mentor, PUPIL.ofOtherMentor)),
      ).toBe(false);
    });

    it('seals what was done to a case where that tells something, in a chain that breaks when it is changed', async () => {
      const concern = draft(ids.next<ConcernId>(), 'Weg');
      const entry = {
        at: clock.now(),
        actor: { kind: 'person' as const, id: WHO.mentor },
        subject: { kind: 'concern' as const, id: concern.id },
        ground: 'own_pupil' as const,
      };
      await store.transact(SCHOOL, async (tx) => {
        await tx.concerns.add(concern);
        await tx.audit.add({ ...entry, action: 'concern.begun' });
        await tx.audit.add({ ...entry, action: 'concern.changed', detail: 'doubted_safety' });
        await tx.audit.add({ ...entry, action: 'concern.changed', detail: 'released' });
      });
      const whole = await brokenLinks(engine, testKeys().audit);

      await engine.script('alter table audit disable trigger audit_is_append_only');
      await engine.script(`update audit set detail_sealed = '\\x01' where seq = 2`);
      const broken = await brokenLinks(engine, testKeys().audit);
      await engine.script(`
        delete from audit; delete from audit_head; alter table audit enable trigger audit_is_append_only`);

      expect([whole, broken]).toEqual([[], ['2']]);
    });

    it('does not seal the record of a case of another school', async () => {
      const elsewhere = store.transact(SCHOOL, (tx) =>
        tx.audit.add({
          at: clock.now(),
          actor: { kind: 'system', id: null },
          action: 'concern.changed',
          detail: 'released',
          subject: { kind: 'concern', id: SCHOOL },
          ground: 'system',
        }),
      );

      await expect(elsewhere).rejects.toThrow('There is no such concern at this school.');
    });

    it('chains audit rows, and refuses to change or remove one', async () => {
      await store.transact(SCHOOL, async (tx) => {
        for (const action of ['a.b', 'c.d']) {
          await tx.audit.add({
            at: clock.now(),
            actor: { kind: 'person', id: WHO.mentor },
            action,
            subject: { kind: 'school', id: SCHOOL },
            ground: 'own_pupil',
          });
        }
      });

      const rows = await sql<{ seq: string }>`select seq from audit order by seq`.execute(engine.db);
      expect(rows.rows.map(({ seq }) => Number(seq))).toEqual([1, 2]);
      await expect(sql`update audit set action = 'x'`.execute(engine.db)).rejects.toThrow('only ever added');
      await expect(sql`delete from audit`.execute(engine.db)).rejects.toThrow('only ever added');
    });

    it('keeps of an absence that not every table knows of it yet, until they do', async () => {
      const of = await store.transact(SCHOOL, async (tx) => {
        const id = ids.next<AbsenceId>();
        const days = { fromOn: '2026-12-01' as SchoolDate, untilOn: '2026-12-04' as SchoolDate };
        await tx.absences.add({ id, personId: WHO.jgz, ...days });
        return id;
      });
      const waiting = () =>
        store.outside((tx) => Promise.all([tx.absences.peopleWaiting(), tx.absences.waitingOf(WHO.jgz)]));

      expect(await waiting()).toEqual([[WHO.jgz], [of]]);
      await store.outside((tx) => tx.absences.honoured([of]));
      expect(await waiting()).toEqual([[], []]);
    });

    function draft(id: ConcernId, roepnaam: string): Concern {
      return {
        id,
        raisedBy: WHO.mentor as PersonId,
        pupilId: null,
        number: null,
        state: 'draft',
        version: 1,
        intake: { ...EMPTY_INTAKE, pupil: { kind: 'typed', roepnaam, className: '4H2' } },
        triage: null,
        callAskedAt: null,
        wholeSchool: false,
        ownerId: null,
        createdAt: Date.parse('2026-11-23T09:00:00Z') as Instant,
        submittedAt: null,
        decidedAt: null,
        doubtedAt: null,
      };
    }
  });
}
