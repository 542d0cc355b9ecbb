import type { Instant, NoticeId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { ClaimedNotice, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

/** Cards of a table that name the pupil for whoever may know, and edits of them that may just be under way. */
const NAMING: readonly NoticeKind[] = [
  'vote_request',
  'vote_reminder',
  'table_booked',
  'table_moved',
  'table_cancelled',
  'table_tomorrow',
  'card_edit',
];

const MINUTE = 60_000;
/** A sender has its fate stored within minutes, or never: after this nobody will tell any more where a card is. */
const TOLD_WITHIN = 60 * MINUTE;

/**
 * What a partner may know has changed: every card about this dossier in their chat is drawn again, older ones too, and
 * those under way as soon as they have arrived. An answer that was being filled in is lost; that weighs less than a
 * name that has to go.
 */
export async function redrawCardsOf(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  { who }: Pick<Participant, 'who'>,
): Promise<void> {
  if (who.kind !== 'person') return;
  const messages = await tx.notices.messagesTo({ dossierId: dossier.id }, NAMING, who);
  const ofTables = messages.filter(({ about }) => about.actietafelId !== undefined);
  await tx.notices.plan(
    ofTables.map(({ noticeId, activityId, about }) => ({
      kind: 'card_edit' as const,
      to: who,
      about,
      params: { show: 'table', ...(activityId === null ? { of: noticeId } : {}) } as NewNotice['params'],
      dedupeKey: `card_edit:${activityId ?? noticeId}:ground:${dossier.version}`,
      dueAt: turn.now,
      expiresAt: null,
      editsActivity: activityId,
    })),
  );
}

/**
 * Which message an edit is of. One that was under way when the edit was planned may have arrived by now; as long as it
 * can still arrive, the edit waits for it. What is made ready only now needs no edit.
 */
export async function editedBy(
  tx: Tx,
  { editsActivity, params }: ClaimedNotice,
  now: Instant,
): Promise<
  | { kind: 'edits'; activityId: string | null }
  | { kind: 'wait'; until: Instant }
  | { kind: 'drop'; reason: string }
> {
  if (typeof params.of !== 'string') return { kind: 'edits', activityId: editsActivity };
  const message = await tx.notices.stateOf(params.of as NoticeId);
  if (message?.state === 'sent' && message.activityId !== null)
    return { kind: 'edits', activityId: message.activityId };
  const mayArrive =
    message?.state === 'claimed' ||
    (message?.state === 'unknown' && now - (message.settledAt ?? now) < TOLD_WITHIN);
  if (mayArrive) return { kind: 'wait', until: (now + MINUTE) as Instant };
  return { kind: 'drop', reason: 'nothing_to_edit' };
}
