import { type RawBuilder, sql } from 'kysely';
import type { About } from '../app/ports/notices.ts';
import type { SchoolId } from '../domain/ids.ts';

/**
 * The columns that this `about` names. @throws Error when it names none: that would be every notice of the school.
 */
export function namedBy(about: About) {
  const named = (
    [
      ['concern_id', about.concernId],
      ['dossier_id', about.dossierId],
      ['actietafel_id', about.actietafelId],
      ['deadline_id', about.deadlineId],
    ] as const
  ).filter(([, id]) => id !== undefined);
  if (named.length === 0)
    throw new Error('A notice is looked up by what it is about, and nothing was named.');
  return named;
}

/** A notice is of the school that planned it; somebody's message of a day of every school that has a part in it. */
export function isOfSchool(schoolId: SchoolId): RawBuilder<boolean> {
  return sql<boolean>`(notice.school_id = ${schoolId}::uuid or exists (
    select from digest_part
    where digest_part.dedupe_key = notice.dedupe_key and digest_part.school_id = ${schoolId}::uuid
  ))`;
}
