import type { Posted } from '../app/ports/delivery.ts';
import type { Sent } from '../app/ports/messenger.ts';
import type { ClaimedNotice, Road, Settlement } from '../app/ports/notices.ts';
import type { Chance } from '../app/ports.ts';
import type { ConversationId, Instant } from '../domain/ids.ts';

const SECOND = 1000;
const FIRST_WAIT = 2 * SECOND;
const LONGEST_WAIT = 600 * SECOND;
/** A notice that cannot even be made ready so often has a fault that waiting does not mend. */
const MOST_FAULTS = 10;

/** One attempt: of what, along which road, and whether it replaced a message that is already there. */
export type Attempt = {
  notice: ClaimedNotice;
  road: Road;
  conversationId: ConversationId | null;
  isEdit: boolean;
};

/**
 * What becomes of a notice after an attempt. Only what certainly did not arrive is planned again by itself; an edit
 * that may have arrived is too, since doing it twice shows the same.
 */
export function fateOf(attempt: Attempt, result: Sent | Posted, now: Instant, chance: Chance): Settlement {
  const { notice, road, conversationId } = attempt;
  switch (result.kind) {
    case 'sent': {
      const activityId = 'activityId' in result ? result.activityId : null;
      return { state: 'sent', road, conversationId, activityId, at: now };
    }
    case 'later': {
      const asked = 'afterMilliseconds' in result ? result.afterMilliseconds : 0;
      return plannedAfter(
        asked > 0 ? notSooner(asked, chance) : backoff(notice.attempts, chance),
        result.reason,
        now,
      );
    }
    case 'unknown':
      if (attempt.isEdit) return plannedAfter(backoff(notice.attempts, chance), result.reason, now);
      return { state: 'unknown', road, conversationId, reason: result.reason, at: now };
    case 'gone':
    case 'refused':
      return { state: 'failed', reason: result.reason, at: now };
  }
}

/** A fault of our own, before anything left: tried again for a while, and then told to a human. */
export function fateOfFault(notice: ClaimedNotice, reason: string, now: Instant, chance: Chance): Settlement {
  if (notice.attempts + 1 >= MOST_FAULTS) return { state: 'failed', reason, at: now };
  return plannedAfter(backoff(notice.attempts, chance), reason, now);
}

/** Back in the queue as if it had not been claimed: it only waited for its turn. */
export function putBack(dueAt: Instant, reason: string): Settlement {
  return { state: 'planned', dueAt, reason, attempted: false };
}

/** "After this moment it makes no sense": at the moment itself it still does. */
export function isOver({ expiresAt }: ClaimedNotice, now: Instant): boolean {
  return expiresAt !== null && now > expiresAt;
}

export function tooLate(now: Instant): Settlement {
  return { state: 'expired', reason: 'too_late', at: now };
}

function plannedAfter(milliseconds: number, reason: string, now: Instant): Settlement {
  return { state: 'planned', dueAt: (now + milliseconds) as Instant, reason, attempted: true };
}

/** Twice as long each time, from 2 seconds to 10 minutes, give or take a fifth, so that many do not come back as one. */
function backoff(attempts: number, chance: Chance): number {
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(attempts, 20), LONGEST_WAIT);
  return Math.round(wait * (0.8 + 0.4 * chance.fraction()));
}

/** A time that Teams named is kept to, and at most a tenth is added. */
function notSooner(milliseconds: number, chance: Chance): number {
  return Math.round(milliseconds * (1 + 0.1 * chance.fraction()));
}
