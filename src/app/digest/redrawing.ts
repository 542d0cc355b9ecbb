import type { Instant, PersonId } from '../../domain/ids.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import { LOOK_BACK_DAYS } from './last-told.ts';

const DAY = 24 * 60 * 60_000;

/**
 * A name has to go: every message of a day in the chats of these people is drawn again, as it would be today, and those
 * under way as soon as they have arrived. What is older has no button that anybody presses. `again` names the change.
 */
export async function redrawDigests(
  { now }: Pick<Turn, 'now'>,
  tx: Tx,
  people: readonly PersonId[],
  again: string,
): Promise<void> {
  const messages = await tx.digests.messagesTo(people, (now - LOOK_BACK_DAYS * DAY) as Instant);
  await tx.notices.plan(
    messages.map(({ noticeId, activityId, to }) => ({
      kind: 'card_edit' as const,
      to,
      about: {},
      params: { show: 'digest', ...(activityId === null ? { of: noticeId } : {}) } as NewNotice['params'],
      dedupeKey: `card_edit:${to.id}:${activityId ?? noticeId}:${again}`,
      dueAt: now,
      expiresAt: null,
      editsActivity: activityId,
    })),
  );
}
