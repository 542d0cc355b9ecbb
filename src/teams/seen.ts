import { z } from 'zod';
import { type SeenCard, seeCard } from '../app/arriving/seeing-card.ts';
import type { Turn } from '../app/turn.ts';
import type { NoticeId, SchoolId } from '../domain/ids.ts';
import { faultOf, type Log } from '../log.ts';
import { SEEN_VERB } from './cards/reporting.ts';
import type { Inbound } from './inbound.ts';

type Press = Extract<Inbound, { kind: 'press' }>;

const Seen = z.object({ notice: z.object({ schoolId: z.uuid(), id: z.uuid(), isRepeat: z.boolean() }) });

/** The client tells that it shows a card, by itself or since somebody chose to refresh it: nobody pressed anything. */
export function isSeeing({ verb, automatic }: Press): boolean {
  return verb === SEEN_VERB || automatic;
}

/**
 * Puts down that a card was seen. Whatever goes wrong, the client is told that all is well: it would show a fault on a card
 * on which nobody pressed, and keep showing it. What was missed is seen the next time.
 */
export async function noteSeen(turn: Turn, press: Press, log: Log): Promise<void> {
  const seen = seenIn(press);
  const { actor } = turn;
  const isTheirs = (schoolId: SchoolId) =>
    actor.memberships.some((each) => each.schoolId === schoolId) || actor.seatSchools.includes(schoolId);
  if (!seen || press.place.kind !== 'personal' || !isTheirs(seen.schoolId)) return;
  try {
    await seeCard(turn, seen);
  } catch (error) {
    log.error('it could not be put down that a card was seen', { fault: faultOf(error) });
  }
}

function seenIn({ verb, data, cardActivity }: Press): SeenCard | null {
  const parsed = Seen.safeParse(data);
  if (verb !== SEEN_VERB || !parsed.success || cardActivity === null) return null;
  const { schoolId, id, isRepeat } = parsed.data.notice;
  return { schoolId: schoolId as SchoolId, noticeId: id as NoticeId, activityId: cardActivity, isRepeat };
}

/** An answer without a card: the one that is shown stays, with whatever somebody was filling in on it. */
export const LEFT_AS_IT_IS = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: '',
};
