import type { About } from '../app/ports/notices.ts';

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
