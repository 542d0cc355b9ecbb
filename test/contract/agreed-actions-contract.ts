import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addAction, endOnPage, handOver } from '../../src/app/agreed-actions/changing-actions.ts';
import { doneOwn, notDoneOwn } from '../../src/app/agreed-actions/own-actions.ts';
import { openActionsPage, readActions } from '../../src/app/agreed-actions/showing-actions.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import { MOST_OPEN_ACTIONS } from '../../src/domain/agreed-actions.ts';
import type { ActionId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { actionsLink, actionsNow, CALLS, promised, triedAction } from '../support/agreed-actions.ts';
import { groundFor, withdrawn } from '../support/grounds.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { askedTable } from '../support/tables.ts';
import { agreedActionsStage, BY_MENTOR, BY_PARTNER } from './agreed-actions-stage.ts';

/** Who does what by when in a case: kept, read, done or not, and by nobody but whom it is of. */
export function agreedActionsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what somebody promised in a case, on ${engineName}`, () => {
    const { school, dossier, now, termsOf, namesOf } = agreedActionsStage(open);

    it('is counted from one in its case, and begins a term of its own on its own day', async () => {
      const first = await promised(school(), dossier());
      const second = await promised(school(), dossier(), {
        owner: BY_PARTNER,
        dueOn: '2026-12-10' as SchoolDate,
      });

      expect([first, second].map(({ nth, what, state }) => [nth, what, state])).toEqual([
        [1, CALLS.what, 'open'],
        [2, CALLS.what, 'open'],
      ]);
      expect(await termsOf(first, second)).toEqual([
        ['running', '2026-12-04'],
        ['running', '2026-12-10'],
      ]);
    });

    it('is added once by two presses of one form', async () => {
      const id = school().deps.ids.next<ActionId>();

      for (const _press of [1, 2])
        expect((await triedAction(school(), dossier(), CALLS, id))?.faults).toEqual([]);

      expect(await actionsNow(school(), dossier())).toHaveLength(1);
    });

    it('is not kept with what is wrong, nor past so many, and nothing changes', async () => {
      expect((await triedAction(school(), dossier(), { ...CALLS, what: '' }))?.faults).toEqual([
        { code: 'action_what_missing', at: 'what' },
      ]);
      expect(
        (await triedAction(school(), dossier(), { ...CALLS, owner: { kind: 'person', id: WHO.otherMentor } }))
          ?.faults,
      ).toEqual([{ code: 'action_owner_missing', at: 'owner' }]);
      expect(await actionsNow(school(), dossier())).toEqual([]);

      for (let nth = 1; nth <= MOST_OPEN_ACTIONS; nth++) await promised(school(), dossier());
      const saved = await triedAction(school(), dossier(), CALLS);
      expect(saved?.faults).toEqual([{ code: 'too_many_actions', at: null }]);
      expect(saved?.page.canAdd).toBe(false);
      expect(await actionsNow(school(), dossier())).toHaveLength(MOST_OPEN_ACTIONS);
    });

    it('that is not done says why, and is asked about no more', async () => {
      const action = await promised(school(), dossier());
      const chosen = { schoolId: SCHOOL, id: action.id };

      expect(await notDoneOwn(await school().turn(WHO.mentor), chosen, null)).toEqual({
        kind: 'refused',
        code: 'action_reason_missing',
      });
      await notDoneOwn(await school().turn(WHO.mentor), chosen, 'waits_for_others');

      expect(await actionsNow(school(), dossier())).toMatchObject([
        { state: 'not_done', reason: 'waits_for_others' },
      ]);
      expect(await termsOf(action)).toEqual([['stopped', '2026-12-04']]);
      expect(await sealedNot('waits_for_others')).toBe(true);
    });

    it('is ended by nobody but whoever does it, and from the page by whoever carries the case', async () => {
      const action = await promised(school(), dossier());
      const chosen = { schoolId: SCHOOL, id: action.id };

      for (const who of [WHO.coordinator, WHO.leerplicht, WHO.otherMentor])
        expect(await doneOwn(await school().turn(who), chosen)).toEqual({
          kind: 'refused',
          code: 'not_for_your_role',
        });
      expect(await actionsNow(school(), dossier())).toMatchObject([{ state: 'open' }]);

      const saved = await endOnPage(
        school().deps,
        await actionsLink(school(), dossier()),
        action.id,
        'done',
        null,
      );
      expect(saved?.page.ended).toMatchObject([{ nth: 1, state: 'done' }]);
    });

    it('goes to nobody who is not at the table', async () => {
      const action = await promised(school(), dossier());
      const link = await actionsLink(school(), dossier());

      for (const to of [null, { kind: 'person', id: WHO.otherMentor } as const])
        expect((await handOver(school().deps, link, action.id, to))?.faults).toEqual([
          { code: 'action_owner_missing', at: 'owner' },
        ]);
      expect(await actionsNow(school(), dossier())).toMatchObject([{ owner: BY_MENTOR }]);
    });

    it('is read by whoever carries the case with all the others, and by whoever promised it alone', async () => {
      await promised(school(), dossier());
      await promised(school(), dossier(), { owner: BY_PARTNER, what: 'Vraagt de jeugdarts' });
      await groundFor(school(), refOfCase(), 'leerplicht');

      const all = await readActions(school().deps, await actionsLink(school(), dossier()));
      const own = await readActions(school().deps, await actionsLink(school(), dossier(), WHO.leerplicht));

      expect(all?.open.map(({ what }) => what)).toEqual([CALLS.what, 'Vraagt de jeugdarts']);
      expect(own).toMatchObject({ sees: 'own', canAdd: false });
      expect(own?.open.map(({ what }) => what)).toEqual(['Vraagt de jeugdarts']);
      expect((await triedBy(WHO.leerplicht))?.faults).toEqual([{ code: 'not_for_your_role', at: null }]);
    });

    it('is read by no partner without a ground to read along, also not once it is taken back', async () => {
      const action = await promised(school(), dossier(), { owner: BY_PARTNER });
      const which = { schoolId: SCHOOL, dossierId: dossier().id };
      const before = await openActionsPage(await school().turn(WHO.leerplicht), which);
      await groundFor(school(), refOfCase(), 'leerplicht');
      const link = await actionsLink(school(), dossier(), WHO.leerplicht);
      expect((await readActions(school().deps, link))?.open).toHaveLength(1);

      await withdrawn(school(), refOfCase(), 'leerplicht');

      expect(before).toEqual({ kind: 'refused', code: 'action_no_ground' });
      expect(await readActions(school().deps, link)).toBeNull();
      const done = await doneOwn(await school().turn(WHO.leerplicht), { schoolId: SCHOOL, id: action.id });
      expect(done).toMatchObject({ said: { how: 'done' } });
    });

    it('is not read any more once the case is closed, also behind a link of before', async () => {
      await promised(school(), dossier());
      const link = await actionsLink(school(), dossier());
      const { version } = await now();
      await closeDossier(await school().turn(WHO.coordinator), { ...refOfCase(), version }, 'moved_away');

      expect(await readActions(school().deps, link)).toBeNull();
    });

    it('is refused in the same words once the case is closed as while somebody doubts, to whoever has a part in it', async () => {
      await promised(school(), dossier());
      const pressed = async (who: PersonId) => {
        const view = await openActionsPage(await school().turn(who), {
          schoolId: SCHOOL,
          dossierId: dossier().id,
        });
        return view.kind === 'refused' ? view.code : view.kind;
      };
      const refused = async () => [await pressed(WHO.mentor), await pressed(WHO.otherMentor)];
      const ref = async () => ({ ...refOfCase(), version: (await now()).version });

      await doubtSafetyOfDossier(await school().turn(WHO.coordinator), await ref());
      const doubted = await refused();
      expect(await pressed(WHO.coordinator)).toBe('page_link');
      await closeDossier(await school().turn(WHO.coordinator), await ref(), 'moved_away');

      expect(doubted).toEqual(['not_now', 'not_for_your_role']);
      expect(await refused()).toEqual(doubted);
    });

    it('that has ended is not given to somebody else, nor ended in another way', async () => {
      const { id } = await promised(school(), dossier());
      const link = await actionsLink(school(), dossier());
      await endOnPage(school().deps, link, id, 'done', null);

      expect((await endOnPage(school().deps, link, id, 'done', null))?.faults).toEqual([]);
      for (const saved of [
        await endOnPage(school().deps, link, id, 'not_done', 'not_needed'),
        await handOver(school().deps, link, id, BY_PARTNER),
      ])
        expect(saved?.faults).toEqual([{ code: 'action_over', at: null }]);
      expect(await actionsNow(school(), dossier())).toMatchObject([{ state: 'done', owner: BY_MENTOR }]);
    });

    it('that is done and given to somebody else at the same moment is one of the two, and so is its term', async () => {
      const action = await promised(school(), dossier());
      const link = await actionsLink(school(), dossier());
      const chosen = { schoolId: SCHOOL, id: action.id };

      await Promise.all([
        doneOwn(await school().turn(WHO.mentor), chosen),
        handOver(school().deps, link, action.id, BY_PARTNER),
      ]);

      const [stands] = await actionsNow(school(), dossier());
      const isDone = stands?.state === 'done';
      expect(stands?.owner).toEqual(isDone ? BY_MENTOR : BY_PARTNER);
      expect(await termsOf(action)).toEqual([[isDone ? 'met' : 'running', '2026-12-04']]);
    });

    it('is not added under the id of an action of another case', async () => {
      const { dossier: other } = await askedTable(school(), 'noor');
      const { id } = await promised(school(), other);

      expect((await triedAction(school(), dossier(), CALLS, id))?.faults).toEqual([
        { code: 'card_outdated', at: null },
      ]);
      expect(await actionsNow(school(), dossier())).toEqual([]);
    });

    it.each([
      ['a colleague who promised nothing', WHO.otherMentor],
      ['a partner who promised nothing', WHO.swv],
    ])('is shown to nobody else: not to %s', async (_who, who) => {
      await promised(school(), dossier());

      const { concernId } = dossier();
      expect(await openActionsPage(await school().turn(who), { schoolId: SCHOOL, concernId })).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
      expect(await namesOf(who)).toEqual([]);
    });

    function refOfCase() {
      return { schoolId: SCHOOL, id: dossier().id, version: dossier().version };
    }

    async function triedBy(who: PersonId) {
      return addAction(
        school().deps,
        await actionsLink(school(), dossier(), who),
        school().deps.ids.next<ActionId>(),
        CALLS,
      );
    }

    async function sealedNot(words: string): Promise<boolean> {
      const { rows } = await sql<{
        row: string;
      }>`select agreed_action::text as row from agreed_action`.execute(school().engine.db);
      const hex = Buffer.from(words).toString('hex');
      return rows.every(({ row }) => !row.includes(words) && !row.includes(hex));
    }
  });
}
