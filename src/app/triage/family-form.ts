import type { SchoolId } from '../../domain/ids.ts';
import { involvementOf, mayLeaveOut } from '../../domain/involvement.ts';
import { LEFT_OUT_REASONS } from '../../domain/involvement-rules.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { kernteamOf, seatsEmpty } from '../kernteam/finding-kernteam.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Person } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { askedAbout, type Family, type FamilyPeople, familyOf, familyPeople, leftOutOf } from './family.ts';
import { aboutConcern } from './showing-triage.ts';
import type { FamilyForm, StaffChoice } from './views.ts';

/** Who has to hear, who can look along, who can carry it, and which seats are empty: said before anything is decided. */
export async function acceptView(
  tx: Tx,
  turn: Turn,
  concern: Concern,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  const family = await familyOf(tx, concern, turn.today);
  if (!family) return { kind: 'refused', code: 'pupil_missing' };
  const people = await familyPeople(tx, schoolId, family.pupil, turn.actor.personId, turn.today);
  return {
    kind: 'triage_accept',
    ...(await aboutConcern(tx, concern, schoolId)),
    today: turn.today,
    family: formOf(family, people, concern, turn),
    holders: staffChoices(people.holders),
    emptySeats: seatsEmpty(await kernteamOf(tx, family.pupil, family.age, turn.today)),
    fault,
  };
}

/** The same about the parents alone, for a coordinator who tells them before she decides. */
export async function informView(
  tx: Tx,
  turn: Turn,
  concern: Concern,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  const about = await aboutConcern(tx, concern, schoolId);
  const family = await familyOf(tx, concern, turn.today);
  if (!family) return { kind: 'refused', code: 'pupil_missing' };
  if (askedAbout(family).length === 0)
    return { kind: 'triage_informed', ...about, notTold: leftOutOf(family).length };
  const people = await familyPeople(tx, schoolId, family.pupil, turn.actor.personId, turn.today);
  return {
    kind: 'triage_inform',
    ...about,
    today: turn.today,
    family: formOf(family, people, concern, turn),
    fault,
  };
}

function formOf(family: Family, people: FamilyPeople, concern: Concern, turn: Turn): FamilyForm {
  const { parentsTold } = concern.intake;
  const told = parentsTold?.told === 'yes' ? parentsTold : null;
  const asked = askedAbout(family);
  const isOnlyOne = family.mustHear.length === 1 && asked[0] !== null;
  const byMentor = told?.by === 'mentor' && people.informers.some(({ id }) => id === concern.raisedBy);
  return {
    parents: asked.map((id, index) => ({
      id,
      nth: index + 1,
      initial: initialOf(family, id),
      informedOn: isOnlyOne ? (told?.on ?? null) : null,
    })),
    parentsWithConsent: involvementOf(family.age).parents === 'with_consent',
    notTold: leftOutOf(family).length,
    toldOn: told?.on ?? null,
    informers: staffChoices(people.informers),
    informerId: byMentor ? concern.raisedBy : turn.actor.personId,
    seconds: staffChoices(people.seconds),
    leftOutReasons: LEFT_OUT_REASONS.filter((reason) => mayLeaveOut(reason, family.age)),
    asksAge: family.asksAge,
  };
}

function initialOf({ guardians }: Family, id: string | null): string | null {
  return guardians.find((guardian) => guardian.id === id)?.name.roepnaam.slice(0, 1) ?? null;
}

/** Colleagues by roepnaam, with a letter of the surname only where two share it on this card. */
export function staffChoices(people: readonly Person[]): StaffChoice[] {
  return people.map(({ id, name }) => {
    const isShared = people.filter((each) => each.name.roepnaam === name.roepnaam).length > 1;
    return { id, label: isShared ? `${name.roepnaam} ${name.achternaam.slice(0, 1)}.` : name.roepnaam };
  });
}
