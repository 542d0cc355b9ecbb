import type { ActietafelId, PersonId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Vote } from '../ports/tables.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { actorOf, groundOf } from './answers.ts';
import { shownTable } from './changing-table.ts';
import { elsewhereAt } from './elsewhere.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, planCoordinatorNeeded } from './planning.ts';
import {
  bookedSlot,
  hasBegun,
  participantOf,
  type TableCase,
  tableCaseForChange,
  type Work,
} from './table-case.ts';
import type { WhyNeeded } from './views.ts';

/** "Ik kan toch niet": the table stands, and the coordinator decides whether it can go on like that. */
export function declineBooked(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return sayOfBooked(turn, ref, 'no');
}

/** "Ik kan toch wel": the "no" to the booked moment is taken back. */
export function comeAfterAll(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return sayOfBooked(turn, ref, 'yes');
}

function sayOfBooked(turn: Turn, ref: CardRef, answer: 'yes' | 'no'): Promise<PersonalView> {
  return everyTime(turn, ref.schoolId, async (tx) => {
    const found = await tableCaseForChange(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
    if (!found) return { kind: 'refused', code: 'card_outdated' };
    const me = participantOf(found, turn.actor.personId);
    if (!me) return { kind: 'refused', code: 'not_your_seat' };
    if (found.table.version !== ref.version) return (await shownTable(turn, tx, found)).view;

    const next = await storeOfBooked(turn, tx, found, me, { answer, by: null, via: 'card' });
    if (next !== found) await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));
    else if (answer === 'yes' && (await sitsElsewhere(turn, tx, found, me)))
      return { kind: 'refused', code: 'at_another_table' };

    return (await shownTable(turn, tx, next)).view;
  });
}

/**
 * Whether somebody comes to the booked moment after all; a "no" is told to the coordinator, who sees what the table
 * lacks by now. Nothing when no moment is booked, and nothing more when the same stands already: a button behind a
 * link is pressed twice, or again when its answer was lost. A "yes" takes back a "no", and is no answer for whoever
 * has not spoken; but an agenda that answers an invitation by mail speaks for its owner. Whoever sits at another table
 * by then does not come to this one. Each change is put on record, without what it was.
 */
export async function storeOfBooked(
  work: Work,
  tx: Tx,
  found: TableCase,
  who: Participant,
  how: { answer: Vote['answer']; by: PersonId | null; via: Vote['via']; why?: WhyNeeded },
): Promise<TableCase> {
  const slot = bookedSlot(found.table);
  if (found.table.state !== 'booked' || !slot || hasBegun(work.now, found.table)) return found;
  const said: Vote = {
    slotId: slot.id,
    participantId: who.id,
    answer: how.answer,
    answeredBy: how.by,
    via: how.via,
    answeredAt: work.now,
  };
  const isOwn = (vote: Vote) => vote.slotId === slot.id && vote.participantId === who.id;
  const known = found.votes.find(isOwn);
  if (known?.answer === how.answer && known.answeredBy === how.by) return found;
  if (how.answer !== 'no' && how.via !== 'mail' && known?.answer !== 'no') return found;
  if (how.answer !== 'no' && (await sitsElsewhere(work, tx, found, who))) return found;
  await tx.tables.castVotes([said]);
  await tx.audit.add({
    at: work.now,
    actor: actorOf(found, { participantId: who.id, by: how.by }),
    action: 'table.attendance_changed',
    subject: { kind: 'actietafel', id: found.table.id },
    ground: groundOf(found, who.id),
  });
  const next = { ...found, votes: [...found.votes.filter((vote) => !isOwn(vote)), said] };
  if (how.answer === 'no') await planCoordinatorNeeded(work, tx, next, how.why ?? 'cannot_come', who);
  await planPictures(work, tx, next);
  return next;
}

/** Whether somebody sits at another table during the moment that stands. They cannot be booked elsewhere until the transaction ends. */
export async function sitsElsewhere(
  work: Work,
  tx: Tx,
  found: TableCase,
  { who }: Participant,
): Promise<boolean> {
  const slot = bookedSlot(found.table);
  if (!slot || who.kind !== 'person') return false;
  await tx.tables.lockPeople([who.id]);
  return (await elsewhereAt(work, tx, found, [who.id], slot)).has(who.id);
}
