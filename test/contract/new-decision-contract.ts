import { describe, expect, it } from '@jest/globals';
import type { NewDecision } from '../../src/domain/deciding-anew.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { dossierStage } from './dossier-stage.ts';

const DECISION: NewDecision = {
  on: '2027-02-23' as SchoolDate,
  insteadOf: '2027-02-23' as SchoolDate,
  dueOn: '2027-04-15' as SchoolDate,
  reason: 'cause_not_clear',
  decidedBy: WHO.coordinator,
  secondPerson: WHO.safetyOfficer,
};

/** What every engine keeps of a decision that there is no agreement yet; run once per engine. */
export function newDecisionContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`decisions that there is no agreement yet, on ${engineName}`, () => {
    const { at, now, storedDossier } = dossierStage(open);

    it('are kept whole, oldest first, each with the dossier that they are about', async () => {
      const [sam, noor] = [await storedDossier(PUPIL.sam), await storedDossier(PUPIL.noor)];
      const second = { ...DECISION, insteadOf: DECISION.dueOn, dueOn: '2027-05-20' as SchoolDate };
      await at((tx) => tx.dossiers.addNewDecision(sam.id, DECISION, now()));
      await at((tx) => tx.dossiers.addNewDecision(sam.id, second, now()));

      expect(await at((tx) => tx.dossiers.newDecisions(sam.id))).toEqual([DECISION, second]);
      expect(await at((tx) => tx.dossiers.newDecisions(noor.id))).toEqual([]);
    });
  });
}
