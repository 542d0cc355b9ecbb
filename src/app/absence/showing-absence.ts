import { lastAbsenceDay } from '../../domain/absence.ts';
import type { PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { homeSchool } from '../arriving/arriving.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Actor, Person } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { staffChoices } from '../triage/family-form.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { AbsenceSaid } from './views.ts';

/** What stands on the form when it opens. */
export type Filled = { fromOn: SchoolDate | null; untilOn: SchoolDate | null; fault: RefusalCode | null };
export const EMPTY: Filled = { fromOn: null, untilOn: null, fault: null };

type Looker = Pick<Actor, 'personId' | 'memberships'>;

/** One's own absences; with none, the form, unless `back` from it. Nothing is stored by looking. */
export function showAbsence(turn: Turn, back: boolean): Promise<PersonalView> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return turn.deps.store.transact(schoolId, (tx) =>
    ownAbsence(tx, turn.actor, schoolId, turn.today, 'asked', back || coordinatesAt(turn.actor, schoolId)),
  );
}

/** The empty form, for oneself or for somebody of the kernteam. */
export function askAbsence(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    if (ref.id === turn.actor.personId) return formView(ownRef(turn.actor, ref.schoolId), turn.today, EMPTY);
    if (!(await mayEnterFor(tx, turn, ref.schoolId, ref.id as PersonId)))
      return { kind: 'refused', code: 'not_for_your_role' };
    return formForOther(tx, turn, ref.schoolId, ref.id, EMPTY);
  });
}

/** For a coordinator: the form with everybody of the kernteam to choose from. */
export function askAbsenceFor(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    return formForOther(tx, turn, ref.schoolId, null, EMPTY);
  });
}

export async function ownAbsence(
  tx: Tx,
  looker: Looker,
  schoolId: SchoolId,
  today: SchoolDate,
  said: AbsenceSaid = 'asked',
  asList = coordinatesAt(looker, schoolId),
): Promise<PersonalView> {
  const periods = await tx.absences.of(looker.personId, today);
  if (periods.length === 0 && said === 'asked' && !asList)
    return formView(ownRef(looker, schoolId), today, EMPTY);
  return {
    kind: 'absence_list',
    ref: ownRef(looker, schoolId),
    of: null,
    periods: periods.map(({ id, fromOn, untilOn }) => ({ id, fromOn, untilOn })),
    said,
    mayAskFor: coordinatesAt(looker, schoolId),
  };
}

/** The absences of whoever it was put down for, or one's own. */
export async function absenceOf(
  tx: Tx,
  turn: Turn,
  schoolId: SchoolId,
  personId: PersonId,
  said: AbsenceSaid,
): Promise<PersonalView> {
  if (personId === turn.actor.personId) return ownAbsence(tx, turn.actor, schoolId, turn.today, said);
  const person = await tx.people.byId(personId);
  const periods = await tx.absences.of(personId, turn.today);
  return {
    kind: 'absence_list',
    ref: { schoolId, id: personId, version: 0 },
    of: person?.name.roepnaam ?? '',
    periods: periods.map(({ id, fromOn, untilOn }) => ({ id, fromOn, untilOn })),
    said,
    mayAskFor: true,
  };
}

export function formView(ref: CardRef, today: SchoolDate, filled: Filled): PersonalView {
  return {
    kind: 'absence_form',
    ref,
    people: null,
    personId: null,
    today,
    lastDay: lastAbsenceDay(today),
    ...filled,
  };
}

export async function formForOther(
  tx: Tx,
  turn: Turn,
  schoolId: SchoolId,
  personId: string | null,
  filled: Filled,
): Promise<PersonalView> {
  return {
    kind: 'absence_form',
    ref: ownRef(turn.actor, schoolId),
    people: staffChoices(await kernteamPeople(tx, turn.today)),
    personId,
    today: turn.today,
    lastDay: lastAbsenceDay(turn.today),
    ...filled,
  };
}

/** Everybody enters it for themselves; a coordinator for whoever has a seat at this school, or stands in on one. */
export async function mayEnterFor(
  tx: Tx,
  { actor, today }: Pick<Turn, 'actor' | 'today'>,
  schoolId: SchoolId,
  personId: PersonId,
): Promise<boolean> {
  if (personId === actor.personId) return true;
  if (!coordinatesAt(actor, schoolId)) return false;
  return (await tx.dossiers.seats(today)).some(({ people }) => people.includes(personId));
}

export function ownRef({ personId }: Pick<Actor, 'personId'>, schoolId: SchoolId): CardRef {
  return { schoolId, id: personId, version: 0 };
}

async function kernteamPeople(tx: Tx, today: SchoolDate): Promise<Person[]> {
  const ids = (await tx.dossiers.seats(today)).flatMap(({ people }) => people);
  const people = await tx.people.byIds([...new Set(ids)]);
  return people.sort((a, b) => a.name.roepnaam.localeCompare(b.name.roepnaam, 'nl'));
}
