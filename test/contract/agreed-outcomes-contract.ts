import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sayStep, takeBackStep, writeAgreed } from '../../src/app/agreed-outcomes/saying-outcomes.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { reopenDossier } from '../../src/app/dossier/reopening.ts';
import { MOST_AGREED_ENTRIES } from '../../src/domain/agreed-outcomes.ts';
import type { Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { agreedNow, agreedOn, stepped, wrote } from '../support/agreed-outcomes.ts';
import { caseLink, mayRead } from '../support/case-page.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { type Asked, askedTable } from '../support/tables.ts';

const TODAY = '2026-11-23' as SchoolDate;

/** What is agreed and that it runs: put down by whoever carries the case alone, and only ever added. */
export function agreedOutcomesContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what is agreed and that it runs, on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
      await agreedOn(school, asked, ['work', 'specialised_help']);
    });

    afterAll(() => school.close());

    it('stands beside each kind, and what is not there yet is not there yet', async () => {
      expect(await wrote(school, asked, {})).toEqual([]);
      expect(await stepped(school, asked)).toEqual([]);

      expect(await outcomesOf()).toMatchObject([
        {
          outcome: 'work',
          words: { text: 'Twee dagen in de bakkerij', on: TODAY, by: { roepnaam: 'Carla' } },
          evidence: [
            { step: 'contract_signed', on: null },
            { step: 'begun', on: TODAY },
          ],
        },
        { outcome: 'specialised_help', words: null, evidence: [{ on: null }, { on: null }, { on: null }] },
      ]);
    });

    it('is kept once by two presses of one form, also at one moment', async () => {
      const link = await caseLink(school, asked.dossier);
      const id = school.deps.ids.next<string>();
      const step = { id, outcome: 'work', step: 'begun', on: TODAY } as const;
      await Promise.all([1, 2].map(() => sayStep(school.deps, link, step)));
      expect(await entries()).toHaveLength(1);

      await takeBackStep(school.deps, link, { ...step, id: school.deps.ids.next<string>() });
      await sayStep(school.deps, link, step);
      expect((await entries()).map((each) => each.kind === 'evidence' && each.on)).toEqual([TODAY, null]);
    });

    it('is taken back when it was a slip, and can be put down again', async () => {
      await stepped(school, asked);
      const link = await caseLink(school, asked.dossier);
      const back = { id: school.deps.ids.next<string>(), outcome: 'work', step: 'begun' } as const;
      expect((await takeBackStep(school.deps, link, back))?.faults).toEqual([]);
      expect((await outcomesOf())[0]?.evidence[1]).toEqual({ step: 'begun', on: null });

      await stepped(school, asked, { on: '2026-11-20' as SchoolDate });
      expect((await outcomesOf())[0]?.evidence[1]).toEqual({ step: 'begun', on: '2026-11-20' });
    });

    it('is never written over by who did not see what stands there', async () => {
      await wrote(school, asked, { text: 'Eerste' });

      expect(await wrote(school, asked, { text: 'Tweede', saw: '' })).toEqual([
        { code: 'agreed_words_changed', at: 'text' },
      ]);
      expect(await wrote(school, asked, { text: 'Tweede' })).toEqual([]);
      expect((await outcomesOf())[0]).toMatchObject({
        words: { text: 'Tweede' },
        before: [{ text: 'Eerste' }],
      });
    });

    it('asks about the name of another pupil and a word for an illness, until somebody lets it stand', async () => {
      const text = 'Met Noor naar de bakker, ook met ADHD als het kan. Sam wil dat.';
      const link = await caseLink(school, asked.dossier);
      const sent = { id: school.deps.ids.next<string>(), outcome: 'work', text, saw: '' } as const;

      const first = await writeAgreed(school.deps, link, { ...sent, letStand: [] });
      expect(first?.flagged).toEqual([
        { word: 'ADHD', because: 'diagnosis' },
        { word: 'Noor', because: 'other_pupil' },
      ]);
      expect(await entries()).toEqual([]);

      await writeAgreed(school.deps, link, { ...sent, letStand: ['adhd', 'noor'] });
      expect(await entries()).toMatchObject([{ text }]);
    });

    it('is put down of no other kind, step or day, nor before there is an agreement', async () => {
      expect(await wrote(school, asked, { outcome: 'back_to_school' })).toEqual([
        { code: 'fact_gone', at: null },
      ]);
      expect(await stepped(school, asked, { step: 'intake_done' })).toEqual([
        { code: 'agreed_step_missing', at: 'step' },
      ]);
      expect(await stepped(school, asked, { on: '2026-11-24' as SchoolDate })).toEqual([
        { code: 'fact_in_future', at: 'on' },
      ]);

      await sql`update dossier set state = 'open'`.execute(school.engine.db);
      expect(await stepped(school, asked)).toEqual([{ code: 'fact_gone', at: null }]);
      expect(await entries()).toEqual([]);
    });

    it('is refused to everybody who does not carry the case, whatever else they are', async () => {
      await mayRead(school, asked, WHO.swv, 'consent');
      const refused = [{ code: 'not_for_your_role', at: null }];
      for (const by of [WHO.mentor, WHO.swv, WHO.leerplicht]) {
        expect(await wrote(school, asked, {}, by)).toEqual(refused);
        expect(await stepped(school, asked, {}, by)).toEqual(refused);
      }

      expect(await wrote(school, asked, {}, WHO.deputyCoordinator)).toEqual([]);
      expect(await entries()).toHaveLength(1);
    });

    it('is no more to be put down by a coordinator who left, by a link that was made before', async () => {
      const link = await caseLink(school, asked.dossier, WHO.deputyCoordinator);
      await sql
        .raw(`update membership set until_on = '2026-11-22' where person_id = '${WHO.deputyCoordinator}'`)
        .execute(school.engine.db);
      const step = { id: school.deps.ids.next<string>(), outcome: 'work', step: 'begun', on: TODAY } as const;

      expect(await sayStep(school.deps, link, step)).toBeNull();
      expect(await entries()).toEqual([]);
    });

    it('waits while somebody doubts whether it is safe, and ends with the case', async () => {
      await sql`update concern set doubted_at = now()`.execute(school.engine.db);
      expect(await stepped(school, asked)).toEqual([{ code: 'safety_first', at: null }]);
      await sql`update concern set doubted_at = null`.execute(school.engine.db);

      const turn = await school.turn(WHO.coordinator);
      await closeDossier(turn, await refNow(), 'agreement_runs');
      expect(await stepped(school, asked)).toEqual([{ code: 'not_now', at: null }]);
      expect(await entries()).toEqual([]);
    });

    it('begins anew with an agreement that is made after a case was opened again', async () => {
      await stepped(school, asked);
      await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'agreement_runs');
      await reopenDossier(await school.turn(WHO.coordinator), await refNow(), 'goes_wrong_again');
      school.clock.set('2026-11-24T09:00:00Z');
      await agreedOn(school, asked, ['work']);

      const found = await agreedNow(school, asked);

      expect(found?.agreements).toMatchObject([
        { canChange: true, outcomes: [{ evidence: [{ on: null }, { on: null }] }] },
        { canChange: false, outcomes: [{ evidence: [{ on: null }, { on: TODAY }] }, {}] },
      ]);
    });

    it('is found by a partner without who wrote it, and of help not by who reads for attendance alone', async () => {
      await wrote(school, asked, { text: 'Eerste' });
      await wrote(school, asked, { text: 'Tweede' });
      await wrote(school, asked, { outcome: 'specialised_help', text: 'tjiftjaf' });
      await stepped(school, asked, { outcome: 'specialised_help', step: 'applied' });
      await mayRead(school, asked, WHO.swv, 'consent');
      await mayRead(school, asked, WHO.leerplicht, 'statutory_task');

      expect(await outcomesOf(WHO.swv)).toMatchObject([
        { words: { text: 'Tweede', by: null }, before: [] },
        { words: { text: 'tjiftjaf' }, evidence: [{ on: TODAY }, {}, {}] },
      ]);
      expect(await outcomesOf(WHO.leerplicht)).toMatchObject([
        { outcome: 'work', words: { text: 'Tweede' } },
      ]);
      expect(await agreedNow(school, asked, WHO.mentor)).toBeNull();
      expect(await agreedNow(school, asked, WHO.buurtteam)).toBeNull();
    });

    it('is on record without what it says, and takes no more past so many', async () => {
      await stepped(school, asked);
      const { rows } = await sql<{ actor_id: string; ground: string }>`
        select actor_id, ground from audit where action = 'dossier.changed'
      `.execute(school.engine.db);
      expect(rows).toEqual([{ actor_id: WHO.coordinator, ground: 'coordination' }]);

      const [made] = await school.deps.store.transact(SCHOOL, (tx) => tx.past.agreements(asked.dossier.id));
      await school.deps.store.transact(SCHOOL, async (tx) => {
        for (let nth = 1; nth < MOST_AGREED_ENTRIES; nth++)
          await tx.agreedOutcomes.add(asked.dossier.id, {
            kind: 'words',
            outcome: 'work',
            text: String(nth),
            id: school.deps.ids.next<string>(),
            agreementId: made?.id ?? '',
            saidBy: WHO.coordinator as PersonId,
            saidAt: school.deps.clock.now() as Instant,
          });
      });
      expect(await stepped(school, asked, { step: 'contract_signed' })).toEqual([
        { code: 'agreed_full', at: null },
      ]);
    });

    async function refNow() {
      const now = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked.dossier.id));
      return { schoolId: SCHOOL, id: asked.dossier.id, version: now?.version ?? 0 };
    }

    function entries() {
      return school.deps.store.transact(SCHOOL, (tx) => tx.agreedOutcomes.of(asked.dossier.id));
    }

    async function outcomesOf(who: PersonId = WHO.coordinator) {
      return (await agreedNow(school, asked, who))?.agreements[0]?.outcomes ?? [];
    }
  });
}
