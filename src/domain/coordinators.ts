import type { PersonId } from './ids.ts';

/** A coordinator or a deputy, as they are on one day. */
export type Coordinator = {
  personId: PersonId;
  /** For whom somebody stands in; null for a coordinator of their own. */
  deputyOf: PersonId | null;
  /** The keys of the classes that this coordinator has; null = all of the school. */
  scope: readonly string[] | null;
  isAway: boolean;
  /** Reminded of legal duties alone on that day, by their own choice or in a pause. */
  isQuiet: boolean;
};

/**
 * Who gets a card about a pupil of this class: the coordinators of the class, else those of the whole school. In place
 * of one who is away today come the deputies who are there. Never nobody: where all of them are away, everybody who is
 * there gets it, and where nobody is, they find it on their return.
 */
export function inLine(all: readonly Coordinator[], classKey: string | null): PersonId[] {
  const own = coordinatorsOf(all, classKey);
  const present = own.flatMap((each) => (each.isAway ? deputiesOf(all, each).filter(isThere) : [each]));
  if (present.length > 0) return idsOf(present);
  const others = all.filter(isThere);
  return idsOf(others.length > 0 ? others : own);
}

/** The same for a reminder of what is no legal duty: whoever asked not to hear of such counts as away. */
export function hearingOf(all: readonly Coordinator[], isDuty: boolean): readonly Coordinator[] {
  return isDuty ? all : all.map((each) => (each.isQuiet ? { ...each, isAway: true } : each));
}

/** Whether nobody would be reminded of what is no legal duty, if this coordinator were not. */
export function isLastToHear(all: readonly Coordinator[], personId: PersonId): boolean {
  const isOther = (each: Coordinator) => each.personId !== personId;
  return !all.every(isOther) && !hearingOf(all, false).filter(isOther).some(isThere);
}

/** When they have not acted within the term, their deputies are asked along with them. */
export function inLineWithDeputies(all: readonly Coordinator[], classKey: string | null): PersonId[] {
  const deputies = coordinatorsOf(all, classKey).flatMap((each) => deputiesOf(all, each));
  return [...new Set([...inLine(all, classKey), ...idsOf(deputies)])];
}

function coordinatorsOf(all: readonly Coordinator[], classKey: string | null): Coordinator[] {
  // Whoever stands in for somebody who is no coordinator any more, stands alone.
  const own = all.filter(({ deputyOf }) => !all.some(({ personId }) => personId === deputyOf));
  const ofClass = own.filter(({ scope }) => classKey !== null && scope?.includes(classKey));
  if (ofClass.length > 0) return ofClass;
  const ofSchool = own.filter(({ scope }) => scope === null);
  return ofSchool.length > 0 ? ofSchool : own;
}

function deputiesOf(all: readonly Coordinator[], { personId }: Coordinator): Coordinator[] {
  return all.filter(({ deputyOf }) => deputyOf === personId);
}

function isThere({ isAway }: Coordinator): boolean {
  return !isAway;
}

function idsOf(people: readonly Coordinator[]): PersonId[] {
  return [...new Set(people.map(({ personId }) => personId))];
}
