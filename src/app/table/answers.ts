import { everybodyAnswered, familyOn } from '../../domain/booking.ts';
import type { ParticipantId, PersonId, SlotId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Vote, VoteAnswer } from '../ports/tables.ts';
import { agreedMoment, book } from './booking.ts';
import { planPictures } from './pictures.ts';
import { planCoordinatorNeeded } from './planning.ts';
import { roundOf, type TableCase, type Work } from './table-case.ts';

/** Somebody's answers, and whose hand gave them. */
export type Answering = {
  participantId: ParticipantId;
  answers: ReadonlyMap<SlotId, VoteAnswer>;
  /** Who tapped it in, when that was somebody else. */
  by: PersonId | null;
  via: Vote['via'];
};

/**
 * Stores what somebody answered, books when that settles it, and brings everybody's picture up to date. The same
 * answers a second time change nothing: that, and not the inbox, is what makes a double press harmless here, since a
 * person may go from yes to no and back to yes, and the last answer counts.
 */
export async function storeAnswers(
  work: Work,
  tx: Tx,
  found: TableCase,
  said: Answering,
): Promise<TableCase> {
  const votes = [...said.answers].map(
    ([slotId, answer]): Vote => ({
      slotId,
      participantId: said.participantId,
      answer,
      answeredBy: said.by,
      via: said.via,
      answeredAt: work.now,
    }),
  );
  const changed = votes.filter((vote) => !found.votes.some((known) => sameAnswer(known, vote)));
  if (changed.length === 0) return found;

  await tx.tables.castVotes(changed);
  const answered = {
    ...found,
    votes: [...found.votes.filter((known) => !changed.some((vote) => samePlace(known, vote))), ...changed],
  };
  const agreed = await agreedMoment(work, tx, answered);
  await tx.audit.add({
    at: work.now,
    actor: actorOf(found, said),
    action: said.via === 'phone' ? 'table.answered_by_phone' : 'table.answered',
    subject: { kind: 'actietafel', id: found.table.id },
    ground: said.via === 'phone' ? groundOfHand(found, said.by) : groundOf(found, said.participantId),
  });

  if (agreed) return book(work, tx, answered, agreed, null);
  await planPictures(work, tx, answered);
  await askCoordinatorWhenStuck(work, tx, answered);
  return answered;
}

/** When everybody has spoken and nothing can be booked, or the family cannot come at all, only a person can go on. */
async function askCoordinatorWhenStuck(work: Work, tx: Tx, found: TableCase): Promise<void> {
  const round = roundOf(work.deps, found);
  if (found.table.slots.every(({ id }) => familyOn(round, id) === 'no')) {
    return planCoordinatorNeeded(work, tx, found, 'family_says_no');
  }
  if (everybodyAnswered(round)) await planCoordinatorNeeded(work, tx, found, 'nothing_fits');
}

function samePlace(a: Vote, b: Vote): boolean {
  return a.slotId === b.slotId && a.participantId === b.participantId;
}

function sameAnswer(a: Vote, b: Vote): boolean {
  return samePlace(a, b) && a.answer === b.answer && a.answeredBy === b.answeredBy;
}

/** Whose act it is: of whoever tapped it in, else of the person, parent or pupil who is asked. */
export function actorOf(
  found: TableCase,
  said: Pick<Answering, 'participantId' | 'by'>,
): { kind: 'person' | 'guardian' | 'pupil' | 'guest'; id: string } {
  if (said.by) return { kind: 'person', id: said.by };
  const who = found.asked.find(({ id }) => id === said.participantId)?.who;
  if (!who) throw new Error('Somebody answered who is not asked.');
  return { kind: who.kind, id: who.id };
}

/** On what ground somebody taps in another's answer: as the mentor at this table, else as who coordinates. */
function groundOfHand({ asked }: TableCase, by: PersonId | null): 'coordination' | 'own_pupil' {
  const isMentor = asked.some(({ who, role }) => who.id === by && role === 'mentor');
  return isMentor ? 'own_pupil' : 'coordination';
}

/** On what ground somebody at the table answers. */
export function groundOf(
  found: TableCase,
  participantId: ParticipantId,
): 'family' | 'seat' | 'coordination' | 'own_pupil' {
  const role = found.asked.find(({ id }) => id === participantId)?.role;
  if (role === 'ouder' || role === 'leerling') return 'family';
  if (role === 'ondersteuningscoordinator') return 'coordination';
  return role === 'mentor' ? 'own_pupil' : 'seat';
}
