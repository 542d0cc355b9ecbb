import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Vote } from '../ports/tables.ts';
import { answersForOther, roadsOf } from './reaching.ts';
import type { TableCase } from './table-case.ts';
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

/** Who answered what, with who has to be called, and for whom who looks may tap in the answer. */
export async function answersOf(
  tx: Tx,
  found: TableCase,
  by: 'coordinator' | 'mentor',
): Promise<AnswersOf[]> {
  const roadOf = await roadsOf(tx, found);
  const nameOf = await whoTapped(tx, found.votes);
  const remarks = await tx.tables.remarks(found.table.id);
  return seatsOf(found, found.asked).map((seat, index) => {
    const participant = found.asked[index] as Participant;
    const own = found.votes.filter((vote) => vote.participantId === participant.id);
    const road = roadOf(participant);
    return {
      ...seat,
      answers: found.table.slots.map(({ id }) => own.find((vote) => vote.slotId === id)?.answer ?? null),
      tappedInBy: nameOf(own),
      callNeeded: road === 'phone',
      mayAnswerFor: answersForOther(by, participant, road),
      // Whoever can come after all asks for nothing any more.
      asksAnotherTime:
        own.every(({ answer }) => answer === 'no') &&
        remarks.some((each) => each.participantId === participant.id && each.kind === 'another_time'),
    };
  });
}

/** What whoever tapped in somebody's answers for them is called; null for answers of one's own. */
export async function whoTapped(
  tx: Tx,
  votes: readonly Vote[],
): Promise<(own: readonly Vote[]) => string | null> {
  const hands = votes.flatMap(({ answeredBy }) => (answeredBy ? [answeredBy] : []));
  const people = hands.length === 0 ? [] : await tx.people.byIds([...new Set(hands)]);
  return (own) => {
    const last = own.filter(({ via }) => via === 'phone').at(-1);
    if (!last) return null;
    return people.find(({ id }) => id === last.answeredBy)?.name.roepnaam ?? '';
  };
}
