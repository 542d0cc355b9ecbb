import { describe, expect, it } from '@jest/globals';
import { missTable } from '../../src/app/dossier/holding-table.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import { openMinutesPage } from '../../src/app/minutes/behind-minutes.ts';
import { readMinutes } from '../../src/app/minutes/showing-minutes.ts';
import type { ActionId, ParticipantId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { actionsNow, promised } from '../support/agreed-actions.ts';
import { LOOKING, minutesLink, minutesNow, NEXT_FRIDAY, placeOfPupil, writes } from '../support/minutes.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { askedTable, participantsNow, tableNow } from '../support/tables.ts';
import { gave, placeOf, SAID } from '../support/voices.ts';
import { minutesStage } from './minutes-stage.ts';

/** The minutes of a table while they are written: kept tap by tap, by whoever carries the case. */
export function minutesContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the minutes of a table, on ${engineName}`, () => {
    const { school, asked, link, dossierRef, recorded, count } = minutesStage(open);

    it('are opened by whoever carries the case once the table has begun, and by nobody else', async () => {
      const ref = { schoolId: SCHOOL, id: asked().dossier.concernId, version: 0 };

      for (const who of [WHO.mentor, WHO.leerplicht])
        expect(await openMinutesPage(await school().turn(who), ref)).toEqual({
          kind: 'refused',
          code: 'not_for_your_role',
        });
      await school().again();
      const ahead = await askedTable(school());
      const early = { ...ref, id: ahead.dossier.concernId };
      expect(await openMinutesPage(await school().turn(WHO.coordinator), early)).toEqual({
        kind: 'refused',
        code: 'table_not_begun',
      });
    });

    it('are kept at each tap, and gone on with by a colleague who carries the case too', async () => {
      await writes(
        school(),
        link(),
        { tried: 'Bijles' },
        { does: 'tap', tap: { tap: 'why', factor: 'gaming', isOn: true } },
      );

      const other = await minutesLink(school(), asked(), WHO.deputyCoordinator);
      const page = await readMinutes(school().deps, other, LOOKING);

      expect(page).toMatchObject({ version: 1, state: 'open' });
      expect(page?.minutes).toMatchObject({ why: ['gaming'], texts: { tried: 'Bijles' } });
      expect((await minutesNow(school(), asked()))?.changedBy).toBe(WHO.coordinator);
    });

    it('change nothing and have no other version by a press that says what stands there', async () => {
      await writes(school(), link(), { tried: 'Bijles' });
      await writes(school(), link(), { tried: 'Bijles' });

      expect((await minutesNow(school(), asked()))?.version).toBe(1);
      expect(await count('dossier.minutes_changed')).toBe(1);
    });

    it('keep what somebody else wrote in the meantime, and say so, until both were seen', async () => {
      await writes(school(), link(), { tried: 'Huisbezoek' });
      const late = await writes(
        school(),
        link(),
        { tried: 'Een maatje' },
        { does: 'nothing' },
        { tried: '' },
      );

      expect(late.faults).toEqual([{ code: 'minutes_changed', at: 'tried' }]);
      expect((await minutesNow(school(), asked()))?.minutes.texts.tried).toBe('Huisbezoek');
      const both = { tried: 'Huisbezoek, en een maatje' };
      expect((await writes(school(), link(), both)).faults).toEqual([]);
      expect((await minutesNow(school(), asked()))?.minutes.texts.tried).toBe(both.tried);
    });

    it('are not emptied by an old page in which nobody touched that box', async () => {
      await writes(school(), link(), { tried: 'Huisbezoek' });
      await gave(school(), asked(), PUPIL.sam);
      await writes(school(), link(), {}, { does: 'take_over', id: await placeOfPupil(school(), asked()) });
      const boxes = { tried: '', pupilSays: '' };

      const tap = { does: 'tap', tap: { tap: 'effect', effect: 'helped' } } as const;
      expect((await writes(school(), link(), boxes, tap, boxes)).faults).toEqual([]);

      expect((await minutesNow(school(), asked()))?.minutes).toMatchObject({
        effect: 'helped',
        texts: { tried: 'Huisbezoek', pupilSays: `${SAID.goesWell}\n${SAID.mustChange}` },
      });
    });

    it('keep a tap, and the other boxes, where one box is not kept', async () => {
      const { faults } = await writes(
        school(),
        link(),
        { tried: 'Nummer 111222333', wishes: 'Timmeren' },
        { does: 'tap', tap: { tap: 'effect', effect: 'helped' } },
      );

      expect(faults).toEqual([{ code: 'bsn_in_text', at: 'tried' }]);
      expect((await minutesNow(school(), asked()))?.minutes).toMatchObject({
        effect: 'helped',
        texts: { wishes: 'Timmeren', tried: '' },
      });
    });

    it('know everybody who was asked, and nobody else', async () => {
      const { page } = await writes(school(), link(), {}, { does: 'everybody_here' });
      expect(page.standing.people).toHaveLength(9);
      expect(page.standing.people.slice(0, 3).map(({ role }) => role)).toEqual([
        'leerling',
        'ouder',
        'ouder',
      ]);
      expect(page.standing.people.every(({ presence }) => presence === 'here')).toBe(true);

      const stranger = await writes(
        school(),
        link(),
        {},
        {
          does: 'tap',
          tap: { tap: 'presence', id: school().deps.ids.next(), presence: 'here' },
        },
      );
      const regisseur = await writes(
        school(),
        link(),
        {},
        {
          does: 'tap',
          tap: { tap: 'regisseur', regisseur: { kind: 'person', id: WHO.otherMentor } },
        },
      );
      for (const { faults } of [stranger, regisseur])
        expect(faults).toEqual([{ code: 'minutes_not_at_table', at: null }]);
      expect((await minutesNow(school(), asked()))?.version).toBe(1);
    });

    it('can have a parent as regisseur, with somebody at the table beside them', async () => {
      const participantId = await placeOf(school(), asked(), GUARDIAN.ofSam);
      const regisseur = { kind: 'parent', participantId, beside: WHO.buurtteam } as const;

      const { page } = await writes(
        school(),
        link(),
        {},
        {
          does: 'tap',
          tap: { tap: 'regisseur', regisseur },
        },
      );

      expect(page.minutes.regisseur).toEqual(regisseur);
    });

    it('take over what was said beforehand, and not what the pupil keeps from the parents', async () => {
      const pupil = await placeOfPupil(school(), asked());
      await gave(school(), asked(), PUPIL.sam, { ...SAID, parentsMayRead: false });
      const kept = await writes(school(), link(), {}, { does: 'take_over', id: pupil });
      expect(kept.page.minutes.texts.pupilSays).toBe('');
      expect(kept.page.saidBefore).toEqual([]);

      await gave(school(), asked(), PUPIL.sam);
      const taken = await writes(school(), link(), {}, { does: 'take_over', id: pupil });
      expect(taken.page.minutes.texts.pupilSays).toBe(`${SAID.goesWell}\n${SAID.mustChange}`);
    });

    it('name each of two parents whose words are taken over, and say so when there is no room for them', async () => {
      const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
      await gave(school(), asked(), GUARDIAN.ofSam, { ...SAID, parentsMayRead: null });

      const { page } = await writes(school(), link(), {}, { does: 'take_over', id: parent });
      expect(page.minutes.texts.parentsSay).toBe(`Petra: ${SAID.goesWell}\n${SAID.mustChange}`);

      await writes(school(), link(), { parentsSay: 'a'.repeat(1_490) });
      const full = await writes(school(), link(), {}, { does: 'take_over', id: parent });
      expect(full.faults).toEqual([{ code: 'text_too_long', at: 'parentsSay' }]);
    });

    it('add who does what by when, once by two presses, and another by the same form with other words', async () => {
      const id = school().deps.ids.next<ActionId>();
      const form = { what: 'Belt', owner: { kind: 'person', id: WHO.mentor }, dueOn: NEXT_FRIDAY } as const;
      const add = { does: 'add_action', id, form } as const;

      for (const _press of [1, 2]) expect((await writes(school(), link(), {}, add)).faults).toEqual([]);
      expect(await actionsNow(school(), asked().dossier)).toMatchObject([{ state: 'open', what: 'Belt' }]);
      await writes(school(), link(), {}, { ...add, form: { ...form, what: 'Mailt' } });
      expect((await actionsNow(school(), asked().dossier)).map(({ what }) => what)).toEqual([
        'Belt',
        'Mailt',
      ]);
    });

    it('take away an agreement of this table again, on record, and none of before', async () => {
      const before = await promised(school(), asked().dossier);
      const id = school().deps.ids.next<ActionId>();
      const form = { what: 'Belt', owner: { kind: 'person', id: WHO.mentor }, dueOn: NEXT_FRIDAY } as const;
      await writes(school(), link(), {}, { does: 'add_action', id, form });
      const changes = await count('dossier.changed');

      await writes(school(), link(), {}, { does: 'drop_action', id: before.id });
      const { page } = await writes(school(), link(), {}, { does: 'drop_action', id });

      expect(page.actions.map((each) => [each.id, each.isOfTable])).toEqual([[before.id, false]]);
      expect(await actionsNow(school(), asked().dossier)).toMatchObject([
        { id: before.id, state: 'open' },
        { state: 'not_done', reason: 'not_needed' },
      ]);
      expect(await count('dossier.changed')).toBe(changes + 1);
    });

    it('know nobody who came to the case after the table, and whoever left since', async () => {
      const participants = await participantsNow(school(), asked());
      const left = participants.find(({ who }) => who.id === WHO.swv);
      if (!left) throw new Error('Nobody sits there.');
      const since = '2026-11-30' as SchoolDate;
      await school().deps.store.transact(SCHOOL, async (tx) => {
        await tx.dossiers.storeParticipant({ ...left, untilOn: since });
        await tx.dossiers.addParticipant(asked().dossier.id, {
          ...left,
          id: school().deps.ids.next<ParticipantId>(),
          who: { kind: 'person', id: WHO.buurtteamDeputy },
          fromOn: since,
        });
      });
      school().clock.set('2026-12-01T09:00:00Z');

      const page = await readMinutes(school().deps, await minutesLink(school(), asked()), LOOKING);
      const names = page?.standing.people.map(({ name }) => name?.roepnaam);

      expect(names).toContain('Ilse');
      expect(names).not.toContain('Kim');
    });

    it('are read and not changed while somebody doubts whether it is safe, and say nothing of that', async () => {
      await writes(school(), link(), { tried: 'Bijles' });
      await doubtSafetyOfDossier(await school().turn(WHO.coordinator), await dossierRef());

      expect((await writes(school(), link(), { tried: 'Meer' })).faults).toEqual([
        { code: 'minutes_not_now', at: null },
      ]);
      expect((await writes(school(), link(), { tried: 'Bijles' })).faults).toEqual([]);
      expect((await minutesNow(school(), asked()))?.minutes.texts.tried).toBe('Bijles');
    });

    it('keep a table from being put down as not held', async () => {
      await writes(school(), link(), { tried: 'Bijles' });

      const view = await missTable(await school().turn(WHO.coordinator), await dossierRef());

      expect(view).toMatchObject({ kind: 'dossier_held', fault: 'minutes_begun' });
      expect((await tableNow(school(), asked().ref)).state).toBe('booked');
    });

    it('keep whoever was put down as there, and handed over their place on that day', async () => {
      const sat = (await participantsNow(school(), asked())).find(({ who }) => who.id === WHO.swv);
      if (!sat) throw new Error('Nobody sits there.');
      await writes(school(), link(), {}, { does: 'everybody_here' });
      const untilOn = (await readMinutes(school().deps, link(), LOOKING))?.tableOn ?? null;
      await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.storeParticipant({ ...sat, untilOn }));

      const page = await readMinutes(school().deps, link(), LOOKING);

      expect(page?.standing.people.map(({ participantId }) => participantId)).toContain(sat.id);
    });

    it('are begun once by two who begin at the same moment, and nothing is lost', async () => {
      const other = await minutesLink(school(), asked(), WHO.deputyCoordinator);
      const sawBoth = { tried: '', wishes: '' };

      await Promise.all([
        writes(school(), link(), { tried: 'Bijles', wishes: '' }, { does: 'nothing' }, sawBoth),
        writes(school(), other, { tried: '', wishes: 'Timmeren' }, { does: 'nothing' }, sawBoth),
      ]);

      expect((await minutesNow(school(), asked()))?.minutes.texts).toMatchObject({
        tried: 'Bijles',
        wishes: 'Timmeren',
      });
    });

    it('are put on record with who read and who wrote', async () => {
      await readMinutes(school().deps, link(), LOOKING);
      await writes(school(), link(), { tried: 'Bijles' });

      expect((await recorded()).slice(-2)).toEqual([
        ['dossier.minutes_read', WHO.coordinator],
        ['dossier.minutes_changed', WHO.coordinator],
      ]);
    });
  });
}
