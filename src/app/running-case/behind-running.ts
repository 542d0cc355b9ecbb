import type { PersonId } from '../../domain/ids.ts';
import type { Link, LinkPurpose } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';
import type { RunningDoor } from './views.ts';

/**
 * The coordinator behind a link as the one who presses, as they are today; null for anybody else. Only who judges concerns at this
 * school puts a case in without one having been sent.
 */
export async function coordinatorBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  purpose: LinkPurpose = 'running_case_page',
): Promise<Turn | null> {
  if (link.purpose !== purpose || link.holder.kind !== 'person') return null;
  const personId = link.holder.id as PersonId;
  const work = workAt(deps);
  const standing = await tx.people.standing(personId, work.today);
  if (!coordinatesAt(standing, link.schoolId)) return null;
  const person = await tx.people.byId(personId);
  const school = await tx.schools.here();
  const languages = { own: person?.language ?? null, chat: null, school: school.language };
  return {
    ...work,
    actor: { personId, languages, ...standing, chat: null },
    key: link.id,
    cardActivity: null,
  };
}

export function doorOf({ actor, today }: Turn): RunningDoor {
  return { language: actor.languages.own ?? actor.languages.school, today };
}
