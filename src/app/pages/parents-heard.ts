import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import { involvementOf } from '../../domain/involvement.ts';
import type { LeftOutReason } from '../../domain/involvement-rules.ts';
import type { Informed } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import { type Family, stillToHear } from '../triage/family.ts';

/** What is on record about one parent, first the first; nothing for one who still has to hear. `null` = parents who are in no list. */
export type ParentHeard = { name: PersonName | null; records: readonly HeardRecord[] };

/** Told on a day by somebody, or left out for a reason, with whoever looked along. */
export type HeardRecord =
  | { kind: 'told'; on: SchoolDate; by: PersonName | null }
  | { kind: 'left_out'; reason: LeftOutReason; second: PersonName | null };

/** What the parents know. `pupilDecides` = the pupil is of age: nobody has to hear. */
export type FamilyHeard = { parents: readonly ParentHeard[]; pupilDecides: boolean };

/** The colleagues who are named in what is on record. */
export function namedIn({ recorded }: Family): PersonId[] {
  return recorded.flatMap(({ informedBy, secondPersonId }) =>
    [informedBy, secondPersonId].filter((id) => id !== null),
  );
}

/** Every parent about whom something is on record, or still has to be, in the order of the school's list. */
export function familyHeard(family: Family, nameOf: (id: PersonId) => PersonName | null): FamilyHeard {
  const { guardians, recorded, age } = family;
  const missing = stillToHear(family);
  const ids = [...guardians.map(({ id }) => id), null].filter(
    (id) => missing.includes(id) || recorded.some(({ guardianId }) => guardianId === id),
  );
  return {
    parents: ids.map((id) => ({
      name: guardians.find((each) => each.id === id)?.name ?? null,
      records: recorded.filter(({ guardianId }) => guardianId === id).flatMap((row) => recordOf(row, nameOf)),
    })),
    pupilDecides: involvementOf(age).parents === 'with_consent',
  };
}

/** What one row says of a parent; nothing where it says neither. */
export function recordOf(
  { informedOn, informedBy, exceptionCode, secondPersonId }: Informed,
  nameOf: (id: PersonId) => PersonName | null,
): HeardRecord[] {
  if (informedOn) return [{ kind: 'told', on: informedOn, by: informedBy && nameOf(informedBy) }];
  if (!exceptionCode) return [];
  const second = secondPersonId && nameOf(secondPersonId);
  return [{ kind: 'left_out', reason: exceptionCode as LeftOutReason, second }];
}
