import type { NoticeMark } from '../../app/ports/messenger.ts';
import type { Card } from './expand.ts';

/** What the client says when it shows a card that reports itself. */
export const SEEN_VERB = 'notice.seen';

/**
 * The card, which makes the client of this one member call the bot when it is seen. It says which notice it is and
 * nothing else: an id, and whether it is the one that said that it may be a repeat.
 */
export function reportingItself(card: Card, mark: NoticeMark, memberId: string, isRepeat: boolean): Card {
  const notice = { schoolId: mark.schoolId, id: mark.noticeId, isRepeat };
  return {
    ...card,
    refresh: {
      action: { type: 'Action.Execute', verb: SEEN_VERB, data: { notice } },
      userIds: [memberId],
    },
  };
}
