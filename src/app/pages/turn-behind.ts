import type { PersonId } from '../../domain/ids.ts';
import type { Link, LinkPurpose } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';

/** Whoever a link was made for, as they are today. */
export type Holder = Pick<Actor, 'personId' | 'memberships' | 'seatSchools'>;

/**
 * The holder of a link as the one who presses, as they are today.
 *
 * @param isTheirs whether what is behind it is for them still
 * @returns null for a link to another page or of nobody who works here, and when it is not for them any more
 */
export async function turnBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  purposes: readonly LinkPurpose[],
  isTheirs: (holder: Holder, now: Turn['now']) => boolean | Promise<boolean>,
): Promise<Turn | null> {
  if (!purposes.includes(link.purpose) || link.holder.kind !== 'person') return null;
  const personId = link.holder.id as PersonId;
  const work = workAt(deps);
  const standing = await tx.people.standing(personId, work.today);
  if (!(await isTheirs({ personId, ...standing }, work.now))) return null;
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
