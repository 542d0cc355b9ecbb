import type { SchoolId } from '../../domain/ids.ts';
import { fitting } from '../../domain/reminding/digest.ts';
import type { School } from '../ports/schools.ts';
import type { Preparing } from '../preparing-notices.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { partAt, type SchoolPart } from './school-part.ts';
import type { DayPart, DigestView } from './views.ts';

/**
 * The message of today as it stands now, for whoever went from it to something else; also on a day on which none was sent. Each
 * school's part is read at that school. Nothing is stored by looking, and no reminder counts as told by it.
 */
export async function showDay({ deps, actor, today }: Turn): Promise<PersonalView> {
  const schools = new Set<SchoolId>([
    ...actor.memberships.map(({ schoolId }) => schoolId),
    ...actor.seatSchools,
  ]);
  const parts: SchoolPart[] = [];
  for (const schoolId of schools) {
    const part = await deps.store.transact(schoolId, async (tx) =>
      partAt(tx, { ...deps, school: await tx.schools.here(), today }, actor.personId),
    );
    if (part) parts.push(part);
  }
  if (parts.length === 0) return { kind: 'refused', code: 'not_for_your_role' };
  const worth = parts.filter(({ isWorth }) => isWorth);
  return dayOf(deps, worth.length > 0 ? worth : parts.slice(0, 1));
}

/** One message of what these schools have to say, at least one, by the names of the schools. */
export function dayOf(
  { wallClock, clock }: Pick<Preparing, 'wallClock' | 'clock'>,
  found: readonly SchoolPart[],
): Extract<DigestView, { kind: 'digest' }> {
  const sorted = [...found].sort(bySchool);
  const digests = fitting(sorted.map(({ part }) => part.digest));
  const parts = sorted.map(
    ({ part: { school, ...part } }, at): DayPart => ({
      ...part,
      school: nameOf(school),
      digest: digests[at] ?? part.digest,
    }),
  );
  const schoolId = (parts[0] as DayPart).school.id;
  const ref = { schoolId, id: schoolId, version: 0 };
  return { kind: 'digest', ref, on: wallClock.dateOf(clock.now()), parts };
}

export function nameOf({ id, name }: Pick<School, 'id' | 'name'>): DayPart['school'] {
  return { id, name };
}

function bySchool(one: SchoolPart, other: SchoolPart): number {
  const [first, second] = [one.part.school, other.part.school];
  return first.name.localeCompare(second.name, 'nl') || (first.id < second.id ? -1 : 1);
}
