import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { roadsOf } from './reaching.ts';
import { isFamily, type TableCase } from './table-case.ts';
import type { AnswersOf, SeatView } from './views.ts';

/** Everybody by role, numbered where two share one: no name goes through Teams or mail. */
export function seatsOf(
  { deputies }: Pick<TableCase, 'deputies'>,
  participants: readonly Participant[],
): SeatView[] {
  return participants.map(({ id, role }) => {
    const sharing = participants.filter((each) => each.role === role);
    const nth = sharing.findIndex((each) => each.id === id) + 1;
    return { participantId: id, role, nth: sharing.length > 1 ? nth : null, isDeputy: deputies.has(id) };
  });
}

/** Who answered what, for the coordinator, with who has to be called. */
export async function answersOf(tx: Tx, found: TableCase): Promise<AnswersOf[]> {
  const roadOf = await roadsOf(tx, found);
  const remarks = await tx.tables.remarks(found.table.id);
  return seatsOf(found, found.asked).map((seat, index) => {
    const participant = found.asked[index] as Participant;
    const own = found.votes.filter((vote) => vote.participantId === participant.id);
    const road = roadOf(participant);
    return {
      ...seat,
      answers: found.table.slots.map(({ id }) => own.find((vote) => vote.slotId === id)?.answer ?? null),
      byPhone: own.some((vote) => vote.via === 'phone'),
      callNeeded: road === 'phone',
      mayAnswerFor: isFamily(participant) || road !== 'teams',
      // Whoever can come after all asks for nothing any more.
      asksAnotherTime:
        own.every(({ answer }) => answer === 'no') &&
        remarks.some((each) => each.participantId === participant.id && each.kind === 'another_time'),
    };
  });
}
