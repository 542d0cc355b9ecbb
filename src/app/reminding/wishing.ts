import { isLastToHear } from '../../domain/coordinators.ts';
import type { PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import {
  AS_THE_SCHOOL,
  hoursOf,
  lastPauseDay,
  type Wishes,
  wishesOf,
} from '../../domain/reminding/wishes.ts';
import { homeSchool } from '../arriving/arriving.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { WishesView } from './views.ts';

/** Everybody chooses for themselves, and sees their own choice. Nothing is stored by looking. */
export function showWishes(turn: Turn): Promise<PersonalView> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return turn.deps.store.transact(schoolId, (tx) => formView(tx, turn.actor.personId, schoolId, turn.today));
}

/** The same in somebody's own chat, after they typed it; and a form that was filled in, brought up to what stands. */
export async function prepareWishes(tx: Tx, { notice, school, today }: Moment): Promise<Prepared> {
  const personId = notice.to.id as PersonId;
  if (notice.kind !== 'card_edit')
    return { kind: 'view', view: await formView(tx, personId, school.id, today) };
  const ref = { schoolId: school.id, id: personId, version: 0 };
  return { kind: 'view', view: { kind: 'reminding_kept', ref, ...(await wishesView(tx, personId, today)) } };
}

/** From now on like this, at every school. What is wrong with it is said on the form, and nothing is kept then. */
export function keepWishes(turn: Turn, ref: CardRef, filled: Wishes): Promise<PersonalView> {
  const { personId } = turn.actor;
  if (ref.id !== personId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return everyTime(turn, ref.schoolId, async (tx): Promise<PersonalView> => {
    const { policy } = await tx.schools.here();
    const wishes = wishesOf(filled, policy, turn.today);
    if (typeof wishes === 'string') {
      const shown = await wishesView(tx, personId, turn.today);
      return { kind: 'reminding_form', ref, ...shown, wishes: filled, fault: wishes };
    }

    await tx.people.lock(personId);
    if (!isSame(await tx.reminding.of(personId), wishes)) {
      await tx.reminding.wish(personId, wishes);
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: personId },
        action: 'reminding.chosen',
        subject: { kind: 'person', id: personId },
        ground: 'self',
      });
      await tx.notices.plan(editOfPressedCard(turn, {}, 'reminding'));
    }

    return { kind: 'reminding_kept', ref, ...(await wishesView(tx, personId, turn.today)) };
  });
}

/** As the school does it. */
export function forgetWishes(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return keepWishes(turn, ref, AS_THE_SCHOOL);
}

/** A pause that is over is no wish any more. */
export async function wishesView(tx: Tx, personId: PersonId, today: SchoolDate): Promise<WishesView> {
  const { id, policy } = await tx.schools.here();
  const kept = await tx.reminding.of(personId);
  const isOver = kept.pausedUntil !== null && kept.pausedUntil < today;
  return {
    wishes: isOver ? { ...kept, pausedUntil: null } : kept,
    ofSchool: hoursOf(policy),
    today,
    lastPause: lastPauseDay(policy, today),
    isLastToHear: isLastToHear(await tx.people.coordinators(id, today), personId),
  };
}

async function formView(
  tx: Tx,
  personId: PersonId,
  schoolId: SchoolId,
  today: SchoolDate,
): Promise<PersonalView> {
  const ref = { schoolId, id: personId, version: 0 };
  return { kind: 'reminding_form', ref, ...(await wishesView(tx, personId, today)), fault: null };
}

function isSame(one: Wishes, other: Wishes): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
