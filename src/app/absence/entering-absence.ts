import { endedBefore, endedOn, joined, periodOf } from '../../domain/absence.ts';
import type { AbsenceId, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { honourEverywhere } from './honouring-everywhere.ts';
import {
  absenceOf,
  EMPTY,
  type Filled,
  formForOther,
  formView,
  mayEnterFor,
  ownRef,
} from './showing-absence.ts';

/** A press is answered within three seconds; tables that are left hear of it within some minutes. */
const HONOURED_WITHIN_MILLISECONDS = 1500;

/** The days as they stand on the card, and for whom when that was chosen there. */
export type Entered = { fromOn: SchoolDate | null; untilOn: SchoolDate | null; personId: PersonId | null };

/**
 * Somebody is not there for some days, at no school. Days that meet others become one period, so that the same press
 * twice changes nothing. Whoever it was put down for hears it, and can take it back.
 */
export async function enterAbsence(turn: Turn, ref: CardRef, entered: Entered): Promise<PersonalView> {
  const personId = entered.personId ?? (ref.id as PersonId);
  const view = await everyTime(turn, ref.schoolId, async (tx) => {
    if (!(await mayEnterFor(tx, turn, ref.schoolId, personId)))
      return { kind: 'refused', code: 'not_for_your_role' };
    const period = periodOf(entered.fromOn, entered.untilOn, turn.today);
    if (typeof period === 'string') return formAgain(tx, turn, ref, personId, { ...entered, fault: period });

    await tx.people.lock(personId);
    const { whole, swallowed } = joined(await tx.absences.of(personId, turn.today), period);
    const isKnown = swallowed.some(
      ({ fromOn, untilOn }) => fromOn === whole.fromOn && untilOn === whole.untilOn,
    );
    if (!isKnown) {
      await tx.absences.remove(swallowed.map(({ id }) => id));
      await tx.absences.add({ id: turn.deps.ids.next<AbsenceId>(), personId, ...whole });
      await recorded(tx, turn, personId, 'absence.entered');
      await tellPerson(tx, turn, personId);
    }
    await tx.notices.plan(editOfPressedCard(turn, {}, 'absence'));

    return absenceOf(tx, turn, ref.schoolId, personId, 'saved');
  });
  if (view.kind === 'absence_list') {
    const putDown = personId === turn.actor.personId ? null : { by: turn.actor.personId, at: ref.schoolId };
    const isInTime = () => turn.deps.clock.now() - turn.now < HONOURED_WITHIN_MILLISECONDS;
    await honourEverywhere(turn, personId, putDown, isInTime);
  }
  return view;
}

/** The days are taken back, whoever put them down. */
export function withdrawAbsence(turn: Turn, ref: CardRef, id: AbsenceId): Promise<PersonalView> {
  const personId = ref.id as PersonId;
  return everyTime(turn, ref.schoolId, async (tx) => {
    if (!(await mayEnterFor(tx, turn, ref.schoolId, personId)))
      return { kind: 'refused', code: 'not_for_your_role' };

    await tx.people.lock(personId);
    const known = (await tx.absences.of(personId, turn.today)).find((each) => each.id === id);
    if (known) {
      await tx.absences.remove([id]);
      await recorded(tx, turn, personId, 'absence.withdrawn');
      await tellPerson(tx, turn, personId);
      await tx.notices.plan(editOfPressedCard(turn, {}, 'absence'));
    }

    return absenceOf(tx, turn, ref.schoolId, personId, 'withdrawn');
  });
}

/**
 * Another last day: a later one is put down as any absence, an earlier one ends it sooner, yesterday at the earliest.
 * Tables that were moved because of the days that fall away stay where they are.
 */
export async function changeLastDay(
  turn: Turn,
  ref: CardRef,
  id: AbsenceId,
  untilOn: SchoolDate | null,
): Promise<PersonalView> {
  const personId = ref.id as PersonId;
  const known = await turn.deps.store.transact(ref.schoolId, (tx) => knownAbsence(tx, turn, personId, id));
  if (known && untilOn !== null && untilOn > known.untilOn) {
    const fromOn = known.fromOn < turn.today ? turn.today : known.fromOn;
    return enterAbsence(turn, ref, { fromOn, untilOn, personId });
  }
  return everyTime(turn, ref.schoolId, async (tx) => {
    if (!(await mayEnterFor(tx, turn, ref.schoolId, personId)))
      return { kind: 'refused', code: 'not_for_your_role' };

    await tx.people.lock(personId);
    const absence = await knownAbsence(tx, turn, personId, id);
    const left = absence && endedOn(absence, untilOn, turn.today);
    if (typeof left === 'string') return formAgain(tx, turn, ref, personId, { ...EMPTY, fault: left });
    if (absence && left && left.untilOn < absence.untilOn) {
      await tx.absences.shorten(id, left.untilOn);
      await recorded(tx, turn, personId, 'absence.ended');
      await tellPerson(tx, turn, personId);
    }

    return absenceOf(tx, turn, ref.schoolId, personId, 'saved');
  });
}

async function knownAbsence(tx: Tx, { today }: Turn, personId: PersonId, id: AbsenceId) {
  return (await tx.absences.of(personId, today)).find((each) => each.id === id) ?? null;
}

/** "I am back": what runs today ended yesterday; what is still to come stays. */
export async function comeBack(tx: Tx, turn: Turn): Promise<void> {
  const { personId } = turn.actor;
  await tx.people.lock(personId);
  for (const absence of await tx.absences.of(personId, turn.today)) {
    const left = endedBefore(absence, turn.today);
    if (left === 'not_running') continue;
    if (left === 'gone') await tx.absences.remove([absence.id]);
    else await tx.absences.shorten(absence.id, left.untilOn);
    await recorded(tx, turn, personId, 'absence.ended');
  }
}

/** The form as it was filled in, with what is wrong with it. */
async function formAgain(
  tx: Tx,
  turn: Turn,
  { schoolId }: CardRef,
  personId: PersonId,
  { fromOn, untilOn, fault }: Filled,
): Promise<PersonalView> {
  const filled = { fromOn, untilOn, fault };
  if (personId === turn.actor.personId) return formView(ownRef(turn.actor, schoolId), turn.today, filled);
  return formForOther(tx, turn, schoolId, personId, filled);
}

/** Only in a chat: a mail about somebody's own absence helps nobody, and they hear it from the colleague. */
async function tellPerson(tx: Tx, turn: Turn, personId: PersonId): Promise<void> {
  if (personId === turn.actor.personId) return;
  if (!(await tx.conversations.withChat([personId])).has(personId)) return;
  await tx.notices.plan([{ ...personNotice(turn, 'absence_news', personId, {}, turn.key), expiresAt: null }]);
}

function recorded(tx: Tx, turn: Turn, personId: PersonId, action: string): Promise<void> {
  return tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action,
    subject: { kind: 'person', id: personId },
    ground: personId === turn.actor.personId ? 'self' : 'coordination',
  });
}
