import { z } from 'zod';
import { askAgreement, askClose, askGround } from '../../app/dossier/asking.ts';
import { closeDossier, holdTable, makeAgreement, recordGround } from '../../app/dossier/carrying-dossier.ts';
import { openDossier } from '../../app/dossier/showing-dossier.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { CLOSE_REASONS, GROUNDS, OUTCOMES } from '../../domain/outcomes.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { type Verb, verbOn } from './verb.ts';

const Nothing = z.object({});
const Outcomes = z
  .string()
  .max(200)
  .default('')
  .transform((joined) => joined.split(',').filter(Boolean))
  .pipe(z.array(z.enum(OUTCOMES)).max(OUTCOMES.length));

/** The buttons of a dossier. */
export function dossierVerbs(): Record<string, Verb> {
  return {
    'dossier.open': verbOn(Nothing, (turn, ref) => openDossier(turn, ref)),
    'dossier.held': verbOn(Nothing, (turn, ref) => holdTable(turn, ref, turn.today)),
    'dossier.ask_agreement': verbOn(Nothing, (turn, ref) => askAgreement(turn, ref)),
    'dossier.agreed': verbOn(z.object({ outcomes: Outcomes, madeOn: z.iso.date() }), (turn, ref, input) =>
      makeAgreement(turn, ref, input.outcomes, input.madeOn as SchoolDate),
    ),
    'dossier.ask_ground': verbOn(Nothing, (turn, ref) => askGround(turn, ref)),
    'dossier.ground': verbOn(
      z.object({ first: z.enum(SEAT_KINDS), second: z.enum(GROUNDS) }),
      (turn, ref, input) => recordGround(turn, ref, input.first, input.second),
    ),
    'dossier.ask_close': verbOn(Nothing, (turn, ref) => askClose(turn, ref)),
    'dossier.close': verbOn(z.object({ second: z.enum(CLOSE_REASONS) }), (turn, ref, input) =>
      closeDossier(turn, ref, input.second),
    ),
  };
}
