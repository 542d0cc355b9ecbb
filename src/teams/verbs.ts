import { absenceVerbs } from './verbs/absence.ts';
import { actionVerbs } from './verbs/actions.ts';
import { consultVerbs } from './verbs/consult.ts';
import { digestVerbs } from './verbs/digest.ts';
import { dossierVerbs } from './verbs/dossier.ts';
import { intakeVerbs } from './verbs/intake.ts';
import { movingVerbs } from './verbs/moving.ts';
import { pageVerbs } from './verbs/pages.ts';
import { remindingVerbs } from './verbs/reminding.ts';
import { tableVerbs } from './verbs/table.ts';
import { triageVerbs } from './verbs/triage.ts';
import type { Verb } from './verbs/verb.ts';

/** Every verb of every card. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    ...intakeVerbs(),
    ...pageVerbs(),
    ...actionVerbs(),
    ...tableVerbs(),
    ...movingVerbs(),
    ...triageVerbs(),
    ...consultVerbs(),
    ...dossierVerbs(),
    ...digestVerbs(),
    ...absenceVerbs(),
    ...remindingVerbs(),
  }),
);
