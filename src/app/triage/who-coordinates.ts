import { inLine, inLineWithDeputies } from '../../domain/coordinators.ts';
import type { PupilId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Actor, Membership } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';

type Standing = { memberships: readonly Membership[] };

/** Coordinators and their deputies at this school; nobody else sees or decides a concern of a colleague. */
export function coordinatesAt({ memberships }: Standing, schoolId: SchoolId): boolean {
  return memberships.some((each) => each.schoolId === schoolId && each.role === 'ondersteuningscoordinator');
}

/** Who may let a concern go on that was stopped for safety. */
export function isSafetyOfficerAt({ memberships }: Standing, schoolId: SchoolId): boolean {
  return memberships.some((each) => each.schoolId === schoolId && each.role === 'aandachtsfunctionaris');
}

/** Who says that it was discussed and may go on: the aandachtsfunctionaris, or a coordinator of a school that has none. */
export async function mayRelease(
  tx: Tx,
  standing: Standing,
  schoolId: SchoolId,
  on: SchoolDate,
): Promise<boolean> {
  if (isSafetyOfficerAt(standing, schoolId)) return true;
  if (!coordinatesAt(standing, schoolId)) return false;
  return (await tx.people.withRole(schoolId, 'aandachtsfunctionaris', on)).length === 0;
}

/**
 * Whether a card about this pupil goes to this coordinator today: to those of the class, and to a deputy when the
 * coordinator is away, or (`late`) when the term has passed without anybody acting.
 */
export async function isInLine(
  tx: Tx,
  personId: string,
  pupilId: PupilId | null,
  at: { schoolId: SchoolId; today: SchoolDate; late?: boolean },
): Promise<boolean> {
  const coordinators = await tx.people.coordinators(at.schoolId, at.today);
  const pupil = pupilId ? await tx.pupils.byId(pupilId) : null;
  const line = (at.late ? inLineWithDeputies : inLine)(
    coordinators,
    pupil && tx.people.keyOfClass(pupil.className),
  );
  return line.some((id) => id === personId);
}

/** The casushouder carries one dossier, a coordinator all of the school. */
export function carries(
  actor: Pick<Actor, 'personId' | 'memberships'>,
  dossier: Dossier,
  schoolId: SchoolId,
): boolean {
  return (
    coordinatesAt(actor, schoolId) || (dossier.casushouderId === actor.personId && worksAt(actor, schoolId))
  );
}

export function worksAt({ memberships }: Standing, schoolId: SchoolId): boolean {
  return memberships.some((each) => each.schoolId === schoolId);
}

/** The school on a card is only believed of somebody who works there or holds a seat: no row of another is ever read. */
export function isHere(actor: Pick<Actor, 'memberships' | 'seatSchools'>, schoolId: SchoolId): boolean {
  return worksAt(actor, schoolId) || actor.seatSchools.includes(schoolId);
}
