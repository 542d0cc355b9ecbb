import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { askTalk } from '../../src/app/dossier/asking.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { askUnplanned, putDownUnplanned } from '../../src/app/dossier/unplanned-talk.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import { readMinutes } from '../../src/app/minutes/showing-minutes.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { askFollowUp, planFollowUp } from '../../src/app/table/following-up.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { LOOKING, minutesLink } from '../support/minutes.ts';
import { newestLink } from '../support/own-pages.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../support/tables.ts';
import { deliverDue } from '../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;

/** A table that was held without a booking: put down afterwards, beside whatever is asked about or booked. */
export function unplannedContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a talk that nobody planned, on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    it('is a table that was held, and its minutes are opened at once for whoever was at the case', async () => {
      const view = await put();

      expect(view).toMatchObject({
        kind: 'page_link',
        purpose: 'minutes_page',
        number: asked.dossier.number,
      });
      const page = await readMinutes(school.deps, await newestLink(school, 'minutes_page'), LOOKING);
      expect(page).toMatchObject({ tableOn: TODAY, state: 'open' });
      expect(page?.standing.people.map(({ role }) => role)).toEqual(
        expect.arrayContaining(['leerling', 'ouder', 'mentor', 'leerplicht', 'ondersteuningscoordinator']),
      );
      expect(await heldDays()).toEqual([TODAY]);
    });

    it('leaves the door to the minutes on the pressed card for as long as it holds', async () => {
      await put();
      expect((await deliverDue(school)).map(({ kind }) => kind)).not.toContain('card_edit');

      school.clock.set('2026-11-23T09:30:00Z');
      expect((await deliverDue(school)).map(({ kind }) => kind)).toContain('card_edit');
    });

    it('ends the term of the first table and begins that of the report', async () => {
      await put();

      const terms = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.deadlines.of({ dossierId: asked.dossier.id }),
      );
      expect(terms.map(({ rule, state, startsOn }) => [rule, state, startsOn])).toEqual([
        ['report_shared', 'running', TODAY],
      ]);
    });

    it('is there once, however often it is pressed', async () => {
      const ref = await dossierRef();

      await putDownUnplanned(await school.turn(WHO.coordinator, 'one'), ref, TODAY);
      const again = await putDownUnplanned(await school.turn(WHO.coordinator, 'one'), ref, TODAY);
      const older = await putDownUnplanned(await school.turn(WHO.coordinator, 'two'), ref, TODAY);

      expect([again.kind, older.kind]).toEqual(['dossier', 'dossier']);
      expect(await heldDays()).toEqual([TODAY]);
    });

    it.each([
      ['a second one on the same day', TODAY, 'table_that_day'],
      ['one that is still to come', '2026-11-24', 'held_in_future'],
      ['one of before the case began', '2026-11-22', 'unplanned_day_odd'],
    ])('is not %s: nothing changes, and the day that was chosen stays', async (_, on, fault) => {
      await put();

      const view = await put(on as SchoolDate);

      expect(view).toMatchObject({ kind: 'dossier_unplanned', filledOn: on, fault });
      expect(await heldDays()).toEqual([TODAY]);
    });

    it('leaves the table alone that is asked about: it is still the one that the case shows', async () => {
      await put();

      expect(await shownTable()).toMatchObject({ state: 'voting', ref: { id: asked.ref.id } });
      expect(await askUnplanned(await school.turn(WHO.coordinator), await dossierRef())).toMatchObject({
        kind: 'dossier_unplanned',
        firstOn: TODAY,
      });
    });

    it('does not let the term of the first table begin again when a later table is off', async () => {
      await agreed(school, asked, 'yes');
      await put();

      await cancelTable(await school.turn(WHO.coordinator), await tableRef());

      const terms = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.deadlines.of({ dossierId: asked.dossier.id }),
      );
      expect(terms.filter(({ rule }) => rule === 'first_table')).toEqual([]);
      expect(await shownTable()).toMatchObject({ state: 'held', on: TODAY });
    });

    it('is not put down on the day of the table that is booked', async () => {
      await agreed(school, asked, 'yes');
      const { slots, bookedSlotId } = await tableNow(school, asked.ref);
      const slot = slots.find(({ id }) => id === bookedSlotId);
      school.clock.set(new Date((slot?.startsAt ?? 0) - 60_000).toISOString());
      const today = school.deps.wallClock.dateOf(school.clock.now());

      expect(await put(today)).toMatchObject({ kind: 'dossier_unplanned', fault: 'table_that_day' });
    });

    it('asks first about the table that was booked, once its moment has come', async () => {
      await agreed(school, asked, 'yes');
      school.clock.set('2026-12-10T15:00:00Z');

      for (const view of [
        await askUnplanned(await school.turn(WHO.coordinator), await dossierRef()),
        await put(TODAY),
      ])
        expect(view.kind).toBe('dossier_held');
      expect(await heldDays()).toEqual([]);

      await holdTable(await school.turn(WHO.coordinator), await dossierRef(), '2026-12-01' as SchoolDate);
      await put('2026-11-30' as SchoolDate);
      expect(await heldDays()).toEqual(['2026-11-30', '2026-12-01']);
      // The newest by its day, whichever was put down last.
      expect(await shownTable()).toMatchObject({ state: 'held', on: '2026-12-01' });
    });

    it('is followed by another in a week that is chosen, though it had no moment', async () => {
      await cancelTable(await school.turn(WHO.coordinator), await tableRef());
      await put();
      const held = await newestTable();

      const form = await askFollowUp(await school.turn(WHO.coordinator), refOf(held));
      await planFollowUp(await school.turn(WHO.coordinator), refOf(held), 2);

      expect(form).toMatchObject({
        kind: 'table_follow',
        weeks: [{ weeks: 1 }, { weeks: 2 }, {}, {}, {}, {}],
      });
      const next = await newestTable();
      expect(next.state).toBe('voting');
      expect(next.slots.length).toBeGreaterThan(0);
    });

    it('has no card of its own: of a talk that was not asked about there are minutes and no more', async () => {
      await cancelTable(await school.turn(WHO.coordinator), await tableRef());
      await put();

      expect(await askTalk(await school.turn(WHO.coordinator), await dossierRef())).toMatchObject({
        table: null,
        hasBegun: true,
      });
      await expect(minutesLink(school, asked)).resolves.toMatchObject({ purpose: 'minutes_page' });
    });

    it.each([
      ['the mentor', WHO.mentor],
      ['a partner', WHO.leerplicht],
    ])('is not for %s', async (_, who) => {
      expect(await put(TODAY, who)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      expect(await heldDays()).toEqual([]);
    });

    it('is not put down of a case that was closed', async () => {
      await closeDossier(await school.turn(WHO.coordinator), await dossierRef(), 'moved_away');

      expect((await put()).kind).toBe('dossier');
      expect(await heldDays()).toEqual([]);
    });

    it('waits while somebody doubts whether it is safe', async () => {
      await doubtSafetyOfDossier(await school.turn(WHO.coordinator), await dossierRef());

      const refusal = { kind: 'refused', code: 'safety_first' };
      expect(await put()).toEqual(refusal);
      expect(await askUnplanned(await school.turn(WHO.coordinator), await dossierRef())).toEqual(refusal);
      expect(await heldDays()).toEqual([]);
    });

    async function put(on = TODAY, by: PersonId = WHO.coordinator): Promise<PersonalView> {
      return putDownUnplanned(await school.turn(by), await dossierRef(), on);
    }

    async function dossierRef(): Promise<CardRef> {
      const { id, version } = await dossierNow();
      return { schoolId: SCHOOL, id, version };
    }

    async function dossierNow(): Promise<Dossier> {
      const dossier = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked.dossier.id));
      if (!dossier) throw new Error('There is no such case.');
      return dossier;
    }

    async function tableRef(): Promise<CardRef> {
      return refOf(await tableNow(school, asked.ref));
    }

    async function newestTable() {
      const [table] = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.tables.latestOf([asked.dossier.id]),
      );
      if (!table) throw new Error('The case has no table.');
      return table;
    }

    async function shownTable() {
      const table = await newestTable();
      return { state: table.state, on: table.heldOn, ref: refOf(table) };
    }

    async function heldDays(): Promise<string[]> {
      const { rows } = await sql<{ on: string }>`
        select held_on::text as on from actietafel where state = 'held' order by held_on
      `.execute(school.engine.db);
      return rows.map(({ on }) => on);
    }
  });
}
