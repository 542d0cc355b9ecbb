import type { NoticeKind } from '../../domain/notices.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

/** Cards of a table that name the pupil for whoever may know. */
const NAMING: readonly NoticeKind[] = [
  'vote_request',
  'vote_reminder',
  'table_booked',
  'table_moved',
  'table_cancelled',
  'table_tomorrow',
];

/**
 * What a partner may know has changed: every card about this dossier in their chat is drawn again, older ones too. An
 * answer that was being filled in is lost; that weighs less than a name that has to go.
 */
export async function redrawCardsOf(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  { who }: Participant,
): Promise<void> {
  if (who.kind !== 'person') return;
  const messages = await tx.notices.messagesTo({ dossierId: dossier.id }, NAMING, who);
  await tx.notices.plan(
    messages.map(({ activityId, about }) => ({
      kind: 'card_edit' as const,
      to: who,
      about,
      params: { show: 'table' },
      dedupeKey: `card_edit:${activityId}:ground:${dossier.version}`,
      dueAt: turn.now,
      expiresAt: null,
      editsActivity: activityId,
    })),
  );
}
