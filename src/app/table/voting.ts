import type { ActietafelId, ParticipantId, SlotId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import type { VoteAnswer } from '../ports/tables.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type Answering, storeAnswers } from './answers.ts';
import { aboutOf, planCoordinatorNeeded } from './planning.ts';
import { answersForOther, handOf, roadsOf } from './reaching.ts';
import { viewForPerson } from './showing-table.ts';
import {
  isFamily,
  participantOf,
  type TableCase,
  tableCase,
  tableCaseForChange,
  viewerOf,
  type Work,
} from './table-case.ts';

/** Answers per moment. A moment that is not in it keeps the answer that it had. */
export type Answers = ReadonlyMap<SlotId, VoteAnswer>;

/** Yes, if need be or no to each proposal, in one press. Only for oneself; the last answer counts. */
export function answerMoments(turn: Turn, ref: CardRef, answers: Answers): Promise<PersonalView> {
  return atTable(turn, ref, async (tx, found) => {
    const me = participantOf(found, turn.actor.personId);
    if (!me) return { kind: 'refused', code: 'not_your_seat' };
    if (!isAboutThisRound(found, answers))
      return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});
    if (answers.size === 0)
      return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), { fault: 'answer_missing' });

    const next = await storeAnswers(turn, tx, found, {
      participantId: me.id,
      answers,
      by: null,
      via: 'card',
    });
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    return viewForPerson(turn, tx, next, viewerOf(turn.actor, next), { saved: true });
  });
}

/** None of these: no to all of them, and the coordinator hears that other moments are asked for. */
export function askAnotherTime(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return atTable(turn, ref, async (tx, found) => {
    const me = participantOf(found, turn.actor.personId);
    if (!me) return { kind: 'refused', code: 'not_your_seat' };
    if (found.table.version !== ref.version)
      return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});

    const next = await storeAnotherTime(turn, tx, found, { participantId: me.id, by: null, via: 'card' });
    if (next === found) return viewForPerson(turn, tx, found, viewerOf(turn.actor, found), {});
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    return viewForPerson(turn, tx, next, viewerOf(turn.actor, next), { saved: true });
  });
}

/** The form for an answer by phone: for who coordinates, and for the mentor at this table. Nothing changes. */
export function askPhone(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    const found = await tableCase(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
    if (!found) return { kind: 'refused', code: 'card_outdated' };
    const viewer = viewerOf(turn.actor, found);
    if (!handOf(viewer, found)) return { kind: 'refused', code: 'not_for_your_role' };
    const isNow = found.table.version === ref.version;
    return viewForPerson(turn, tx, found, viewer, isNow ? { show: 'phone' } : {});
  });
}

/**
 * What somebody without mail or Teams said by phone, tapped in by a coordinator or the mentor; it stays visible who did.
 * A coordinator can for the family and for those who do not answer in Teams, a mentor for whoever is reached by phone
 * alone.
 */
export function answerByPhone(
  turn: Turn,
  ref: CardRef,
  participantId: ParticipantId | null,
  answers: Answers,
): Promise<PersonalView> {
  return atTable(turn, ref, async (tx, found) => {
    const viewer = viewerOf(turn.actor, found);
    const hand = handOf(viewer, found);
    if (!hand) return { kind: 'refused', code: 'not_for_your_role' };
    if (!isAboutThisRound(found, answers)) return viewForPerson(turn, tx, found, viewer, {});
    const them = found.asked.find(({ id }) => id === participantId);
    if (!them) return viewForPerson(turn, tx, found, viewer, { show: 'phone', fault: 'person_missing' });
    if (hand === 'mentor' && isFamily(them)) return { kind: 'refused', code: 'not_for_your_role' };
    if (!answersForOther(hand, them, (await roadsOf(tx, found))(them)))
      return { kind: 'refused', code: 'answers_themselves' };
    if (answers.size === 0)
      return viewForPerson(turn, tx, found, viewer, { show: 'phone', fault: 'answer_missing' });

    const next = await storeAnswers(turn, tx, found, {
      participantId: them.id,
      answers,
      by: turn.actor.personId,
      via: 'phone',
    });
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    const saved = hand === 'coordinator' ? { saved: true } : { savedFor: them };
    return viewForPerson(turn, tx, next, viewerOf(turn.actor, next), saved);
  });
}

/** No to every moment, with the remark that another is asked for. */
export async function storeAnotherTime(
  work: Work,
  tx: Tx,
  found: TableCase,
  who: Pick<Answering, 'participantId' | 'by' | 'via'>,
): Promise<TableCase> {
  if (found.table.state !== 'voting') return found;
  await tx.tables.addRemark(found.table.id, who.participantId, 'another_time', work.now);
  await planCoordinatorNeeded(work, tx, found, 'another_time');
  const answers = new Map(found.table.slots.map(({ id }) => [id, 'no' as const]));
  return storeAnswers(work, tx, found, { ...who, answers });
}

/** An answer to a proposal of an earlier round says nothing about this one. */
export function isAboutThisRound({ table }: TableCase, answers: Answers): boolean {
  return (
    table.state === 'voting' &&
    [...answers.keys()].every((slotId) => table.slots.some(({ id }) => id === slotId))
  );
}

function atTable(
  turn: Turn,
  ref: CardRef,
  work: (tx: Tx, found: TableCase) => Promise<PersonalView>,
): Promise<PersonalView> {
  return everyTime(turn, ref.schoolId, async (tx) => {
    const found = await tableCaseForChange(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
    return found ? work(tx, found) : { kind: 'refused', code: 'card_outdated' };
  });
}
