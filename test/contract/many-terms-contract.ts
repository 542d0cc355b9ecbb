import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { DayPart, DigestView } from '../../src/app/digest/views.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { DeadlineId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { MOST_LINES } from '../../src/domain/reminding/digest.ts';
import { DEADLINE_RULES, type DeadlineRule } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { dayOf } from '../support/guarded-days.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';
import { haveChats } from '../support/triage.ts';
import { dossierStage } from './dossier-stage.ts';

const MONDAY = '2026-11-30';
/** More than are read at once, all due before anything that a test is about. */
const MANY = 1001;
/** Those of the coordinators alone: the colleague who took a concern down tells its answer. */
const OF_COORDINATORS = DEADLINE_RULES.filter((rule) => rule !== 'asker_told' && rule !== 'review');

/** At a school where more terms run than are read at once, nobody's own one is looked past; the same on every engine. */
export function manyTermsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a school with ${MANY} running terms on ${engineName}`, () => {
    const { school, at, storedDossier, newDossier } = dossierStage(open);

    beforeEach(async () => {
      await haveChats(school(), WHO.coordinator, WHO.mentor);
      await manyOfCoordinators();
    }, 120_000);

    it('tells a colleague of the own term that is due last', async () => {
      const dossier = await storedDossier(PUPIL.sam);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: WHO.mentor }));
      await at((tx) => tx.deadlines.start([term({ dossierId: dossier.id }, 'interim_6w', '2026-12-04')]));

      const digest = await toldTo(WHO.mentor);

      expect(digest).toMatchObject({
        sections: [{ kind: 'this_week', lines: [{ term: { rule: 'interim_6w', dueOn: '2026-12-04' } }] }],
        more: 0,
      });
    }, 120_000);

    it('shows a coordinator the first lines, and counts every other', async () => {
      const digest = await toldTo(WHO.coordinator);

      expect(digest.sections.flatMap(({ lines }) => lines)).toHaveLength(MOST_LINES);
      expect(digest.more).toBe(MANY - MOST_LINES);
    }, 120_000);

    it('has every one of a rule in a list of it', async () => {
      const { concernId } = await newDossier(PUPIL.sam);
      await sql`
        with copied as (
          insert into concern (id, school_id, key_id, raised_by, pupil_id, number, state, version, content_sealed, created_at, changed_at)
          select gen_random_uuid(), school_id, key_id, raised_by, pupil_id, '27-' || n, state, version, content_sealed,
            created_at, changed_at
          from concern, generate_series(1, ${MANY}) as n where concern.id = ${concernId}::uuid
          returning id, school_id
        )
        insert into deadline (id, school_id, concern_id, rule, starts_on, due_on, state)
        select gen_random_uuid(), school_id, id, 'asker_told', '2026-11-23', '2026-11-25', 'running' from copied
      `.execute(school().engine.db);

      expect(await at((tx) => tx.deadlines.running(['asker_told']))).toHaveLength(MANY);
      expect(await at((tx) => tx.deadlines.running(['asker_told'], WHO.mentor))).toHaveLength(MANY);
      expect(await at((tx) => tx.deadlines.running(['asker_told'], WHO.otherMentor))).toEqual([]);
    }, 120_000);

    async function manyOfCoordinators(): Promise<void> {
      const terms: Deadline[] = [];
      while (terms.length < MANY) {
        const { concernId } = await newDossier(PUPIL.noor);
        const rules = OF_COORDINATORS.slice(0, MANY - terms.length);
        terms.push(...rules.map((rule) => term({ concernId }, rule, '2026-11-24')));
      }
      await at((tx) => tx.deadlines.start(terms));
    }

    function term(about: Deadline['about'], rule: DeadlineRule, dueOn: string): Deadline {
      const id = school().deps.ids.next<DeadlineId>();
      return runningTerm(id, about, rule, { dueOn: dueOn as SchoolDate });
    }

    async function toldTo(who: PersonId): Promise<DayPart['digest']> {
      const found = (await dayOf(school(), MONDAY)).find(({ to, kind }) => to === who && kind === 'digest');
      const view = found?.delivery.kind === 'personal' ? (found.delivery.view as DigestView) : null;
      if (view?.kind !== 'digest') throw new Error(`This is ${JSON.stringify(found)}`);
      return (view.parts[0] as DayPart).digest;
    }
  });
}
