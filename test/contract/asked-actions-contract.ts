import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { endOnPage, handOver } from '../../src/app/agreed-actions/changing-actions.ts';
import { doneOwn } from '../../src/app/agreed-actions/own-actions.ts';
import { readActions } from '../../src/app/agreed-actions/showing-actions.ts';
import { auditSchool } from '../../src/app/auditing/auditing-school.ts';
import type { DigestView } from '../../src/app/digest/views.ts';
import { changeHolder } from '../../src/app/dossier/changing-holder.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { ActionId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { actionsLink, actionsNow, promised } from '../support/agreed-actions.ts';
import { groundFor } from '../support/grounds.ts';
import { dayOf } from '../support/guarded-days.ts';
import { pressOn } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { deliverDue } from '../support/triage.ts';
import { agreedActionsStage, BY_HOLDER, BY_PARTNER, dayIn, heardOf } from './agreed-actions-stage.ts';

/** The school day before an action of Friday 4 December, and the school days after it. */
const EVE = '2026-12-03';
const AFTER = ['2026-12-07', '2026-12-08', '2026-12-09'] as const;

/** Whoever promised something is asked about it in time, and nobody longer than that. */
export function askedActionsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what somebody promised is asked about, on ${engineName}`, () => {
    const { school, dossier, now, doubted, termsOf, namesOf } = agreedActionsStage(open);

    it('is asked about the day before and the day after, then of whoever carries the case, and not twice of her', async () => {
      await promised(school(), dossier());

      const told: Record<string, string[]> = {};
      for (const on of [EVE, ...AFTER]) told[on] = heardOf(await dayOf(school(), on), 'action');

      expect(told).toEqual({
        [EVE]: [WHO.mentor],
        '2026-12-07': [WHO.mentor],
        '2026-12-08': [WHO.coordinator],
        '2026-12-09': [],
      });
    });

    it('of the pupil or the parents is asked of whoever carries the case', async () => {
      await promised(school(), dossier(), { owner: { kind: 'pupil' } });

      expect(heardOf(await dayOf(school(), EVE), 'action')).toEqual([WHO.coordinator]);
    });

    it('of a partner is asked of the partner by number, without the name of the pupil', async () => {
      await promised(school(), dossier(), { owner: BY_PARTNER });

      const left = (await dayOf(school(), EVE)).filter(
        ({ kind, to }) => kind === 'digest' && to === WHO.leerplicht,
      );

      const [message] = left.map(dayIn);
      expect(
        message?.parts.flatMap(({ digest }) => digest.sections.flatMap(({ lines }) => lines)),
      ).toMatchObject([{ term: { rule: 'action', number: dossier().number, roepnaam: null } }]);
    });

    it('is found from the message of the day among all that somebody promised', async () => {
      const { id } = await promised(school(), dossier());
      await promised(school(), dossier(), { dueOn: '2026-12-11' as SchoolDate });
      const [message] = (await dayOf(school(), EVE))
        .filter(({ kind, to }) => kind === 'digest' && to === WHO.mentor)
        .map(dayIn);

      const opened = await pressOn(school(), WHO.mentor, message as DigestView, 'digest.open');

      expect(opened).toMatchObject({
        kind: 'own_actions',
        chosen: id,
        actions: [
          { number: dossier().number, nth: 1, dueOn: '2026-12-04' },
          { number: dossier().number, nth: 2, dueOn: '2026-12-11' },
        ],
      });
    });

    it('that is done is asked about no more, whoever presses how often', async () => {
      const action = await promised(school(), dossier());
      const chosen = { schoolId: SCHOOL, id: action.id };

      const first = await doneOwn(await school().turn(WHO.mentor), chosen);
      const again = await doneOwn(await school().turn(WHO.mentor), chosen);

      expect(first).toMatchObject({ kind: 'own_actions', actions: [], said: { nth: 1, how: 'done' } });
      expect(again).toMatchObject({ kind: 'own_actions', actions: [], said: null });
      const shown = (await deliverDue(school())).flatMap(({ kind, delivery }) =>
        kind === 'card_edit' && delivery.kind === 'personal' ? [delivery.view] : [],
      );
      expect(shown.filter(({ kind }) => kind === 'own_actions')).toMatchObject([
        { said: { number: dossier().number, nth: 1, how: 'done' } },
      ]);
      expect(await actionsNow(school(), dossier())).toMatchObject([
        { state: 'done', reason: null, endedOn: '2026-11-23' },
      ]);
      expect(await termsOf(action)).toEqual([['met', '2026-12-04']]);
      expect(heardOf(await dayOf(school(), EVE), 'action')).toEqual([]);
    });

    it('goes to somebody else with its day, and is asked of them from the first rung on', async () => {
      const action = await promised(school(), dossier());
      await dayOf(school(), EVE);
      school().clock.set('2026-12-03T10:00:00Z');

      const saved = await handOver(
        school().deps,
        await actionsLink(school(), dossier(), WHO.mentor),
        action.id,
        BY_PARTNER,
      );

      expect(saved).toMatchObject({ faults: [], page: { open: [] } });
      expect(await actionsNow(school(), dossier())).toMatchObject([
        { owner: BY_PARTNER, dueOn: '2026-12-04' },
      ]);
      expect(await namesOf(WHO.mentor)).toEqual([]);
      expect(heardOf(await dayOf(school(), '2026-12-07'), 'action')).toEqual([WHO.leerplicht]);
    });

    it('is not asked about, shown to partners or changed while somebody doubts whether it is safe', async () => {
      const action = await promised(school(), dossier(), { owner: BY_PARTNER });
      const link = await actionsLink(school(), dossier());
      await groundFor(
        school(),
        { schoolId: SCHOOL, id: dossier().id, version: dossier().version },
        'leerplicht',
      );
      const ofPartner = await actionsLink(school(), dossier(), WHO.leerplicht);
      await doubted();

      expect(await readActions(school().deps, ofPartner)).toBeNull();
      expect(await namesOf(WHO.leerplicht)).toEqual([]);
      expect((await endOnPage(school().deps, link, action.id, 'done', null))?.faults).toEqual([
        { code: 'safety_first', at: null },
      ]);
      expect(heardOf(await dayOf(school(), EVE), 'action')).toEqual([]);
      expect(await actionsNow(school(), dossier())).toMatchObject([{ state: 'open' }]);
    });

    it('is asked about no more once the case is closed', async () => {
      const action = await promised(school(), dossier());
      const ref = { schoolId: SCHOOL, id: dossier().id, version: (await now()).version };
      await closeDossier(await school().turn(WHO.coordinator), ref, 'moved_away');

      expect((await now()).state).toBe('closed');
      expect(await termsOf(action)).toEqual([['stopped', '2026-12-04']]);
      expect(await namesOf(WHO.mentor)).toEqual([]);
    });

    it.each([
      ['its term is gone', (id: ActionId) => sql`delete from deadline where action_id = ${id}::uuid`],
      [
        'its term was taken for over',
        (id: ActionId) =>
          sql`update deadline set state = 'met', next_at = null, next_step = null where action_id = ${id}::uuid`,
      ],
    ])('is asked about again after the look over everything when %s', async (_what, breaks) => {
      const action = await promised(school(), dossier());
      await breaks(action.id).execute(school().engine.db);

      const run = await auditSchool(school().deps, SCHOOL, () => true);

      expect(run?.found.term_missing).toBe(1);
      expect(run?.repaired.term_missing).toBe(1);
      expect(await termsOf(action)).toEqual([['running', '2026-12-04']]);
    });

    it('is not asked about any more after the look over everything when it has ended', async () => {
      const action = await promised(school(), dossier());
      await sql`update agreed_action set state = 'done', ended_on = '2026-11-23'`.execute(school().engine.db);

      const run = await auditSchool(school().deps, SCHOOL, () => true);

      expect(run?.found.of_closed).toBe(1);
      expect(await termsOf(action)).toEqual([['stopped', '2026-12-04']]);
    });

    it('of whoever carries the case goes with the case where a family does it', async () => {
      await promised(school(), dossier(), { owner: { kind: 'parents' } });
      await promised(school(), dossier(), { owner: BY_HOLDER });
      const given = { ...(await now()), casushouderId: WHO.mentor };
      await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.store(given));

      expect(await namesOf(WHO.mentor)).toEqual(['parents']);
      expect(await namesOf(WHO.coordinator)).toEqual(['person']);
    });

    it('of whoever carried the case is asked of them still after the case went to somebody else, and of others the new one is', async () => {
      await promised(school(), dossier(), { owner: BY_HOLDER });
      await promised(school(), dossier(), { dueOn: '2026-12-02' as SchoolDate });
      await dayOf(school(), '2026-12-01');
      await dayOf(school(), EVE);
      school().clock.set('2026-12-04T04:00:00Z');
      while ((await takeSteps(school().deps, SCHOOL)) > 0);
      const { version } = await now();
      const ref = { schoolId: SCHOOL, id: dossier().id, version };
      await changeHolder(await school().turn(WHO.coordinator), ref, WHO.deputyCoordinator);

      const waiting = await school().deps.store.transact(SCHOOL, (tx) =>
        tx.deadlines.remindersFor(
          { kind: 'person', id: WHO.coordinator },
          '2026-12-02' as SchoolDate,
          '2026-12-31' as SchoolDate,
        ),
      );
      const ofOwn = waiting.filter(({ audience }) => audience === 'responsible');
      expect(ofOwn.map(({ actedAt }) => actedAt)).toEqual([null]);
      expect(
        waiting.filter(({ audience }) => audience === 'deputy').every(({ actedAt }) => actedAt !== null),
      ).toBe(true);
    });
  });
}
