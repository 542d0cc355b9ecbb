import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { forgetAdvice } from '../../src/app/chores/forgetting-advice.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import { openWorklistPage } from '../../src/app/pages/opening-page.ts';
import { readWorklist } from '../../src/app/pages/worklist-page.ts';
import type { SchoolAdvice } from '../../src/app/ports/school-advice.ts';
import { moveAdvice } from '../../src/app/school-advice/following-advice.ts';
import { type AdviceAnswer, giveAdvice } from '../../src/app/school-advice/giving-advice.ts';
import type { Advice, AdviceState } from '../../src/domain/school-advice.ts';
import { MOST_ADVICE_SHOWN, MOST_ADVICE_WAITING } from '../../src/domain/school-advice.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { newestLink } from '../support/own-pages.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { minutesStage } from './minutes-stage.ts';

const ADVICE: Advice = { theme: 'less_absence', adviser: 'jgz', text: 'Bel op de eerste dag.' };

/** What a table advises the school, given from its minutes and followed on the list of a coordinator. */
export function schoolAdviceContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`advice to the school, on ${engineName}`, () => {
    const { school, asked, link, dossierRef } = minutesStage(open);

    it('is kept with its month and nothing that leads to a case, a table, a person or a day', async () => {
      await gives(ADVICE);

      const { rows } = await sql<Record<string, unknown>>`select * from school_advice`.execute(
        school().engine.db,
      );
      expect(rows).toHaveLength(1);
      expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
        'content_sealed',
        'id',
        'key_id',
        'month',
        'school_id',
        'state',
      ]);
      expect(rows[0]).toMatchObject({ month: '2026-11-01', state: 'open' });
      const { rows: made } = await sql<{ at: string }>`
        select created_at::text as at from subject_key where id = ${rows[0]?.key_id}::uuid
      `.execute(school().engine.db);
      expect(made[0]?.at).toContain('2026-11-01 00:00:00');
    });

    it('has an id that tells neither the moment nor the form it came by', async () => {
      const form = school().deps.ids.next<string>();
      await gives(ADVICE, { form });

      const [kept] = await list();
      expect(kept?.id).not.toBe(form);
      // The first half of an id of ours is the moment at which it was made.
      expect(kept?.id.slice(0, 8)).not.toBe(form.slice(0, 8));
    });

    it('leaves nothing in the audit between what was done about the case', async () => {
      const before = await audited();
      await gives(ADVICE);

      expect(await audited()).toEqual(before);
    });

    it('is kept once though its form is sent twice, also at once, and anew where it says something else', async () => {
      const form = school().deps.ids.next<string>();
      await Promise.all([gives(ADVICE, { form }), gives(ADVICE, { form })]);
      await gives(ADVICE, { form });
      expect(await list()).toHaveLength(1);

      const changed = { ...ADVICE, text: 'Bel op de tweede dag.' };
      await Promise.all([gives(changed, { form }), gives(changed, { form })]);
      await gives(changed, { form });
      expect((await list()).map(({ text }) => text).toSorted()).toEqual([
        'Bel op de eerste dag.',
        'Bel op de tweede dag.',
      ]);
    });

    it('asks about a diagnosis, a pupil, this family and this number, until they may stand', async () => {
      const { number } = asked().dossier;
      const text = `Let op ADHD, zoals bij Sam en Noor Bakker in ${number}.`;

      const answer = await gives({ ...ADVICE, text });

      const words = answer?.kind === 'asked' ? answer.words.map(({ word }) => word) : [];
      expect(words).toEqual(expect.arrayContaining(['ADHD', 'Sam', number]));
      expect(await list()).toEqual([]);
      const letStand = words.map((word) => word.toLowerCase());
      expect(await gives({ ...ADVICE, text }, { letStand })).toEqual({ kind: 'given' });
    });

    it('is not taken in while somebody doubts whether it is safe, nor when so much of it waits', async () => {
      await keepMany(MOST_ADVICE_WAITING - 1);
      expect(await gives(ADVICE)).toEqual({ kind: 'given' });
      expect(await gives(ADVICE)).toEqual({ kind: 'refused', faults: [{ code: 'advice_full', at: null }] });

      await doubtSafetyOfDossier(await school().turn(WHO.coordinator), await dossierRef());
      expect(await gives(ADVICE)).toEqual({
        kind: 'refused',
        faults: [{ code: 'minutes_not_now', at: null }],
      });
    });

    it('is listed for the coordinators, so much of it, what waits first and the newest month before others', async () => {
      await keepMany(MOST_ADVICE_SHOWN, 'done');
      await gives(ADVICE);
      school().clock.set('2026-12-01T09:00:00Z');
      await school().deps.store.transact(SCHOOL, (tx) =>
        tx.schoolAdvice.add('later', { ...ADVICE, month: '2026-12-01' as never, state: 'open' }),
      );

      const shown = await list();

      expect(shown).toHaveLength(MOST_ADVICE_SHOWN);
      expect(shown.slice(0, 3).map(({ month, state }) => [month, state])).toEqual([
        ['2026-12-01', 'open'],
        ['2026-11-01', 'open'],
        ['2026-11-01', 'done'],
      ]);
    });

    it('is taken up and done by one press each, and of two who press the second sees what the first did', async () => {
      await gives(ADVICE);
      const [{ id } = { id: '' }] = await list();
      const its = await listLink();
      const step = (name: 'take_up' | 'finish' | 'put_back') =>
        moveAdvice(school().deps, its, { id, step: name });

      expect(await step('finish')).toBe('other');
      expect(await step('take_up')).toBe('moved');
      expect(await step('take_up')).toBe('moved');
      const both = await Promise.all([step('finish'), step('put_back')]);

      expect(both.toSorted()).toEqual(['moved', 'other']);
      const recorded = (await audited()).filter(([action]) => action.startsWith('school.advice'));
      expect(recorded).toHaveLength(2);
      expect(recorded.every(([, subject]) => subject === SCHOOL)).toBe(true);
      expect(await moveAdvice(school().deps, link(), { id, step: 'reopen' })).toBeNull();
    });

    it('is forgotten three years after its month, with the key that sealed it', async () => {
      await gives(ADVICE);
      const forgottenOn = (on: string) => {
        school().clock.set(`${on}T09:00:00Z`);
        return forgetAdvice(school().deps, () => true);
      };
      const keys = await keyCount();

      expect(await forgottenOn('2029-10-31')).toBe(0);
      expect(await forgottenOn('2029-11-01')).toBe(1);
      expect(await forgottenOn('2029-11-01')).toBe(0);
      expect(await keyCount()).toBe(keys - 1);
    });

    function gives(
      advice: Advice,
      { form = school().deps.ids.next<string>(), letStand = [] as readonly string[] } = {},
    ): Promise<AdviceAnswer | null> {
      return giveAdvice(school().deps, link(), { form, filled: advice, letStand });
    }

    async function listLink() {
      await openWorklistPage(await school().turn(WHO.coordinator));
      return newestLink(school(), 'worklist_page');
    }

    async function list(): Promise<readonly SchoolAdvice[]> {
      const page = await readWorklist(school().deps, await listLink());
      if (!page) throw new Error('The list is not for this person.');
      return page.advice;
    }

    async function keepMany(count: number, state: AdviceState = 'open'): Promise<void> {
      await school().deps.store.transact(SCHOOL, async (tx) => {
        for (let nth = 0; nth < count; nth++)
          await tx.schoolAdvice.add(`form ${nth}`, {
            ...ADVICE,
            month: '2026-11-01' as never,
            state,
          });
      });
    }

    async function audited(): Promise<[string, string][]> {
      const { rows } = await sql<{ action: string; subject_id: string }>`
        select action, subject_id from audit order by seq
      `.execute(school().engine.db);
      return rows.map(({ action, subject_id }) => [action, subject_id]);
    }

    async function keyCount(): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from subject_key
      `.execute(school().engine.db);
      return rows[0]?.count ?? 0;
    }
  });
}
