import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { passPlace } from '../../src/app/dossier/passing-place.ts';
import { chooseRegisseur } from '../../src/app/regisseur/choosing-regisseur.ts';
import { showWorklist } from '../../src/app/worklist/opening.ts';
import type { ParticipantId, PersonId } from '../../src/domain/ids.ts';
import type { Regisseur } from '../../src/domain/minutes/minutes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { caseLink, caseRead, mayRead } from '../support/case-page.ts';
import { agreedLinkOf, pageOf } from '../support/family-page.ts';
import { finishes, wholeMinutes, writes } from '../support/minutes.ts';
import { GUARDIAN, SCHOOL, WHO } from '../support/school.ts';
import { placeOf } from '../support/voices.ts';
import { minutesStage } from './minutes-stage.ts';

const SWV: Regisseur = { kind: 'person', id: WHO.swv };

/** The one regisseur of a case, and what is done once they are there no more. */
export function regisseurContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the regisseur of a case, on ${engineName}`, () => {
    const { school, asked, link, dossierRef, count } = minutesStage(open);

    beforeEach(async () => {
      await wholeMinutes(school(), link());
    });

    it('is whom the final minutes name, and nobody asks for another while they are there', async () => {
      expect((await caseRead(school(), asked())).regisseur).toBeNull();
      await finishes(school(), link());

      expect(await partNow()).toMatchObject({
        now: { who: { name: { roepnaam: 'Anna' }, role: 'mentor' } },
        sinceOn: null,
        isGone: false,
        choice: null,
      });
      expect(await waits()).not.toContain('regisseur');
      expect(await chooses(SWV)).toEqual([{ code: 'regisseur_is_there', at: null }]);
    });

    it('is asked for anew once their work at the school ends, on the list and on the page, until one is chosen', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);

      expect(await waits()).toContain('regisseur');
      const part = await partNow();
      expect(part).toMatchObject({ isGone: true, inMinutes: false, choice: { saw: '' } });
      expect(part?.choice?.people.map(({ id }) => id)).not.toContain(WHO.mentor);
      expect(await chooses({ kind: 'person', id: WHO.mentor })).toEqual([
        { code: 'minutes_regisseur_missing', at: 'who' },
      ]);

      school().clock.set('2026-12-01T09:00:00Z');
      expect(await chooses(SWV)).toEqual([]);

      expect(await partNow()).toMatchObject({
        now: { who: { role: 'swv' } },
        sinceOn: '2026-12-01',
        isGone: false,
        before: [{ who: { who: { name: { roepnaam: 'Anna' } } }, untilOn: '2026-12-01' }],
      });
      expect(await waits()).not.toContain('regisseur');
    });

    it('changes nothing of final minutes, which name whom they named', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      const before = await count('dossier.changed');
      await chooses(SWV);

      const { documents } = await caseRead(school(), asked());
      expect(documents?.[0]?.final?.standing.regisseur?.who?.name?.roepnaam).toBe('Anna');
      expect(await count('dossier.changed')).toBe(before + 1);
    });

    it('is asked for anew when their place in the case goes to somebody else, and that is not who took it', async () => {
      await named({ kind: 'person', id: WHO.leerplicht });
      await finishes(school(), link());
      expect((await partNow())?.isGone).toBe(false);

      await gives('leerplicht', WHO.leerplichtDeputy);

      expect(await waits()).toContain('regisseur');
      expect(await partNow()).toMatchObject({ isGone: true, now: { who: { role: 'leerplicht' } } });
      expect(await chooses({ kind: 'person', id: WHO.leerplichtDeputy })).toEqual([]);
      expect((await partNow())?.isGone).toBe(false);
    });

    it('is asked for anew when the seat of a partner ends, also of one who stands beside a parent', async () => {
      const participantId = await placeOf(school(), asked(), GUARDIAN.ofSam);
      await named({ kind: 'parent', participantId, beside: WHO.swv });
      await finishes(school(), link());
      expect(await waits()).not.toContain('regisseur');

      await sql
        .raw(`update seat_holder set until_on = '2026-11-22' where person_id = '${WHO.swv}'`)
        .execute(school().engine.db);
      expect(await waits()).toContain('regisseur');

      const parent = { kind: 'parent', participantId } as const;
      expect(await chooses({ ...parent, beside: null })).toEqual([
        { code: 'minutes_beside_missing', at: 'beside' },
      ]);
      expect(await chooses({ ...parent, beside: WHO.swv })).toEqual([
        { code: 'minutes_beside_missing', at: 'beside' },
      ]);
      expect(await chooses({ ...parent, beside: WHO.mentor })).toEqual([]);
      expect(await partNow()).toMatchObject({
        isGone: false,
        now: { who: { role: 'ouder' }, beside: { name: { roepnaam: 'Anna' } } },
      });
      expect(await waits()).not.toContain('regisseur');
    });

    it('is chosen in the minutes as long as these are open, and what they name then holds', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      await chooses(SWV);
      await sql
        .raw(`update seat_holder set until_on = '2026-11-22' where person_id = '${WHO.swv}'`)
        .execute(school().engine.db);
      await writes(school(), link(), {}, { does: 'reopen' });

      expect(await partNow()).toMatchObject({ isGone: true, inMinutes: true, choice: null });
      expect(await chooses({ kind: 'person', id: WHO.buurtteam })).toEqual([
        { code: 'regisseur_in_minutes', at: null },
      ]);

      await named({ kind: 'person', id: WHO.coordinator });
      await finishes(school(), link());
      expect(await partNow()).toMatchObject({
        isGone: false,
        sinceOn: null,
        now: { who: { carries: true } },
        before: [],
      });
      expect(await waits()).not.toContain('regisseur');
    });

    it('stays who was chosen when something else in the minutes is corrected', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      await chooses(SWV);
      await writes(school(), link(), {}, { does: 'reopen' });
      await writes(school(), link(), { planSchool: 'Vier ochtenden' });
      await finishes(school(), link());

      expect(await partNow()).toMatchObject({ isGone: false, now: { who: { role: 'swv' } } });
    });

    it('is one at any time: of two who choose at once the second sees the first, and the same twice is one', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      const made = await caseLink(school(), asked().dossier);
      const choose = (regisseur: Regisseur) =>
        chooseRegisseur(school().deps, made, { regisseur, saw: '' }).then((changed) => changed?.faults);

      expect(await Promise.all([choose(SWV), choose(SWV)])).toEqual([[], []]);
      expect(await rows()).toBe(1);
      expect(await choose({ kind: 'person', id: WHO.buurtteam })).toEqual([
        { code: 'regisseur_changed', at: null },
      ]);
      expect(await partNow()).toMatchObject({ now: { who: { role: 'swv' } } });

      // A slip is mended: one that was chosen here can be changed here.
      expect(await chooses({ kind: 'person', id: WHO.buurtteam })).toEqual([]);
      expect(await partNow()).toMatchObject({ now: { who: { role: 'buurtteam' } }, before: [{}, {}] });
    });

    it('is nobody who is not at the case, and is chosen by nobody who does not carry it', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      await mayRead(school(), asked(), WHO.swv, 'consent');
      const left = await caseLink(school(), asked().dossier, WHO.deputyCoordinator);

      expect(await chooses(null)).toEqual([{ code: 'minutes_regisseur_missing', at: 'who' }]);
      expect(await chooses({ kind: 'person', id: WHO.safetyOfficer })).toEqual([
        { code: 'minutes_regisseur_missing', at: 'who' },
      ]);
      expect(await chooses({ kind: 'parent', participantId: 'x' as ParticipantId, beside: WHO.swv })).toEqual(
        [{ code: 'minutes_regisseur_missing', at: 'who' }],
      );
      expect(await chooses(SWV, WHO.swv)).toEqual([{ code: 'not_for_your_role', at: null }]);
      await leaves(WHO.deputyCoordinator);
      expect(await chooseRegisseur(school().deps, left, { regisseur: SWV, saw: '' })).toBeNull();
      expect(await rows()).toBe(0);
    });

    it('is read by a partner without who it was before, and by the family beside their letter', async () => {
      await finishes(school(), link());
      const family = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
      expect((await pageOf(school(), family))?.regisseur).toBeNull();
      await leaves(WHO.mentor);
      await chooses(SWV);
      await mayRead(school(), asked(), WHO.swv, 'consent');

      expect((await caseRead(school(), asked(), WHO.swv)).regisseur).toMatchObject({
        now: { who: { role: 'swv' } },
        choice: null,
        before: [],
      });
      expect(await pageOf(school(), family)).toMatchObject({
        regisseur: { now: { who: { role: 'swv' } } },
        standing: { regisseur: { who: { name: { roepnaam: 'Anna' } } } },
      });
    });

    it('waits while somebody doubts whether it is safe, and is asked for no more once the case is closed', async () => {
      await finishes(school(), link());
      await leaves(WHO.mentor);
      await sql`update concern set doubted_at = now()`.execute(school().engine.db);
      expect(await chooses(SWV)).toEqual([{ code: 'safety_first', at: null }]);
      expect(await waits()).not.toContain('regisseur');
      await sql`update concern set doubted_at = null`.execute(school().engine.db);

      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'moved_away');
      expect(await partNow()).toMatchObject({ isGone: false, choice: null });
      expect(await waits()).not.toContain('regisseur');
      expect(await rows()).toBe(0);
    });

    async function named(regisseur: Regisseur): Promise<void> {
      await writes(school(), link(), {}, { does: 'tap', tap: { tap: 'regisseur', regisseur } });
    }

    async function partNow() {
      return (await caseRead(school(), asked())).regisseur;
    }

    /** Over who stands there now. */
    async function chooses(regisseur: Regisseur | null, by: PersonId = WHO.coordinator) {
      const record = await school().deps.store.transact(SCHOOL, (tx) =>
        tx.regisseurs.onRecord([asked().dossier.id]),
      );
      const saw = record.get(asked().dossier.id)?.changes.at(-1)?.id ?? '';
      const made = await caseLink(school(), asked().dossier, by);
      return (await chooseRegisseur(school().deps, made, { regisseur, saw }))?.faults;
    }

    async function leaves(person: PersonId): Promise<void> {
      await sql
        .raw(`update membership set until_on = '2026-11-22' where person_id = '${person}'`)
        .execute(school().engine.db);
    }

    async function gives(seat: string, to: PersonId): Promise<void> {
      const places = await school().deps.store.transact(SCHOOL, (tx) =>
        tx.dossiers.placesIn(asked().dossier.id, '2026-11-26' as never),
      );
      const place = places.find(({ kind }) => kind === seat);
      await passPlace(
        await school().turn(WHO.coordinator),
        await dossierRef(),
        place?.participantId ?? null,
        to,
      );
    }

    async function waits(): Promise<string[]> {
      const view = await showWorklist(await school().turn(WHO.coordinator));
      return view.kind === 'worklist' ? view.items.map(({ what }) => what) : [];
    }

    async function rows(): Promise<number> {
      const found = await sql<{ count: string }>`select count(*) as count from regisseur_change`.execute(
        school().engine.db,
      );
      return Number(found.rows[0]?.count);
    }
  });
}
