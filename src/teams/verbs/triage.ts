import { z } from 'zod';
import { askForCall, releaseConcern } from '../../app/intake/asking-for-call.ts';
import { acceptConcern } from '../../app/triage/accepting.ts';
import { takeRoute } from '../../app/triage/deciding.ts';
import type { FamilyAnswers } from '../../app/triage/family.ts';
import { finishReview } from '../../app/triage/finishing.ts';
import { tellInformed } from '../../app/triage/informing.ts';
import { askInformed, chooseRoute } from '../../app/triage/opening-concern.ts';
import { answerQuestion, reopenConcern } from '../../app/triage/reopening.ts';
import { tellAsker } from '../../app/triage/telling-asker.ts';
import { openItem, showWorklist } from '../../app/worklist/opening.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { InformedAnswer } from '../../domain/involvement.ts';
import { AGE_BANDS, type AgeBand, LEFT_OUT_REASONS } from '../../domain/involvement-rules.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { type Decision, ROUTES, type RouteReason } from '../../domain/triage.ts';
import { UNLISTED } from '../cards/family.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
const OptionalDate = z.union([z.literal(''), z.iso.date()]).default('');
/** A person that a choice sends; "nobody" and an empty choice are null. */
const ChosenPerson = z
  .union([z.uuid(), z.literal('none'), z.literal('')])
  .default('none')
  .transform((id) => (id === 'none' || id === '' ? null : (id as PersonId)));
const Parents = z
  .string()
  .max(400)
  .default('')
  .transform((joined) => joined.split(',').filter(Boolean))
  .pipe(z.array(z.union([z.uuid(), z.literal(UNLISTED)])).max(6));
const Age = z
  .enum([...(Object.keys(AGE_BANDS) as [AgeBand, ...AgeBand[]]), ''])
  .default('')
  .transform((band) => band || null);

/** The inputs of the n-th parent stand beside these, as `on_n`, `by_n` and `out_n`. */
const Family = z.looseObject({ parents: Parents, second: ChosenPerson, age: Age });
const Accept = Family.extend({ holder: ChosenPerson });
const Parent = z.object({
  on: z.iso.date().nullable().catch(null),
  by: z.uuid().nullable().catch(null),
  out: z.enum(LEFT_OUT_REASONS).nullable().catch(null),
});
const Decided = z.object({
  route: z.enum(ROUTES).exclude(['accept']),
  reason: z.string().max(60).default(''),
  reviewOn: OptionalDate,
  partner: z.enum([...SEAT_KINDS, 'self', '']).default(''),
});

/** The buttons of judging a concern, and of the list. */
export function triageVerbs(): Record<string, Verb> {
  return {
    'triage.choose': verbOn(z.object({ route: z.enum(ROUTES) }), (turn, ref, { route }) =>
      chooseRoute(turn, ref, route),
    ),
    'triage.stop': verbOn(Nothing, (turn, ref) => chooseRoute(turn, ref, 'safety')),
    'triage.back': verbOn(Nothing, (turn, ref) => openItem(turn, ref)),
    'triage.accept': verbOn(Accept, (turn, ref, input) =>
      acceptConcern(turn, ref, { ...answersIn(input), holder: input.holder }),
    ),
    'triage.route': verbOn(Decided, (turn, ref, input) => takeRoute(turn, ref, decisionOf(input))),
    'triage.ask_informed': verbOn(Nothing, (turn, ref) => askInformed(turn, ref)),
    'triage.informed': verbOn(Family, (turn, ref, input) => tellInformed(turn, ref, answersIn(input))),
    'triage.reopen': verbOn(Nothing, (turn, ref) => reopenConcern(turn, ref)),
    'triage.finish': verbOn(Nothing, (turn, ref) => finishReview(turn, ref)),
    'triage.told': verbOn(Nothing, (turn, ref) => tellAsker(turn, ref)),
    'triage.answered': verbOn(Nothing, (turn, ref) => answerQuestion(turn, ref)),
    'intake.call_me': verbOn(Nothing, (turn, ref) => askForCall(turn, ref)),
    'intake.release': verbOn(Nothing, (turn, ref) => releaseConcern(turn, ref)),
    'worklist.show': verb(Nothing, (turn) => showWorklist(turn)),
    'worklist.open': verbOn(Nothing, (turn, ref) => openItem(turn, ref)),
  };
}

function answersIn(input: z.infer<typeof Family>): FamilyAnswers {
  return {
    parents: input.parents.flatMap((id, index) => answerFor(id, index + 1, input)),
    secondPerson: input.second,
    ageBand: input.age,
  };
}

/** A date that is no date, or a reason of no list, counts as not given. */
function answerFor(id: string, nth: number, input: Record<string, unknown>): InformedAnswer[] {
  const { on, by, out } = Parent.parse({
    on: input[`on_${nth}`],
    by: input[`by_${nth}`],
    out: input[`out_${nth}`],
  });
  if (on === null && out === null) return [];
  return [
    {
      guardianId: id === UNLISTED ? null : id,
      informedOn: on as SchoolDate | null,
      informedBy: on === null ? null : by,
      leftOut: out,
    },
  ];
}

function decisionOf({ route, reason, reviewOn, partner }: z.infer<typeof Decided>): Decision {
  const because = reason as RouteReason;
  switch (route) {
    case 'within_school':
      return { route, reason: because, reviewOn: reviewOn as SchoolDate | '' };
    case 'one_partner':
      return {
        route,
        reason: because,
        partner: partner === '' || partner === 'self' ? null : partner,
        reviewOn: reviewOn as SchoolDate | '',
      };
    case 'anonymous_consult':
      return { route, reason: because, partner: partner || null, reviewOn: reviewOn as SchoolDate | '' };
    default:
      return { route, reason: because };
  }
}
