import type { Tx } from '../ports/store.ts';
import type { Work } from '../table/table-case.ts';
import type { FamilyBehind } from './reader.ts';

/**
 * Whoever carries the case hears by its card that somebody of the family said something, and nothing of what; `again` = once for each
 * time that somebody says something of what was agreed, and once for whether they felt heard.
 */
export async function tellWhoCarries(
  tx: Tx,
  { now }: Pick<Work, 'now'>,
  { dossier, holder, agreed }: Pick<FamilyBehind, 'dossier' | 'holder' | 'agreed'>,
  again: string,
): Promise<void> {
  await tx.notices.plan([
    {
      kind: 'family_said',
      to: { kind: 'person', id: dossier.casushouderId },
      about: { dossierId: dossier.id },
      params: {},
      dedupeKey: `family_said:${agreed.tableId}:${holder.id}:${again}`,
      dueAt: now,
      expiresAt: null,
      editsActivity: null,
    },
  ]);
}
