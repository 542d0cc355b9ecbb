import type { PersonId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';

/** `lopende casus`, as an answer in a coordinator's own chat. */
export async function prepareRunningCase(tx: Tx, { notice, school, today }: Moment): Promise<Prepared> {
  const standing = await tx.people.standing(notice.to.id as PersonId, today);
  const coordinates = coordinatesAt(standing, school.id);
  return {
    kind: 'view',
    view: coordinates ? { kind: 'running_case' } : { kind: 'refused', code: 'not_for_your_role' },
  };
}
