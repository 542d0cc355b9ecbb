import type { Sent } from '../app/ports/messenger.ts';
import type { Outcome } from './transport.ts';

/** What Teams calls the reasons that it gives, in our words; others stay with the status alone. */
const REASONS: Readonly<Record<string, string>> = {
  ActivityNotFoundInConversation: 'message_not_found',
  MessageNotFound: 'message_not_found',
  ConversationNotFound: 'conversation_not_found',
  BotNotInConversationRoster: 'not_in_roster',
  BotDisabledByAdmin: 'disabled_by_admin',
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  MessageSizeTooBig: 'too_big',
};

/**
 * What an answer means for the notice. Only what Teams certainly refused may be sent again: 429, 412, 401, or a call
 * that found no connection. 408, 5xx and a lost connection may have arrived.
 */
export function sentOf(outcome: Outcome, call: 'post' | 'edit'): Sent {
  if (outcome.kind === 'lost') {
    if (!outcome.left) return { kind: 'later', afterMilliseconds: 0, reason: 'no_connection' };
    return { kind: 'unknown', reason: outcome.reason === 'timeout' ? 'timeout' : 'connection_lost' };
  }
  const { status, retryAfterMilliseconds } = outcome;
  const reason = reasonOf(outcome);
  if (status === 429 || status === 412 || status === 401)
    return { kind: 'later', afterMilliseconds: retryAfterMilliseconds, reason };
  if (status === 408 || status >= 500) return { kind: 'unknown', reason };
  if (status === 404 || status === 403 || status === 410)
    return { kind: 'gone', what: isAboutMessage(reason, call) ? 'message' : 'conversation', reason };
  return { kind: 'refused', reason };
}

/**
 * An edit of a message that was deleted, or of a chat that was emptied, is answered 404, and sometimes 403 without a
 * cause (BotFramework-Services#269): the conversation may be fine, which only a new message will show.
 */
function isAboutMessage(reason: string, call: 'post' | 'edit'): boolean {
  return call === 'edit' && (reason === 'message_not_found' || reason.startsWith('status_'));
}

function reasonOf({ status, code }: Extract<Outcome, { kind: 'answered' }>): string {
  const named = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return named ?? `status_${status}`;
}
