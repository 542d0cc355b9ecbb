import type { PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import {
  type Age,
  ageOf,
  faultOfInforming,
  hasToHear,
  type InformedAnswer,
  involvementOf,
  whoHasToHear,
} from '../../domain/involvement.ts';
import type { AgeBand, LeftOutReason } from '../../domain/involvement-rules.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Informed } from '../ports/dossiers.ts';
import type { Person } from '../ports/people.ts';
import type { Guardian, Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';

/** A concern's pupil with everybody who has to hear of it, and what was recorded so far. */
export type Family = {
  pupil: Pupil;
  guardians: readonly Guardian[];
  /** With gezag, or not known to be without: `null` stands for parents who are in no list. */
  mustHear: readonly (string | null)[];
  age: Age;
  /** Nobody has said how old the pupil is. */
  asksAge: boolean;
  recorded: readonly Informed[];
};

/** What a coordinator fills in about the family. */
export type FamilyAnswers = {
  parents: readonly InformedAnswer[];
  secondPerson: PersonId | null;
  ageBand: AgeBand | null;
};

/** Null when the concern is about nobody in the store. */
export async function familyOf(
  tx: Tx,
  concern: Pick<Concern, 'id' | 'pupilId' | 'triage'>,
  today: SchoolDate,
  said: AgeBand | null = null,
): Promise<Family | null> {
  const pupil = concern.pupilId ? await tx.pupils.byId(concern.pupilId) : null;
  if (!pupil) return null;
  const guardians = await tx.pupils.guardians(pupil.id);
  const recorded = await tx.dossiers.informed(concern.id);
  const age = ageOf(pupil.bornOn, said ?? concern.triage?.ageBand ?? null, today);
  return { pupil, guardians, mustHear: whoHasToHear(guardians, age), age, asksAge: age === null, recorded };
}

/** Who of them nothing is recorded about yet. */
export function stillToHear({ mustHear, recorded }: Family): readonly (string | null)[] {
  return mustHear.filter((id) => !recorded.some(({ guardianId }) => guardianId === id));
}

/** Parents to ask about on a card: those who have to hear, and at 18 those who may. */
export function askedAbout(family: Family): readonly (string | null)[] {
  if (involvementOf(family.age).parents !== 'with_consent') return stillToHear(family);
  return family.guardians
    .filter(
      ({ id, gezag }) => hasToHear(gezag) && !family.recorded.some(({ guardianId }) => guardianId === id),
    )
    .map(({ id }) => id);
}

/** What is wrong with the answers, of whatever origin: the persons in them are looked up among the school's own. */
export function faultOfAnswers(
  family: Family,
  answers: FamilyAnswers,
  people: FamilyPeople,
  decider: PersonId,
  today: SchoolDate,
): RefusalCode | null {
  const known = new Set<string | null>([...family.guardians.map(({ id }) => id), null]);
  if (answers.parents.some(({ guardianId }) => !known.has(guardianId))) return 'card_outdated';
  const told = answers.parents.filter(({ informedOn }) => informedOn !== null);
  if (told.some(({ informedBy }) => !people.informers.some(({ id }) => id === informedBy)))
    return 'colleague_unknown';
  const { secondPerson } = answers;
  if (secondPerson && secondPerson !== decider && !people.seconds.some(({ id }) => id === secondPerson))
    return 'colleague_unknown';
  return faultOfInforming(
    stillToHear(family),
    answers.parents,
    { second: secondPerson, decider },
    { today, age: family.age },
  );
}

/** Colleagues to choose from. */
export type FamilyPeople = {
  /** Who may have told a parent: the pupil's mentors, and everybody who coordinates. */
  informers: readonly Person[];
  /** Who can look along when a parent is left out; never the one who decides. */
  seconds: readonly Person[];
  /** Who can carry the dossier until the table. */
  holders: readonly Person[];
};

export async function familyPeople(
  tx: Tx,
  schoolId: SchoolId,
  pupil: Pupil,
  decider: PersonId,
  today: SchoolDate,
): Promise<FamilyPeople> {
  const school = schoolId;
  const coordinators = await tx.people.withRole(school, 'ondersteuningscoordinator', today);
  const officers = await tx.people.withRole(school, 'aandachtsfunctionaris', today);
  const leaders = await tx.people.withRole(school, 'schoolleider', today);
  const mentors = await tx.people.byIds(await tx.pupils.mentorsOf(pupil.id));
  const me = coordinators.filter(({ id }) => id === decider);
  const others = coordinators.filter(({ id }) => id !== decider);
  const holders = onceEach([...me, ...others, ...mentors]);
  return {
    informers: onceEach([...holders, ...officers, ...leaders]),
    seconds: onceEach([...officers, ...leaders, ...others]).filter(({ id }) => id !== decider),
    holders,
  };
}

/** Rows for the record: who was told when and by whom, or why not and who looked along. */
export function informedRows({ parents, secondPerson }: FamilyAnswers): Informed[] {
  return parents.map(({ guardianId, informedOn, informedBy, leftOut }) => ({
    guardianId: guardianId as Informed['guardianId'],
    informedOn,
    informedBy: informedOn ? (informedBy as PersonId | null) : null,
    exceptionCode: informedOn ? null : leftOut,
    secondPersonId: informedOn ? null : secondPerson,
  }));
}

/** Of whom it is on record that they were not told, and nothing since. */
export function leftOutOf({ mustHear, recorded }: Family): readonly (string | null)[] {
  return mustHear.filter((id) => {
    const last = recorded.findLast(({ guardianId }) => guardianId === id);
    return last !== undefined && last.informedOn === null;
  });
}

/** Why this parent was left out; null for one who was told. The last record counts. */
export function leftOutReason(recorded: readonly Informed[], guardianId: string): LeftOutReason | null {
  const last = recorded.findLast((each) => each.guardianId === guardianId);
  return (last?.exceptionCode ?? null) as LeftOutReason | null;
}

function onceEach(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
