import type { RefusalCode } from '../../domain/refusals.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { CaseChanged } from './changing-case.ts';
import { familyDoors } from './family-doors.ts';
import { type PageBehind, pageBehind } from './reader.ts';
import { caseReadAndRecorded } from './showing-case.ts';

/**
 * Whoever carries a closed case shuts the doors of its family: the links end at once, and no button makes another. While a case runs a
 * doubt whether it is safe does that. The same press twice does it once.
 *
 * @returns null when the case is not for whoever holds this link
 */
export function shutFamilyDoors(deps: Deps, link: Link): Promise<CaseChanged<never> | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<CaseChanged<never> | null> => {
    const behind = await pageBehind(tx, deps, link, 'locked');
    if (!behind) return null;
    const code = faultOfShutting(behind);
    if (!code) await shut(tx, deps, behind);
    return {
      page: await caseReadAndRecorded(tx, deps, behind),
      faults: code ? [{ code, at: null }] : [],
    };
  });
}

function faultOfShutting({ reading, dossier }: PageBehind): RefusalCode | null {
  if (reading !== 'carries') return 'not_for_your_role';
  return dossier.state === 'closed' ? null : 'not_now';
}

async function shut(tx: Tx, deps: Deps, behind: PageBehind): Promise<void> {
  const doors = await familyDoors(tx, deps, behind);
  if (doors.length === 0) return;
  const { now } = workAt(deps);
  await tx.links.revoke(
    doors.map(({ id }) => id),
    now,
  );
  await tx.audit.add({
    at: now,
    actor: { kind: 'person', id: behind.by },
    action: 'dossier.changed',
    detail: 'family_doors_shut',
    subject: { kind: 'dossier', id: behind.dossier.id },
    ground: 'coordination',
  });
}
