import type { DossierId, Instant, NoticeId, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
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
  'table_prepare',
  'table_tomorrow',
  'booking_needs_you',
  'card_edit',
];

const MINUTE = 60_000;
/** A sender has its fate stored within minutes, or never: after this nobody will tell any more where a card is. */
const TOLD_WITHIN = 60 * MINUTE;

/**
 * What these people may know has changed: every card of a table of this dossier in their chats is drawn again, older ones
 * too, and those under way as soon as they have arrived. An answer that was being filled in is lost; that weighs less
 * than a name that has to go. `again` names the change, so that each change draws them once.
 */
export async function redrawTableCards(
  { now }: Pick<Turn, 'now'>,
  tx: Tx,
  dossierId: DossierId,
  people: readonly PersonId[],
  again: string,
): Promise<void> {
  const messages = await tx.notices.messagesTo({ dossierId }, NAMING, people);
  const ofTables = messages.filter(({ about }) => about.actietafelId !== undefined);
  await tx.notices.plan(
    ofTables.map(({ noticeId, activityId, to, about }) => ({
      kind: 'card_edit' as const,
      to,
      about,
      params: { show: 'table', ...(activityId === null ? { of: noticeId } : {}) } as NewNotice['params'],
      dedupeKey: `card_edit:${to.id}:${activityId ?? noticeId}:${again}`,
      dueAt: now,
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
  | { kind: 'wait'; until: Instant; reason: 'still_under_way' }
  | { kind: 'drop'; reason: string }
> {
  if (typeof params.of !== 'string') return { kind: 'edits', activityId: editsActivity };
  const message = await tx.notices.stateOf(params.of as NoticeId);
  if (message?.state === 'sent' && message.activityId !== null)
    return { kind: 'edits', activityId: message.activityId };
  const mayArrive =
    message?.state === 'claimed' ||
    (message?.state === 'unknown' && now - (message.settledAt ?? now) < TOLD_WITHIN);
  if (mayArrive) return { kind: 'wait', until: (now + MINUTE) as Instant, reason: 'still_under_way' };
  return { kind: 'drop', reason: 'nothing_to_edit' };
}
