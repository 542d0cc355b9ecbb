import type { PersonId, SchoolId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import type { TriageView } from '../triage/views.ts';
import { safetyStandingOf } from './standing.ts';
import type { CallCardState } from './views.ts';

/** The card of whoever was asked to call, as things stand now: after a release it may have been stopped again. */
export async function callCard(
  tx: Tx,
  concern: Concern,
  schoolId: SchoolId,
  askerId: PersonId = concern.raisedBy,
): Promise<TriageView> {
  return {
    kind: 'call_me',
    ref: { schoolId, id: concern.id, version: concern.version },
    roepnaamOfAsker: await roepnaamOf(tx, askerId),
    state: await callCardState(tx, concern),
  };
}

async function callCardState(tx: Tx, concern: Concern): Promise<CallCardState> {
  const standing = await safetyStandingOf(tx, concern);
  if (standing === 'closed') return 'closed';
  if (standing === 'goes_on') return 'released';
  // A coordinator who stops it in triage has the call asked for at once.
  return concern.doubtedAt === null || concern.callAskedAt !== null ? 'asked' : 'stopped_again';
}

/** What a colleague is called; empty when nobody knows any more. */
export async function roepnaamOf(tx: Tx, id: PersonId): Promise<string> {
  return (await tx.people.byId(id))?.name.roepnaam ?? '';
}
