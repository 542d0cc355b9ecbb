import type { NoticeKind } from '../../domain/notices.ts';
import type { Audience } from '../ports/notices.ts';

/** What a coordinator can do about a message that did not arrive. */
export type Todo =
  | 'wait_safety'
  | 'decide_who_tells'
  | 'choose_channel'
  | 'look_in_channel'
  | 'ask_arrived'
  | 'ask_admin'
  | 'given_on'
  | 'phone_answer'
  | 'ask_install'
  | 'call_if_needed'
  | 'call';

/** What somebody has to do: when the colleague whom it was for works here no more, a coordinator does it. */
export const TO_BE_DONE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'first_table_due_soon',
  'first_table_overdue',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'booking_needs_you',
  'review_due',
  'consult_news',
  'tell_asker_due',
  'family_said',
]);

/** What only who runs Actietafel, or Teams at the school, can put right. */
const OF_ADMIN: ReadonlySet<unknown> = new Set(['disabled_by_admin', 'unauthorized', 'no_mail_server']);
/** There is no chat, or none any more. */
const NO_CHAT: ReadonlySet<unknown> = new Set([
  'no_address',
  'no_chat',
  'blocked',
  'not_in_roster',
  'conversation_not_found',
]);
const ASKING: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['vote_request', 'vote_reminder']);

/** The nearest way to the same end, by what was to be said, to whom, and what went wrong. */
export function todoOf({
  kind,
  to,
  state,
  reason,
}: {
  kind: NoticeKind;
  to: Audience['kind'];
  state: string;
  reason: string | null;
}): Todo {
  if (state === 'held') return 'wait_safety';
  if (state === 'kept_back') return 'decide_who_tells';
  if (state === 'unposted') return 'choose_channel';
  if (OF_ADMIN.has(reason)) return 'ask_admin';
  if (to === 'channel') return 'look_in_channel';
  if (reason === 'role_ended' && TO_BE_DONE.has(kind)) return 'given_on';
  if (ASKING.has(kind)) return 'phone_answer';
  if (state === 'unknown') return 'ask_arrived';
  if (state === 'expired') return 'call_if_needed';
  return to === 'person' && NO_CHAT.has(reason) ? 'ask_install' : 'call';
}
