import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { formView, ownAbsence, ownRef } from './showing-absence.ts';

/** What somebody typed about being away, as a form to confirm or as what stands; and what somebody else put down. */
export async function prepareAbsence(tx: Tx, { notice, school, today }: Moment): Promise<Prepared> {
  const personId = notice.to.id as PersonId;
  const { show, fromOn, untilOn, fault } = notice.params;
  if (show === 'form') {
    const filled = {
      fromOn: (fromOn ?? null) as SchoolDate | null,
      untilOn: (untilOn ?? null) as SchoolDate | null,
      fault: (fault ?? null) as RefusalCode | null,
    };
    return { kind: 'view', view: formView(ownRef({ personId }, school.id), today, filled) };
  }
  const { memberships } = await tx.people.standing(personId, today);
  const said = notice.kind === 'absence_news' ? 'by_coordinator' : saidBy(show);
  return { kind: 'view', view: await ownAbsence(tx, { personId, memberships }, school.id, today, said) };
}

/** An edited card shows what stands. */
function saidBy(show: unknown): 'asked' | 'saved' | 'back' {
  if (show === 'back') return 'back';
  return show === 'absence' ? 'saved' : 'asked';
}
