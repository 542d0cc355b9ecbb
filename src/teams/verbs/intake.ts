import { z } from 'zod';
import {
  answerSafety,
  cancelIntake,
  changeAnswers,
  chooseClass,
  reportUnsafe,
  tellWhoAndWhat,
} from '../../app/intake/answering-intake.ts';
import { doubtSafety } from '../../app/intake/doubting-safety.ts';
import { sendConcern } from '../../app/intake/sending-concern.ts';
import { resumeIntake, startAnew, startIntake } from '../../app/intake/starting-intake.ts';
import { ABSENCE_REASONS, type AbsenceReason, type ParentsTold } from '../../domain/concern.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
/** An empty input of a card arrives as an empty text. */
const OptionalText = z
  .string()
  .max(80)
  .optional()
  .transform((text) => (text?.trim() ? text.trim() : null));
const OptionalDate = z
  .union([z.literal(''), z.iso.date()])
  .optional()
  .transform((date) => (date ? (date as SchoolDate) : null));

const Reasons = z
  .string()
  .max(400)
  .default('')
  .transform((joined) => joined.split(',').filter(Boolean))
  .pipe(z.array(z.enum(ABSENCE_REASONS)).max(ABSENCE_REASONS.length));

const WhoAndWhat = z.object({
  pupil: z
    .union([z.uuid(), z.literal('')])
    .optional()
    .transform((id) => id || null),
  typedName: OptionalText,
  typedClass: OptionalText,
  raisedBy: z.enum(['school', 'parent', 'pupil']).default('school'),
  reasons: Reasons,
  since: OptionalDate,
  sinceUnknown: z.enum(['true', 'false']).default('false'),
  told: z.enum(['yes', 'no', 'unknown', '']).default(''),
  toldBy: z.enum(['mentor', 'coordinator', 'other']).default('mentor'),
  toldOn: OptionalDate,
});

/** The intake's buttons. */
export function intakeVerbs(): Record<string, Verb> {
  return {
    'intake.start': verb(Nothing, (turn) => startIntake(turn)),
    'intake.anew': verb(Nothing, (turn) => startAnew(turn)),
    'intake.resume': verbOn(Nothing, (turn, ref) => resumeIntake(turn, ref)),
    'intake.safety': verbOn(
      z.object({ answer: z.enum(['yes', 'not_sure', 'no']) }),
      (turn, ref, { answer }) => answerSafety(turn, ref, answer),
    ),
    'intake.unsafe': verbOn(Nothing, (turn, ref) => reportUnsafe(turn, ref)),
    'intake.doubt': verbOn(Nothing, (turn, ref) => doubtSafety(turn, ref)),
    'intake.who': verbOn(WhoAndWhat, (turn, ref, input) =>
      tellWhoAndWhat(turn, ref, {
        pupilId: input.pupil,
        typedName: input.typedName,
        typedClass: input.typedClass,
        raisedBy: input.raisedBy,
        reasons: input.reasons as AbsenceReason[],
        absentSince: input.since ?? (input.sinceUnknown === 'true' ? 'unknown' : null),
        parentsTold: toldOf(input),
      }),
    ),
    'intake.class': verbOn(z.object({ class: z.coerce.number().int().nonnegative() }), (turn, ref, input) =>
      chooseClass(turn, ref, input.class),
    ),
    'intake.other_class': verbOn(Nothing, (turn, ref) => chooseClass(turn, ref, null)),
    'intake.change': verbOn(Nothing, (turn, ref) => changeAnswers(turn, ref)),
    'intake.cancel': verbOn(Nothing, (turn, ref) => cancelIntake(turn, ref)),
    'intake.send': verbOn(Nothing, (turn, ref) => sendConcern(turn, ref)),
  };
}

/** "Ja" without a day is not an answer yet: the card asks for it. */
function toldOf(input: z.infer<typeof WhoAndWhat>): ParentsTold | null {
  if (input.told === 'no' || input.told === 'unknown') return { told: input.told };
  if (input.told === 'yes' && input.toldOn) return { told: 'yes', by: input.toldBy, on: input.toldOn };
  return null;
}
