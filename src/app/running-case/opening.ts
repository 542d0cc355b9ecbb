import type { Instant, PupilId, SchoolId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import { asLongMade, doorCard, pageLink } from '../pages/opening-page.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { coordinatorBehind } from './behind-running.ts';

const MINUTE = 60_000;

/** A door to the page on which a case that runs is put in, on a coordinator's own press. It holds for longer than others: much is filled in. */
export function openRunningCasePage(turn: Turn): Promise<PersonalView> {
  const here = turn.actor.memberships.find(({ role }) => role === 'ondersteuningscoordinator');
  if (!here) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  const { schoolId } = here;
  return turn.deps.store.transact(schoolId, (tx): Promise<PersonalView> => {
    const link = runningLink(turn, schoolId);
    const ref = { schoolId, id: link.id, version: 0 };
    const shown = { ref, number: null, back: 'list' as const };
    return doorCard(turn, tx, link, shown, PAGE_POLICY.runningLinkMinutes);
  });
}

/**
 * The same from the list on our own page. When that was opened nobody knows by now, so this one asks for a code from the start.
 *
 * @returns the address; null for who is no coordinator of the school any more
 */
export function openFromWorklist(deps: Deps, worklist: Link): Promise<string | null> {
  return deps.store.transact(worklist.schoolId, async (tx: Tx): Promise<string | null> => {
    const turn = await coordinatorBehind(tx, deps, worklist, 'worklist_page');
    if (!turn) return null;
    const link = asLongMade(runningLink(turn, worklist.schoolId));
    await tx.links.add(link);
    return deps.addresses.urlOf(link);
  });
}

/**
 * To the case that runs about this pupil already, which asks for a code from the start.
 *
 * @returns the address; null where none runs (any more), or for who is no coordinator of the school any more
 */
export function openKnownCase(deps: Deps, running: Link, pupilId: PupilId): Promise<string | null> {
  return deps.store.transact(running.schoolId, async (tx: Tx): Promise<string | null> => {
    const turn = await coordinatorBehind(tx, deps, running);
    const dossier = turn && (await tx.dossiers.openOfPupil(pupilId));
    if (!dossier) return null;
    const link = asLongMade(pageLink(turn, running.schoolId, 'case_page', dossier.concernId));
    await tx.links.add(link);
    return deps.addresses.urlOf(link);
  });
}

function runningLink(turn: Turn, schoolId: SchoolId): Link {
  return {
    ...pageLink(turn, schoolId, 'running_case_page', null),
    expiresAt: (turn.now + PAGE_POLICY.runningLinkMinutes * MINUTE) as Instant,
  };
}
