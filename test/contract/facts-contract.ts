import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { scaleUp } from '../../src/app/facts/saying-facts.ts';
import { placeOnRoute } from '../../src/app/school-route/placing.ts';
import { MOST_FACTS } from '../../src/domain/facts/facts.ts';
import type { FactId, SchoolDate } from '../../src/domain/ids.ts';
import { NO_MINUTES } from '../../src/domain/minutes/minutes.ts';
import type { TableRole } from '../../src/domain/roles.ts';
import type { Engine } from '../../src/storage/engine.ts';
import {
  carried,
  factsNow,
  ROUTE,
  routeNow,
  routeRoster,
  said,
  saidEver,
  saying,
  takenBack,
} from '../support/facts.ts';
import { begunTable } from '../support/minutes.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { type Asked, askedTable } from '../support/tables.ts';
import { openedDossier } from '../support/triage.ts';
import { gave } from '../support/voices.ts';

const HOME = saying('at_home_since', '2026-11-02');

/** The dated facts of a case, and its place on the school's own route. */
export function factsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the dated facts of a case, on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open, routeRoster());
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    it('are said by whoever carries it, with who said it and when, and nothing of them can be read in the table', async () => {
      expect(await said(school, asked.dossier, HOME)).toEqual([]);
      expect(await said(school, asked.dossier, saying('support_level', '2026-11-20', 'specialist'))).toEqual(
        [],
      );

      const { said: shown, levelNow, measured } = await factsNow(school, asked.dossier);
      expect(shown).toMatchObject([
        { kind: 'support_level', level: 'specialist', saidOn: '2026-11-23' },
        { kind: 'at_home_since', on: '2026-11-02', by: { roepnaam: expect.any(String) } },
      ]);
      expect([levelNow, measured.atHomeSince]).toEqual(['specialist', '2026-11-02']);
      expect(await readableIn('dossier_fact', ['at_home_since', '2026-11-02', 'specialist'])).toEqual([]);
      expect(await changes()).toBe(2);
    });

    it('say who helps further by name, sealed, and without the name in what is measured', async () => {
      const form = {
        to: 'gemeente',
        who: 'Mw. Putter',
        on: '2026-11-20' as SchoolDate,
        familyAgrees: false,
      } as const;
      const scaled = (familyAgrees = form.familyAgrees as boolean) =>
        carried(school, asked.dossier.id, (tx, of) =>
          scaleUp(tx, school.deps, of, school.deps.ids.next<FactId>(), { ...form, familyAgrees }),
        );

      for (const _press of [1, 2]) expect(await scaled()).toEqual([]);

      const { scaledUp, said: days, measured } = await factsNow(school, asked.dossier);
      expect(scaledUp).toMatchObject([{ ...form, saidOn: '2026-11-23' }]);
      expect(days).toEqual([]);
      expect(measured.scaledUp).toEqual([{ to: 'gemeente', on: '2026-11-20' }]);
      expect(await readableIn('dossier_fact', ['Putter', 'gemeente', 'scaled_up'])).toEqual([]);

      school.clock.set('2026-11-24T09:00:00Z');
      expect(await scaled(true)).toEqual([]);
      const { scaledUp: corrected, measured: counted } = await factsNow(school, asked.dossier);
      expect(corrected).toMatchObject([{ ...form, familyAgrees: true, saidOn: '2026-11-24' }]);
      expect(counted.scaledUp).toHaveLength(1);
    });

    it('are kept once, from one press that is sent twice and from two that say the same', async () => {
      const id = school.deps.ids.next<FactId>();
      for (const _press of [1, 2]) expect(await said(school, asked.dossier, HOME, id)).toEqual([]);
      expect(await said(school, asked.dossier, HOME)).toEqual([]);

      expect(await saidEver(school, asked.dossier)).toHaveLength(1);
      expect(await changes()).toBe(1);
    });

    it('are not kept with what is wrong, nor past so many', async () => {
      expect(await said(school, asked.dossier, saying('at_home_since', '2026-11-24'))).toEqual([
        { code: 'fact_in_future', at: 'on' },
      ]);
      expect(await saidEver(school, asked.dossier)).toEqual([]);

      await carried(school, asked.dossier.id, async (tx, { dossier, by }) => {
        for (let nth = 0; nth < MOST_FACTS; nth++)
          await tx.facts.add(dossier.id, {
            kind: 'full_return',
            on: '2026-11-03' as SchoolDate,
            id: school.deps.ids.next<FactId>(),
            saidBy: by,
            saidAt: school.deps.clock.now(),
          });
      });
      expect(await said(school, asked.dossier, HOME)).toEqual([{ code: 'too_many_facts', at: null }]);
    });

    it('stay when one is said anew or taken back, and what counts is what stands', async () => {
      await said(school, asked.dossier, HOME);
      const [first] = await saidEver(school, asked.dossier);
      await said(school, asked.dossier, saying('at_home_since', '2026-11-04'));
      const [, second] = await saidEver(school, asked.dossier);

      for (const _press of [1, 2])
        expect(await takenBack(school, asked.dossier, second?.id as FactId)).toEqual([]);

      expect((await factsNow(school, asked.dossier)).measured.atHomeSince).toBe('2026-11-02');
      expect((await saidEver(school, asked.dossier)).map(({ kind }) => kind)).toEqual([
        'at_home_since',
        'at_home_since',
        'taken_back',
      ]);
      expect(first?.saidBy).toBe(WHO.coordinator);
    });

    it('are taken back in their own case alone', async () => {
      const other = await askedTable(school, 'noor');
      await said(school, other.dossier, HOME);
      const [fact] = await saidEver(school, other.dossier);

      expect(await takenBack(school, asked.dossier, fact?.id as FactId)).toEqual([
        { code: 'fact_gone', at: null },
      ]);
      expect(await said(school, asked.dossier, HOME, fact?.id)).toEqual([
        { code: 'card_outdated', at: null },
      ]);
      expect((await factsNow(school, other.dossier)).said).toHaveLength(1);
    });

    it('propose the day that the concern gives as the first signal, until somebody says one', async () => {
      await school.again();
      const { dossier } = await openedDossier(school);

      expect((await factsNow(school, dossier)).proposedSignalOn).toBe('2026-11-02');

      await said(school, dossier, saying('first_signal', '2026-11-09'));

      expect((await factsNow(school, dossier)).proposedSignalOn).toBeNull();
    });

    it('propose none where the concern gives no day', async () => {
      expect((await factsNow(school, asked.dossier)).proposedSignalOn).toBeNull();
    });

    it('are worked out of the tables, the minutes and the answers of each case, and typed by nobody', async () => {
      await school.again();
      asked = await begunTable(school);
      await gave(school, asked, PUPIL.sam);
      await leavesSeat('buurtteam');
      const on = school.deps.wallClock.dateOf(school.deps.clock.now());
      await held(on);
      await heardBeforehand();

      const { measured } = await factsNow(school, asked.dossier);

      expect(measured).toMatchObject({
        anchorOn: '2026-11-23',
        daysToTable: { days: expect.any(Number), schoolDays: expect.any(Number) },
        tables: [
          {
            heldOn: on,
            emptySeats: 1,
            heardHow: 'beforehand',
            feltHeard: [{ of: 'pupil', answer: 'partly' }],
          },
        ],
        answered: { pupil: true, parents: 0 },
      });
      expect(JSON.stringify(measured)).not.toMatch(/Sam|26-0|019ad|snel/);
    });

    it("put a case at a step of the school's own route, once by two presses, and keep where it stood", async () => {
      expect(await routeNow(school, asked.dossier)).toMatchObject({ place: null, isGone: false });

      for (const _press of [1, 2]) expect(await placed('tafel')).toBeNull();
      school.clock.set('2026-11-24T09:00:00Z');
      await placed('terug');

      const route = await routeNow(school, asked.dossier);
      expect(route?.steps.map(({ key, isHere }) => [key, isHere])).toEqual([
        ['gezien', false],
        ['tafel', false],
        ['terug', true],
      ]);
      expect(route?.place).toMatchObject({ title: 'Wij kijken terug', on: '2026-11-24' });
      expect(route?.place?.by).not.toBeNull();
      expect((await routeNow(school, asked.dossier, 'reads'))?.place?.by).toBeNull();
      expect(await readableIn('route_place', ['tafel', 'Samen'])).toEqual([]);
      expect(await changes()).toBe(2);
      expect(await placed('ergens')).toBe('route_step_gone');
    });

    it('name the step that is gone from the route by what it was called, and show none where there is no route', async () => {
      await placed('tafel');

      await routeBecomes(ROUTE.filter(({ key }) => key !== 'tafel'));
      expect(await routeNow(school, asked.dossier)).toMatchObject({
        isGone: true,
        place: { title: 'Samen aan tafel' },
      });

      await routeBecomes([]);
      expect(await routeNow(school, asked.dossier)).toBeNull();
    });

    function placed(key: string) {
      return carried(school, asked.dossier.id, (tx, of) => placeOnRoute(tx, school.deps, of, key));
    }

    async function routeBecomes(steps: typeof ROUTE): Promise<void> {
      await sql`
        insert into school_route (school_id, version, steps, from_at)
        select ${SCHOOL}::uuid, max(version) + 1, ${JSON.stringify(steps)}::jsonb, now() from school_route
      `.execute(school.engine.db);
    }

    /** Nobody sits there from the day on which the case began. */
    async function leavesSeat(kind: TableRole): Promise<void> {
      await carried(school, asked.dossier.id, async (tx, { dossier }) => {
        const place = (await tx.dossiers.participants(dossier.id)).find(({ role }) => role === kind);
        if (place) await tx.dossiers.storeParticipant({ ...place, untilOn: dossier.anchorOn });
      });
    }

    async function held(on: SchoolDate): Promise<void> {
      const dossier = await carried(school, asked.dossier.id, async (_tx, of) => of.dossier);
      const ref = { schoolId: SCHOOL, id: dossier.id, version: dossier.version };
      await holdTable(await school.turn(WHO.coordinator), ref, on);
    }

    async function heardBeforehand(): Promise<void> {
      await carried(school, asked.dossier.id, async (tx, { dossier, by }) => {
        const [table] = await tx.tables.latestOf([dossier.id]);
        if (!table) throw new Error('There is no table.');
        const kept = {
          id: school.deps.ids.next<string>(),
          tableId: table.id,
          dossierId: dossier.id,
          version: 1,
          state: 'final' as const,
          minutes: { ...NO_MINUTES, heardHow: 'beforehand' as const },
          changedBy: by,
          changedAt: school.deps.clock.now(),
        };
        await tx.minutes.begin(kept);
        const pupil = (await tx.dossiers.participants(dossier.id)).find(({ role }) => role === 'leerling');
        if (pupil)
          await tx.feltHeard.add(dossier.id, {
            id: school.deps.ids.next<string>(),
            tableId: table.id,
            participantId: pupil.id,
            times: 1,
            heard: { answer: 'partly', words: 'Het ging snel' },
            givenAt: school.deps.clock.now(),
          });
        await tx.minutes.addFinal(kept, { people: [], actions: [], regisseur: null, nextMonday: null });
      });
    }

    /** Those of these words that stand in the open in a table. */
    async function readableIn(table: string, words: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{
        row: string;
      }>`select t::text as row from ${sql.table(table)} as t`.execute(school.engine.db);
      return words.filter((word) => {
        const hex = Buffer.from(word).toString('hex');
        return rows.some(({ row }) => row.includes(word) || row.includes(hex));
      });
    }

    async function changes(): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from audit where action = 'dossier.changed'
      `.execute(school.engine.db);
      return rows[0]?.n ?? 0;
    }
  });
}
