import { z } from 'zod';
import { BOOKING_REASONS } from '../../app/table/booking.ts';
import { bookByTap, chooseMoment } from '../../app/table/booking-by-tap.ts';
import { askCancel, cancelTable } from '../../app/table/cancelling.ts';
import { showTable } from '../../app/table/changing-table.ts';
import { comeAfterAll, declineBooked } from '../../app/table/declining.ts';
import { askFollowUp, planFollowUp } from '../../app/table/following-up.ts';
import { letTableGoOn } from '../../app/table/going-on.ts';
import { askDeputy, handOver } from '../../app/table/handing-over.ts';
import { askMove, moveTable } from '../../app/table/moving.ts';
import { proposeAgain } from '../../app/table/proposing-again.ts';
import { askReplace, replacePartner } from '../../app/table/replacing.ts';
import {
  type Answers,
  answerByPhone,
  answerMoments,
  askAnotherTime,
  askPhone,
} from '../../app/table/voting.ts';
import type { VoteAnswer } from '../../domain/booking.ts';
import type { ParticipantId, PersonId, SlotId } from '../../domain/ids.ts';
import { type Verb, verbOn } from './verb.ts';

const Nothing = z.object({});
const Answer = z.enum(['yes', 'if_need_be', 'no', '']).default('');
const SlotIds = z
  .string()
  .max(400)
  .default('')
  .transform((joined) => joined.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(8));
/** An id that a choice sends, or nothing was chosen. */
const ChosenId = z.union([z.uuid(), z.literal('')]).optional();

/** One of those that the card offers, or nothing was chosen. */
const Weeks = z
  .union([z.enum(['1', '2', '3', '4', '6', '8']).transform(Number), z.literal('').transform(() => null)])
  .default(null);

/** A place at the table and who comes there, as one choice sends them; or nothing was chosen. */
const ChosenTwo = z
  .union([z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/), z.literal('')])
  .default('')
  .transform((both) => {
    const [seat = '', person = ''] = both.split(':');
    return { seat, person: (person || null) as PersonId | null };
  });

/** The answers stand beside the ids of the moments that the card showed, in the same order. */
const Moments = z.object({
  slots: SlotIds,
  m1: Answer,
  m2: Answer,
  m3: Answer,
  m4: Answer,
  m5: Answer,
  m6: Answer,
});

/** The buttons of a table. */
export function tableVerbs(): Record<string, Verb> {
  return {
    'table.vote': verbOn(Moments, (turn, ref, input) => answerMoments(turn, ref, answersIn(input))),
    'table.another_time': verbOn(Nothing, (turn, ref) => askAnotherTime(turn, ref)),
    'table.deputy': verbOn(Nothing, (turn, ref) => handOver(turn, ref)),
    'table.ask_deputy': verbOn(z.object({ person: ChosenId }), (turn, ref, { person }) =>
      askDeputy(turn, ref, person ?? ''),
    ),
    'table.ask_replace': verbOn(Nothing, (turn, ref) => askReplace(turn, ref)),
    'table.replace': verbOn(z.object({ who: ChosenTwo }), (turn, ref, { who }) =>
      replacePartner(turn, ref, who.seat, who.person),
    ),
    'table.cannot_come': verbOn(Nothing, (turn, ref) => declineBooked(turn, ref)),
    'table.can_come': verbOn(Nothing, (turn, ref) => comeAfterAll(turn, ref)),
    'table.go_on': verbOn(Nothing, (turn, ref) => letTableGoOn(turn, ref)),
    'table.show': verbOn(Nothing, (turn, ref) => showTable(turn, ref)),
    'table.ask_phone': verbOn(Nothing, (turn, ref) => askPhone(turn, ref)),
    'table.phone': verbOn(Moments.extend({ person: ChosenId }), (turn, ref, input) =>
      answerByPhone(turn, ref, (input.person || null) as ParticipantId | null, answersIn(input)),
    ),
    'table.choose': verbOn(Nothing, (turn, ref) => chooseMoment(turn, ref)),
    'table.book': verbOn(
      z.object({ moment: ChosenId, reason: z.enum([...BOOKING_REASONS, '']).default('') }),
      (turn, ref, { moment, reason }) =>
        bookByTap(turn, ref, (moment || null) as SlotId | null, reason === '' ? null : reason),
    ),
    'table.ask_move': verbOn(Nothing, (turn, ref) => askMove(turn, ref)),
    'table.move': verbOn(Nothing, (turn, ref) => moveTable(turn, ref)),
    'table.ask_cancel': verbOn(Nothing, (turn, ref) => askCancel(turn, ref)),
    'table.cancel': verbOn(Nothing, (turn, ref) => cancelTable(turn, ref)),
    'table.ask_follow': verbOn(Nothing, (turn, ref) => askFollowUp(turn, ref)),
    'table.follow': verbOn(z.object({ weeks: Weeks }), (turn, ref, { weeks }) =>
      planFollowUp(turn, ref, weeks),
    ),
    'table.again': verbOn(Nothing, (turn, ref) => proposeAgain(turn, ref)),
  };
}

function answersIn(input: z.infer<typeof Moments>): Answers {
  const said = [input.m1, input.m2, input.m3, input.m4, input.m5, input.m6];
  const answers = new Map<SlotId, VoteAnswer>();
  input.slots.forEach((slotId, index) => {
    const answer = said[index];
    if (answer) answers.set(slotId as SlotId, answer);
  });
  return answers;
}
