import type { NoticeKind } from './notices.ts';

/**
 * What does not report itself when it is seen. Who asked for it just now is in front of the chat, and asks again when
 * nothing comes; a code is over in minutes; an edit is of a message that is known, and safe to repeat. Of a channel nobody
 * is told who looked at it.
 */
const SILENT: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'welcome',
  'menu',
  'not_understood',
  'intake',
  'intake_resume',
  'worklist',
  'status',
  'playing_field',
  'channel_bound',
  'absence',
  'own_tables',
  'own_actions',
  'own_page',
  'page_code',
  'card_edit',
  'channel_digest',
  'channel_setup',
  'channel_card',
  'channel_post',
]);

/** Whether a card of this kind, in somebody's own chat, tells the bot that it is there when it is seen. */
export function reportsItself(kind: NoticeKind): boolean {
  return !SILENT.has(kind);
}

/** How a notice stands when a card of it is seen. `activityId` = the message that is known to be it. */
export type Standing = { state: string; activityId: string | null; isActed: boolean };

/** The message that was seen. `isRepeat` = it is the one that said that it may have come before. */
export type Report = { activityId: string; isRepeat: boolean };

/** `adopts` = this message is the notice's from now on, which has arrived; `folds` = this message says no more than that it came twice. */
export type Reported = { adopts: boolean; folds: string | null };

/**
 * What it means that a card was seen: whatever was feared, the notice has arrived. Of two the first stays, unless somebody
 * did something with the second. What was dropped on purpose stays so.
 */
export function whenReported({ state, activityId, isActed }: Standing, report: Report): Reported {
  if (state === 'dropped') return { adopts: false, folds: null };
  if (state !== 'sent') return { adopts: true, folds: null };
  if (activityId === null || activityId === report.activityId) return { adopts: false, folds: null };
  if (report.isRepeat || isActed) return { adopts: false, folds: report.activityId };
  return { adopts: true, folds: activityId };
}
