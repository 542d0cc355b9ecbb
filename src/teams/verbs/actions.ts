import { z } from 'zod';
import {
  askNotDone,
  type Chosen,
  doneOwn,
  notDoneOwn,
  showOwnActions,
} from '../../app/agreed-actions/own-actions.ts';
import { openActionsPage } from '../../app/agreed-actions/showing-actions.ts';
import { openCase } from '../../app/case-page/opening.ts';
import { NOT_DONE_REASONS } from '../../domain/agreed-actions.ts';
import type { ActionId, ConcernId, DossierId, SchoolId } from '../../domain/ids.ts';
import { idsOf, type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
/** An action with its school and its case; what is none counts as not chosen. */
const Which = z.object({
  which: idsOf(3)
    .transform(([schoolId, id, dossierId]) => ({
      schoolId: schoolId as SchoolId,
      id: id as ActionId,
      dossierId: dossierId as DossierId,
    }))
    .nullable()
    .catch(null)
    .default(null),
});
/** An action with its school, and why it was not done. */
const Why = z.object({
  choice: z
    .string()
    .max(120)
    .transform((text) => text.split(' '))
    .pipe(z.tuple([z.uuid(), z.uuid(), z.enum(NOT_DONE_REASONS)]))
    .nullable()
    .catch(null)
    .default(null),
});

/** The buttons about what somebody promised. */
export function actionVerbs(): Record<string, Verb> {
  return {
    'actions.show': verb(Nothing, (turn) => showOwnActions(turn)),
    'action.done': verb(Which, (turn, { which }) => doneOwn(turn, which)),
    'action.ask_not_done': verb(Which, (turn, { which }) => askNotDone(turn, which)),
    'action.not_done': verb(Why, (turn, { choice }) => {
      const [schoolId, id, reason] = choice ?? [];
      const chosen: Chosen | null =
        schoolId && id ? { schoolId: schoolId as SchoolId, id: id as ActionId } : null;
      return notDoneOwn(turn, chosen, reason ?? null);
    }),
    'page.own_actions': verb(Which, (turn, { which }) =>
      which
        ? openActionsPage(turn, { schoolId: which.schoolId, dossierId: which.dossierId })
        : Promise.resolve({ kind: 'refused', code: 'reminder_missing' }),
    ),
    'page.own_case': verb(Which, (turn, { which }) =>
      which
        ? openCase(turn, { schoolId: which.schoolId, dossierId: which.dossierId })
        : Promise.resolve({ kind: 'refused', code: 'reminder_missing' }),
    ),
    'page.actions': verbOn(Nothing, (turn, { schoolId, id }) =>
      openActionsPage(turn, { schoolId, concernId: id as ConcernId }),
    ),
  };
}
