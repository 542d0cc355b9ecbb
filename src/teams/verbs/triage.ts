import { z } from 'zod';
import { askForCall, releaseConcern } from '../../app/intake/asking-for-call.ts';
import { acceptConcern } from '../../app/triage/accepting.ts';
import { takeRoute } from '../../app/triage/deciding.ts';
import { chooseRoute } from '../../app/triage/opening-concern.ts';
import { openItem, showWorklist } from '../../app/worklist/opening.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import { type InformedAnswer, LEFT_OUT_REASONS, type LeftOutReason } from '../../domain/involvement.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { type Decision, ROUTES, type RouteReason } from '../../domain/triage.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
const OptionalDate = z.union([z.literal(''), z.iso.date()]).optional();
const Parents = z
  .string()
  .max(400)
  .transform((joined) => joined.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(6));

const Accept = z.looseObject({
  parents: Parents,
  second: z.union([z.uuid(), z.literal('none'), z.literal('')]).default('none'),
});
const LeftOut = z.enum([...LEFT_OUT_REASONS, 'none']).default('none');
const Decided = z.object({
  route: z.enum(ROUTES).exclude(['accept']),
  reason: z.string().max(60).default(''),
  reviewOn: OptionalDate,
  partner: z.enum(SEAT_KINDS).optional(),
});

/** The buttons of judging a concern, and of the list. */
export function triageVerbs(): Record<string, Verb> {
  return {
    'triage.choose': verbOn(z.object({ route: z.enum(ROUTES) }), (turn, ref, { route }) =>
      chooseRoute(turn, ref, route),
    ),
    'triage.back': verbOn(Nothing, (turn, ref) => openItem(turn, ref)),
    'triage.accept': verbOn(Accept, (turn, ref, input) =>
      acceptConcern(turn, ref, {
        parents: input.parents.flatMap((id, index) => answerFor(id, index + 1, input)),
        secondPerson: input.second === 'none' || input.second === '' ? null : (input.second as PersonId),
      }),
    ),
    'triage.route': verbOn(Decided, (turn, ref, input) => takeRoute(turn, ref, decisionOf(input))),
    'intake.call_me': verbOn(Nothing, (turn, ref) => askForCall(turn, ref)),
    'intake.release': verbOn(Nothing, (turn, ref) => releaseConcern(turn, ref)),
    'worklist.show': verb(Nothing, (turn) => showWorklist(turn)),
    'worklist.open': verbOn(Nothing, (turn, ref) => openItem(turn, ref)),
  };
}

/** The inputs of the n-th parent of the card. A date that is no date, or a reason of no list, counts as not given. */
function answerFor(guardianId: string, nth: number, input: z.infer<typeof Accept>): InformedAnswer[] {
  const on = z.iso.date().safeParse(input[`on_${nth}`]);
  const out = LeftOut.safeParse(input[`out_${nth}`] ?? 'none');
  const leftOut = out.success && out.data !== 'none' ? (out.data as LeftOutReason) : null;
  if (!on.success && !leftOut) return [];
  return [{ guardianId, informedOn: on.success ? (on.data as SchoolDate) : null, leftOut }];
}

function decisionOf({ route, reason, reviewOn, partner }: z.infer<typeof Decided>): Decision {
  const because = reason as RouteReason;
  switch (route) {
    case 'within_school':
      return { route, reason: because, reviewOn: (reviewOn ?? '') as SchoolDate };
    case 'one_partner':
      return { route, reason: because, partner: partner ?? 'jgz' };
    default:
      return { route, reason: because };
  }
}
