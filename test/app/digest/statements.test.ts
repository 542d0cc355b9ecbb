import { beforeEach, describe, expect, it } from '@jest/globals';
import { withNext } from '../../../src/app/guarding/beginning.ts';
import { takeSteps } from '../../../src/app/guarding/taking-steps.ts';
import type { DeadlineId, SchoolDate } from '../../../src/domain/ids.ts';
import type { DeadlineRule } from '../../../src/domain/terms/term.ts';
import { dossierStage, TODAY } from '../../contract/dossier-stage.ts';
import { statementCount } from '../../support/counting.ts';
import { emptyEmbedded } from '../../support/database.ts';
import { PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { runningTerm } from '../../support/terms.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

const MANY: readonly DeadlineRule[] = ['report_shared', 'sick_talk', 'sick_consult', 'action', 'absence_16h'];

describe('the message of a day', () => {
  const { school, at, storedDossier } = dossierStage(emptyEmbedded);

  beforeEach(() => haveChats(school(), WHO.mentor));

  it('asks the database as often for one term as for many', async () => {
    const ofTwo = await statementsFor(['first_table', 'interim_6w']);
    await school().again();
    await haveChats(school(), WHO.mentor);
    const ofMany = await statementsFor(['first_table', 'interim_6w', ...MANY]);

    expect(ofTwo).toBeGreaterThan(5);
    expect(ofMany).toBe(ofTwo);
  });

  /** What it takes to make it ready and put down that it was sent, for terms of three dossiers at most. */
  async function statementsFor(rules: readonly DeadlineRule[]): Promise<number> {
    const pupils = Object.values(PUPIL).slice(0, rules.length > 3 ? 3 : 1);
    for (const pupil of pupils) {
      const dossier = await storedDossier(pupil);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: WHO.mentor }));
      for (const rule of rules) {
        const id = school().deps.ids.next<DeadlineId>();
        const dueOn = '2026-11-27' as SchoolDate;
        const term = runningTerm(id, { dossierId: dossier.id }, rule, { dueOn });
        const { calendars, wallClock } = school().deps;
        const calendar = calendars.of(await at((tx) => tx.schools.here()));
        await at((tx) => tx.deadlines.start([withNext(calendar, wallClock, term, -1, TODAY)]));
      }
    }
    school().clock.set('2026-11-27T04:00:00Z');
    await takeSteps(school().deps, SCHOOL);
    school().clock.set('2026-11-27T07:30:00Z');
    await school().engine.script(`update notice set state = 'dropped' where to_id <> '${WHO.mentor}'`);
    const before = statementCount();
    const sent = await deliverDue(school());
    expect(sent.map(({ delivery }) => delivery.kind === 'personal' && delivery.view.kind)).toEqual([
      'digest',
    ]);
    return statementCount() - before;
  }
});
