import { turnBehind } from '../pages/turn-behind.ts';
import type { Link, LinkPurpose } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import type { Deps, Turn } from '../turn.ts';
import type { RunningDoor } from './views.ts';

/**
 * The coordinator behind a link as the one who presses, as they are today; null for anybody else. Only who judges concerns at this
 * school puts a case in without one having been sent.
 */
export function coordinatorBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  purpose: LinkPurpose = 'running_case_page',
): Promise<Turn | null> {
  return turnBehind(tx, deps, link, [purpose], (holder) => coordinatesAt(holder, link.schoolId));
}

export function doorOf({ actor, today }: Turn): RunningDoor {
  return { language: actor.languages.own ?? actor.languages.school, today };
}
