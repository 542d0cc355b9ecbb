import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { refOf, roepnaamOf, viewOfConcern } from './showing-concern.ts';

/** The intake's card as a message of its own: the first question, the draft that is offered again, or the receipt. */
export async function prepareIntake(tx: Tx, { notice, school, today, wallClock }: Moment): Promise<Prepared> {
  const { concernId } = notice.about;
  const concern = concernId ? await tx.concerns.byId(concernId) : null;
  if (!concern || concern.raisedBy !== notice.to.id) return { kind: 'drop', reason: 'concern_gone' };
  if (notice.kind === 'intake_resume' && concern.state === 'draft') {
    return {
      kind: 'view',
      view: {
        kind: 'intake_resume',
        ref: refOf(concern, school.id),
        begunOn: wallClock.dateOf(concern.createdAt),
        roepnaam: (await roepnaamOf(tx, concern)) || null,
      },
    };
  }
  return { kind: 'view', view: await viewOfConcern(tx, concern, { schoolId: school.id, today, wallClock }) };
}
