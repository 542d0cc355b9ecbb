import { describe, expect, it } from '@jest/globals';
import { todoOf } from '../../../src/app/worklist/todo.ts';

describe('what can be done about a message that did not arrive', () => {
  it.each([
    ['an invitation to a parent', 'table_booked', 'guardian', 'failed', 'no_address', 'call'],
    ['a question to a parent', 'vote_request', 'guardian', 'failed', 'invalid_address', 'phone_answer'],
    ['a question to a partner', 'vote_reminder', 'person', 'unknown', 'timeout', 'phone_answer'],
    [
      'an invitation to a colleague without a chat',
      'table_booked',
      'person',
      'failed',
      'blocked',
      'ask_install',
    ],
    [
      'a reminder to a colleague with mail alone',
      'agreement_due',
      'person',
      'failed',
      'no_chat',
      'ask_install',
    ],
    ['a card that may have arrived', 'triage', 'person', 'unknown', 'timeout', 'ask_arrived'],
    ['one that came too late', 'table_tomorrow', 'person', 'expired', 'too_late', 'call_if_needed'],
    ['a mail without a mail server', 'table_booked', 'guardian', 'failed', 'no_mail_server', 'ask_admin'],
    ['a reminder to who left', 'agreement_due', 'person', 'failed', 'role_ended', 'given_on'],
    ['a card to who left', 'table_booked', 'person', 'failed', 'role_ended', 'call'],
    ['a post without a channel', 'channel_post', 'channel', 'unposted', 'no_channel', 'choose_channel'],
    ['a post that is nowhere', 'channel_post', 'channel', 'failed', 'timeout', 'look_in_channel'],
    ['a letter that is held back', 'table_booked', 'guardian', 'held', 'safety', 'wait_safety'],
    [
      'one that a closed case kept back',
      'table_cancelled',
      'guardian',
      'kept_back',
      'safety',
      'decide_who_tells',
    ],
  ] as const)('of %s', (_what, kind, to, state, reason, todo) => {
    expect(todoOf({ kind, to, state, reason })).toBe(todo);
  });
});
