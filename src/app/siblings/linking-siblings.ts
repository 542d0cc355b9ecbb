import type { DossierId } from '../../domain/ids.ts';
import type { SiblingReason } from '../../domain/siblings.ts';
import { type Behind, dossierBehind } from '../guests/dossier-behind.ts';
import type { AuditDetail } from '../ports/audit.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

/** What became of it; null = not for whoever holds this link. Only a coordinator of the school links and sees. */
export type Linked = 'done' | 'sibling_missing' | 'sibling_reason_missing' | null;

/** Two cases of one family belong together from now on, for a reason. Linking what is linked changes nothing. */
export function linkSiblings(
  deps: Deps,
  link: Link,
  otherId: DossierId | null,
  reason: SiblingReason | null,
): Promise<Linked> {
  return deps.store.transact(link.schoolId, async (tx): Promise<Linked> => {
    const behind = await behindOf(tx, deps, link);
    if (!behind) return null;
    const other = otherId && otherId !== behind.dossier.id ? await tx.dossiers.byId(otherId) : null;
    if (!other || other.state === 'closed' || behind.dossier.state === 'closed') return 'sibling_missing';
    if (!reason) return 'sibling_reason_missing';

    const { now } = workAt(deps);
    const isNew = await tx.siblings.link(behind.dossier.id, {
      otherId: other.id,
      reason,
      linkedBy: behind.by,
      linkedAt: now,
    });
    if (isNew) await putOnRecord(tx, deps, behind, other.id, 'sibling_linked');

    return 'done';
  });
}

/** They do not belong together any more. */
export function unlinkSiblings(deps: Deps, link: Link, otherId: DossierId): Promise<Linked> {
  return deps.store.transact(link.schoolId, async (tx): Promise<Linked> => {
    const behind = await behindOf(tx, deps, link);
    if (!behind) return null;

    const wasLinked = await tx.siblings.unlink(behind.dossier.id, otherId);
    if (wasLinked) await putOnRecord(tx, deps, behind, otherId, 'sibling_unlinked');

    return 'done';
  });
}

async function behindOf(tx: Tx, deps: Deps, link: Link): Promise<Behind | null> {
  const behind = await dossierBehind(tx, deps, link, 'locked');
  return behind?.coordinates ? behind : null;
}

/** In the record of each of the two, which says that the case changed and not how. */
async function putOnRecord(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Behind,
  otherId: DossierId,
  detail: AuditDetail,
): Promise<void> {
  for (const id of [dossier.id, otherId])
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: by },
      action: 'dossier.changed',
      detail,
      subject: { kind: 'dossier', id },
      ground: 'coordination',
    });
}
