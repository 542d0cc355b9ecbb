import { describe, expect, it } from '@jest/globals';
import { doneOwn } from '../../src/app/agreed-actions/own-actions.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { readMinutes } from '../../src/app/minutes/showing-minutes.ts';
import { writeMinutes } from '../../src/app/minutes/writing-minutes.ts';
import { planFollowUp } from '../../src/app/table/following-up.ts';
import type { ActietafelId, ActionId } from '../../src/domain/ids.ts';
import type { Minutes } from '../../src/domain/minutes/minutes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { promised } from '../support/agreed-actions.ts';
import {
  finishes,
  LOOKING,
  minutesLink,
  minutesNow,
  NEXT_FRIDAY,
  printNow,
  wholeMinutes,
  writes,
} from '../support/minutes.ts';
import { GUARDIAN, SCHOOL, WHO } from '../support/school.ts';
import { askedTable, tableNow } from '../support/tables.ts';
import { placeOf } from '../support/voices.ts';
import { minutesStage } from './minutes-stage.ts';

/** The minutes of a table made final, read again later, and corrected by another version. */
export function minutesFinalContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`minutes that are made final, on ${engineName}`, () => {
    const { school, asked, link, dossierRef, running } = minutesStage(open);

    it('are not final as long as something is missing or open, and all of it is said at once', async () => {
      await writes(school(), link(), { whyMore: 'ADHD' });
      const { page, faults } = await finishes(school(), link());

      expect(faults).toEqual([{ code: 'minutes_not_whole', at: null }]);
      expect(page.missing.map(({ code }) => code)).toEqual([
        'minutes_nobody_here',
        'minutes_heard_missing',
        'minutes_regisseur_missing',
        'minutes_next_missing',
      ]);
      expect(page.flagged).toEqual([{ at: 'whyMore', word: 'ADHD', because: 'diagnosis' }]);
      expect((await minutesNow(school(), asked()))?.state).toBe('open');
      expect((await tableNow(school(), asked().ref)).state).toBe('booked');
    });

    it('say, once they are final, that the table was held, and are kept as they were', async () => {
      await wholeMinutes(school(), link());
      const { page, faults } = await finishes(school(), link());

      expect(faults).toEqual([]);
      expect(page).toMatchObject({ state: 'final', finals: [{ nth: 1, by: { roepnaam: 'Carla' } }] });
      expect(await tableNow(school(), asked().ref)).toMatchObject({ state: 'held', heldOn: page.tableOn });
      expect(await running()).toContain('report_shared');
      expect(await running()).not.toContain('first_table');
    });

    it('are made final by nobody who has another text before them, or other agreements', async () => {
      await wholeMinutes(school(), link());
      const read = await printNow(school(), link());
      const again = [{ code: 'minutes_read_again', at: null }];

      await writes(school(), link(), { planSchool: 'Drie ochtenden' });
      expect((await writes(school(), link(), {}, { does: 'finish', read })).faults).toEqual(again);
      const now = await printNow(school(), link());
      await promised(school(), asked().dossier);
      expect((await writes(school(), link(), {}, { does: 'finish', read: now })).faults).toEqual(again);
      expect((await minutesNow(school(), asked()))?.state).toBe('open');
    });

    it('keep an agreement that was done before they were final', async () => {
      const id = school().deps.ids.next<ActionId>();
      const form = { what: 'Belt', owner: { kind: 'person', id: WHO.mentor }, dueOn: NEXT_FRIDAY } as const;
      await wholeMinutes(school(), link());
      await writes(school(), link(), {}, { does: 'add_action', id, form });
      await doneOwn(await school().turn(WHO.mentor), { schoolId: SCHOOL, id });

      const { page } = await finishes(school(), link());

      expect(page.standing.actions.map(({ what }) => what)).toEqual(['Belt']);
    });

    it('are not changed once they are final, but corrected by another version that keeps the first', async () => {
      await wholeMinutes(school(), link());
      await finishes(school(), link());

      expect((await writes(school(), link(), { tried: 'Bijles' })).faults).toEqual([
        { code: 'minutes_final', at: null },
      ]);
      expect((await writes(school(), link(), {}, { does: 'reopen' })).page.state).toBe('open');
      await writes(school(), link(), { tried: 'Bijles' });
      const { page } = await finishes(school(), link());

      expect(page.finals.map(({ nth, minutes }) => [nth, minutes.texts.tried])).toEqual([
        [1, ''],
        [2, 'Bijles'],
      ]);
    });

    it('stay as they were made final, whatever becomes of people and agreements afterwards', async () => {
      const id = school().deps.ids.next<ActionId>();
      const form = { what: 'Belt', owner: { kind: 'person', id: WHO.mentor }, dueOn: NEXT_FRIDAY } as const;
      await wholeMinutes(school(), link());
      await writes(school(), link(), {}, { does: 'add_action', id, form });
      const { page: made } = await finishes(school(), link());
      await doneOwn(await school().turn(WHO.mentor), { schoolId: SCHOOL, id });
      school().clock.set('2027-02-10T09:00:00Z');

      const later = await readMinutes(school().deps, await minutesLink(school(), asked()), LOOKING);

      expect(later?.finals).toEqual(made.finals);
      expect(later?.finals[0]?.standing).toMatchObject({
        actions: [{ what: 'Belt' }],
        nextMonday: expect.any(String),
        regisseur: { who: { name: { roepnaam: 'Anna' } } },
      });
      expect(later?.actions).toEqual([]);
    });

    it('keep what the family says, also afterwards and when they are corrected, and whoever disagrees as they say it', async () => {
      await wholeMinutes(school(), link());
      await finishes(school(), link());
      const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
      const says = {
        does: 'say',
        id: parent,
        says: 'disagrees',
        read: await printNow(school(), link()),
      } as const;

      expect((await writes(school(), link(), {}, { ...says, words: '' })).faults).toEqual([
        { code: 'minutes_why_missing', at: `say-${parent}` },
      ]);
      await writes(school(), link(), {}, { ...says, words: 'Zo was het niet' });
      await writes(school(), link(), {}, { does: 'reopen' });
      await writes(school(), link(), {}, { does: 'reopen' });
      await writes(school(), link(), {}, { ...says, says: 'agrees', words: '' });
      const { page } = await finishes(school(), link());

      expect(page.finals.at(-1)?.minutes.says).toMatchObject([
        { who: parent, says: 'disagrees', words: 'Zo was het niet' },
        { who: parent, says: 'agrees' },
      ]);
      const partner = await placeOf(school(), asked(), WHO.leerplicht);
      expect((await writes(school(), link(), {}, { ...says, id: partner, words: 'Nee' })).faults).toEqual([
        { code: 'minutes_not_at_table', at: null },
      ]);
    });

    it('stay open behind their link, and can be opened, while the next table is asked about', async () => {
      await wholeMinutes(school(), link());
      await finishes(school(), link());
      const table = await tableNow(school(), asked().ref);
      const ref = { ...asked().ref, version: table.version };
      await planFollowUp(await school().turn(WHO.coordinator), ref, 2);
      expect(
        (await school().deps.store.transact(SCHOOL, (tx) => tx.tables.current(asked().dossier.id)))?.state,
      ).toBe('voting');

      expect((await writes(school(), link(), {}, { does: 'reopen' })).page.tableId).toBe(table.id);
      const again = await readMinutes(school().deps, await minutesLink(school(), asked()), LOOKING);
      expect(again?.tableId).toBe(table.id);
    });

    it('are read as before when they were made final before it was asked why somebody was not there', async () => {
      const page = await wholeMinutes(school(), link());
      await finishes(school(), link());
      const { absentWhy, onlineWhy, ...before } = page.minutes;
      const kept = await minutesNow(school(), asked());
      if (!kept) throw new Error('There are no minutes.');
      await school().deps.store.transact(SCHOOL, async (tx) => {
        const old = { ...kept, minutes: before as Minutes };
        await tx.minutes.addFinal(await tx.minutes.store(old), page.standing);
      });

      const later = await readMinutes(school().deps, link(), LOOKING);

      expect(later?.minutes).toEqual({ ...before, absentWhy: {}, onlineWhy: null });
      expect(later?.finals.at(-1)?.minutes).toEqual(later?.minutes);
      expect(later?.print).toBe(page.print);

      const dossierId = asked().dossier.id;
      await school().deps.store.transact(SCHOOL, async (tx) => {
        const now = await tx.minutes.of(kept.tableId);
        if (now) await tx.minutes.addFinal(now, page.standing);
      });
      const versions = await school().deps.store.transact(SCHOOL, (tx) =>
        tx.minutes.versionsBefore(dossierId),
      );
      expect(versions.map(({ nth, minutes }) => [nth, minutes.absentWhy])).toEqual([
        [1, page.minutes.absentWhy],
        [2, {}],
      ]);
    });

    it('lead to no table of another case', async () => {
      const other = await askedTable(school(), 'noor');

      const found = await readMinutes(school().deps, link(), {
        ...LOOKING,
        table: other.ref.id as ActietafelId,
      });

      expect(found).toBeNull();
    });

    it('are behind no link of before once the case is closed', async () => {
      await wholeMinutes(school(), link());
      await finishes(school(), link());
      const turn = await school().turn(WHO.coordinator);
      await closeDossier(turn, await dossierRef(), 'family_stops');

      expect(await readMinutes(school().deps, link(), LOOKING)).toBeNull();
      expect(
        await writeMinutes(school().deps, link(), { typed: {}, act: { does: 'reopen' } }, LOOKING),
      ).toBeNull();
    });
  });
}
