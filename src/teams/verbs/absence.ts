import { z } from 'zod';
import { enterAbsence, withdrawAbsence } from '../../app/absence/entering-absence.ts';
import { askAbsence, askAbsenceFor, showAbsence } from '../../app/absence/showing-absence.ts';
import type { AbsenceId, PersonId, SchoolDate } from '../../domain/ids.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
/** What is no date counts as not chosen. */
const ChosenDate = z.iso
  .date()
  .transform((on) => on as SchoolDate)
  .nullable()
  .catch(null);
const Days = z.object({
  from: ChosenDate.default(null),
  until: ChosenDate.default(null),
  person: z
    .union([z.uuid(), z.literal('')])
    .default('')
    .transform((id) => (id === '' ? null : (id as PersonId))),
});

/** The buttons about days on which somebody is not there. */
export function absenceVerbs(): Record<string, Verb> {
  return {
    'absence.show': verb(z.object({ choice: z.string().max(20).catch('') }), (turn, { choice }) =>
      showAbsence(turn, choice === 'back'),
    ),
    'absence.ask': verbOn(Nothing, (turn, ref) => askAbsence(turn, ref)),
    'absence.ask_for': verbOn(Nothing, (turn, ref) => askAbsenceFor(turn, ref)),
    'absence.save': verbOn(Days, (turn, ref, { from, until, person }) =>
      enterAbsence(turn, ref, { fromOn: from, untilOn: until, personId: person }),
    ),
    'absence.withdraw': verbOn(z.object({ choice: z.uuid().catch('') }), (turn, ref, { choice }) =>
      withdrawAbsence(turn, ref, choice as AbsenceId),
    ),
  };
}
