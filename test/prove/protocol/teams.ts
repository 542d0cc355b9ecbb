import type { Posted } from '../../../src/app/ports/delivery.ts';
import type { Sent } from '../../../src/app/ports/messenger.ts';
import type { NoticeId } from '../../../src/domain/ids.ts';
import type { Dice } from './chances.ts';
import type { Virtual } from './virtual.ts';

/** One call of one worker, and what really became of it. Of several posts for one channel, all the notices. */
export type Attempt = {
  notices: readonly NoticeId[];
  conversation: string;
  /** The message that it edits; null when it is a new one. */
  edits: string | null;
  isMail: boolean;
  saysMayRepeat: boolean;
  /** The notice that the card says it is when it is seen. */
  mark: NoticeId | null;
  life: number;
  /** When its notices were claimed. */
  claimedAt: number;
  beganAt: number;
  endedAt: number | null;
  deliveredAt: number | null;
  activityId: string | null;
  answer: string | null;
  /** Of each of its notices, the moment at which the store had it from this worker that it was sent. */
  storedAt: Map<NoticeId, number>;
  /** The true moment before which it was asked to stay away; 0 when it was not. */
  notBefore: number;
};

type Answered = { answer: Sent; delivered: 'now' | 'never' | 'late'; after: number; fault: string };

export type Teams = {
  attempts: Attempt[];
  /** Makes the call, and gives the answer when `answered` lets it: of a worker that is dead nobody hears. */
  call(attempt: Attempt, calm: boolean, answered: (milliseconds: number, answer: Sent) => void): void;
};

/** Longer than any call takes: after so long the messenger gives up by itself. */
const CLIENT_TIMEOUT = 20_000;
/** How late Teams may still deliver what it did not acknowledge: less than the quiet period, with time to be seen. */
export const LATEST_DELIVERY = 240_000;

/** Teams as the published pages and the field know it: what it refuses, what it delivers without saying so, and when. */
export function teamsOf(
  time: Virtual,
  roll: Dice,
  odds: number,
  count: (fault: string) => void,
): Teams & { onDelivered: (attempt: Attempt) => void } {
  const attempts: Attempt[] = [];
  const teams = { attempts, call, onDelivered: (_: Attempt) => undefined as void };
  return teams;

  function call(attempt: Attempt, calm: boolean, answered: (ms: number, answer: Sent) => void): void {
    attempts.push(attempt);
    attempt.activityId = attempt.edits ?? `m${attempts.length}`;
    const { answer, delivered, after, fault } = becoming(attempt, !calm && roll.happens(odds));
    if (fault !== '') count(fault);
    if (delivered === 'now') time.after(roll.between(1, Math.max(1, after - 1)), () => deliver(attempt));
    if (delivered === 'late') time.after(roll.between(after, LATEST_DELIVERY), () => deliver(attempt));
    attempt.answer = answer.kind;
    if (answer.kind === 'later' && !attempt.isMail) attempt.notBefore = time.now() + answer.afterMilliseconds;
    answered(after, answer);
  }

  function deliver(attempt: Attempt): void {
    attempt.deliveredAt = time.now();
    teams.onDelivered(attempt);
  }

  function becoming({ edits, activityId }: Attempt, isFaulty: boolean): Answered {
    const after = roll.between(30, 600);
    const sent: Sent = { kind: 'sent', activityId: activityId as string };
    if (!isFaulty) return { answer: sent, delivered: 'now', after, fault: '' };
    const lost = (reason: string, delivered: Answered['delivered'], after: number): Answered => ({
      answer: { kind: 'unknown', reason },
      delivered,
      after,
      fault: `${reason} ${DELIVERED[delivered]}`,
    });
    const refused = (fault: string, answer: Sent): Answered => ({ answer, delivered: 'never', after, fault });
    switch (roll.between(0, 13)) {
      case 0:
        return refused('429 with Retry-After', {
          kind: 'later',
          afterMilliseconds: roll.between(1, 60) * 1000,
          reason: 'status_429',
        });
      case 1:
        return refused('429 without Retry-After', {
          kind: 'later',
          afterMilliseconds: 0,
          reason: 'status_429',
        });
      case 2:
        return refused('412', { kind: 'later', afterMilliseconds: 0, reason: 'status_412' });
      case 3:
        return refused('no connection', { kind: 'later', afterMilliseconds: 0, reason: 'no_connection' });
      case 4:
        return lost('status_502', 'now', after);
      case 5:
        return lost('status_502', 'never', after);
      case 6:
        return lost('status_504', roll.oneOf(['now', 'late']), roll.between(10_000, 15_000));
      case 7:
        return lost('status_504', 'never', roll.between(10_000, 15_000));
      case 8:
        return lost('timeout', 'late', CLIENT_TIMEOUT);
      case 9:
        return lost('timeout', 'never', CLIENT_TIMEOUT);
      case 10:
      case 11:
        return lost('connection_lost', 'now', after);
      case 12:
        return edits !== null
          ? refused('404 of an edited message', {
              kind: 'gone',
              what: 'message',
              reason: 'message_not_found',
            })
          : refused('403', { kind: 'gone', what: 'conversation', reason: 'blocked' });
      default:
        return refused('413', { kind: 'refused', reason: 'too_big' });
    }
  }
}

const DELIVERED = { now: 'delivered', late: 'delivered late', never: 'not delivered' } as const;

/** A mail server knows no Retry-After and no edits; the rest is the same. */
export function asPosted(answer: Sent): Posted {
  switch (answer.kind) {
    case 'sent':
      return { kind: 'sent', messageId: answer.activityId };
    case 'gone':
      return { kind: 'refused', reason: answer.reason };
    case 'later':
      return { kind: 'later', reason: answer.reason };
    default:
      return answer;
  }
}
