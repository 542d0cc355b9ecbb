import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../../src/app/guarding/beginning.ts';
import { takeSteps } from '../../../src/app/guarding/taking-steps.ts';
import type { DeadlineId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../../src/domain/reminding/wishes.ts';
import type { DeadlineRule } from '../../../src/domain/terms/term.ts';
import { dossierStage, TODAY } from '../../contract/dossier-stage.ts';
import { emptyEmbedded } from '../../support/database.ts';
import { PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { runningTerm } from '../../support/terms.ts';

/** Who hears of a concern when its only coordinator asked to hear of legal duties alone, or is in a pause. */
describe('a coordinator who hears of legal duties alone', () => {
  const { school, at, newDossier } = dossierStage(emptyEmbedded);

  it.each([
    ['asked for it', { dutyOnly: true }],
    ['is in a pause', { pausedUntil: '2026-12-04' as SchoolDate }],
  ])('leaves the rest to the deputy at every rung, as one who %s', async (_how, wishes) => {
    await wish(WHO.coordinator, wishes);

    expect(await heardAt('asker_told', 1, '2026-11-19')).toEqual([WHO.deputyCoordinator]);
    expect(await heardAt('parents_informed', 0)).toEqual([WHO.deputyCoordinator]);
    expect(await heardAt('parents_informed', 5, '2026-11-20')).toEqual([WHO.deputyCoordinator]);
  });

  it('hears of a legal duty as before', async () => {
    await wish(WHO.coordinator, { dutyOnly: true });

    expect(await heardAt('absence_16h', 0, '2026-11-27')).toEqual([WHO.coordinator]);
  });

  it('hears of everything as before when nothing was chosen', async () => {
    expect(await heardAt('parents_informed', 0)).toEqual([WHO.coordinator]);
  });

  it('has nobody left where the deputy asked for the same, and the term goes on', async () => {
    await wish(WHO.coordinator, { dutyOnly: true });
    await wish(WHO.deputyCoordinator, { dutyOnly: true });

    expect(await heardAt('parents_informed', 0)).toEqual([]);
  });

  /** Of a term about a concern of the mentor's, when its rung is taken today. */
  async function heardAt(rule: DeadlineRule, step: number, dueOn = '2026-11-23'): Promise<PersonId[]> {
    const { concernId } = await newDossier(PUPIL.sam);
    const id = school().deps.ids.next<DeadlineId>();
    const next = { step, at: momentOf(school().deps.wallClock, TODAY) };
    await at((tx) =>
      tx.deadlines.start([runningTerm(id, { concernId }, rule, { dueOn: dueOn as SchoolDate, next })]),
    );
    await takeSteps(school().deps, SCHOOL);
    return (await at((tx) => tx.deadlines.remindersOf(id))).flatMap(({ to }) =>
      to.kind === 'person' ? [to.id] : [],
    );
  }

  function wish(personId: PersonId, changes: Partial<Wishes>): Promise<void> {
    return at((tx) => tx.reminding.wish(personId, { ...AS_THE_SCHOOL, ...changes }));
  }
});
