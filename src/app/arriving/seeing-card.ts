import type { NoticeId, SchoolId } from '../../domain/ids.ts';
import { whenReported } from '../../domain/reporting.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Turn } from '../turn.ts';

/** A card that told that it is there: which notice it says it is, in which message it stands. */
export type SeenCard = { schoolId: SchoolId; noticeId: NoticeId; activityId: string; isRepeat: boolean };

/**
 * Somebody sees a card in their own chat. What was lost from sight has arrived after all, and is not sent once more; where
 * both came, one of them is told to say so, by an edit afterwards. The card that was seen is left as it is. Of a notice to
 * somebody else nothing is read.
 */
export async function seeCard({ deps, actor, now }: Turn, seen: SeenCard): Promise<void> {
  const folds = await deps.store.transact(seen.schoolId, async (tx) => {
    const found = await tx.notices.standing(seen.noticeId, actor.personId);
    if (!found) return null;
    const { adopts, folds } = whenReported(found, seen);
    const isTheOne = adopts || found.activityId === seen.activityId;
    if (adopts || (isTheOne && !found.isSeen))
      await tx.notices.markSeen(seen.noticeId, actor.personId, adopts ? seen.activityId : null, now);
    if (folds === null) return null;
    const { actietafelId, ...about } = found.about;
    const fold: NewNotice = {
      kind: 'card_edit',
      to: { kind: 'person', id: actor.personId },
      // Not a card of the table any more, which would be drawn again with it.
      about,
      params: { show: 'came_twice' },
      dedupeKey: `came_twice:${seen.noticeId}:${folds}`,
      dueAt: now,
      expiresAt: null,
      editsActivity: folds,
    };
    await tx.notices.plan([fold]);
    return folds;
  });
  if (folds !== null) deps.kick();
}
