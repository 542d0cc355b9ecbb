import type { ConcernId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { holderOf, mayOpen } from './opening-page.ts';

/** The concern behind a coordinator's link; null when it is not for this person, or not any more. */
export async function concernBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
): Promise<{ concern: Concern; holder: Pick<Actor, 'personId'> } | null> {
  if (link.purpose !== 'concern_page' || !link.concernId) return null;
  const holder = await holderOf(tx, deps, link);
  const concern = await tx.concerns.byId(link.concernId as ConcernId);
  if (!holder || !concern) return null;
  return mayOpen(holder, link.schoolId, concern, 'concern_page') ? null : { concern, holder };
}
