import { everybodyAnswered, type Round } from '../../domain/booking.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Moment } from '../preparing-notices.ts';
import { isToPrepareYet } from './asking-to-prepare.ts';
import { staysUntil } from './planning.ts';
import { bookedSlot, roundOf, type TableCase } from './table-case.ts';

/** What is asked of a coordinator about a table that stands. */
const WITH_BOOKED: ReadonlySet<unknown> = new Set([
  'no_deputy',
  'counter_possible',
  'counter_blocked',
  'not_in_calendars',
]);
/** And of no other. */
const ONLY_BOOKED: ReadonlySet<unknown> = new Set([
  'counter_possible',
  'counter_blocked',
  'not_in_calendars',
]);

/** `true`, or the code of why a message about this table is not sent any more. */
export function isStillNeeded(
  moment: Pick<Moment, 'notice' | 'wallClock' | 'calendars' | 'clock'>,
  found: TableCase,
): true | string {
  const { notice, wallClock } = moment;
  switch (notice.kind) {
    case 'vote_request':
      return askedInThisRound(notice, found) ?? (hasNothingToSay(notice, found) ? 'answered' : true);
    case 'vote_reminder':
      return askedInThisRound(notice, found) ?? (isSilent(notice, found) ? true : 'answered');
    case 'table_prepare':
      return invited(notice, found) ?? notToPrepare(moment, found) ?? true;
    case 'table_booked':
    case 'table_moved':
    case 'table_tomorrow':
      return invited(notice, found) ?? (found.table.state === 'booked' ? true : 'not_booked');
    case 'table_cancelled':
      return found.table.state === 'cancelled' ? true : 'not_cancelled';
    case 'table_left':
      return left(notice, found, wallClock);
    case 'counter_answer':
      return invited(notice, found) ?? (found.table.state === 'booked' ? true : 'not_booked');
    case 'seat_passed':
      return found.asked.some(({ who }) => who.id === notice.to.id) ? 'still_asked' : true;
    case 'booking_needs_you':
      return coordinatorNeeded(notice, found, roundOf({ wallClock }, found));
    default:
      return true;
  }
}

function askedInThisRound(notice: ClaimedNotice, found: TableCase): string | null {
  if (found.dossier.state === 'closed') return 'closed';
  if (found.table.state !== 'voting') return 'not_voting';
  if (notice.params.round !== found.table.proposedAt) return 'other_round';
  return invited(notice, found);
}

function invited({ params }: ClaimedNotice, { asked }: TableCase): string | null {
  return asked.some(({ id }) => id === params.participant) ? null : 'not_asked';
}

function notToPrepare(
  moment: Pick<Moment, 'notice' | 'wallClock' | 'calendars' | 'clock'>,
  found: TableCase,
): string | null {
  if (found.table.state !== 'booked') return 'not_booked';
  if (isAway(moment.notice.params.participant, found)) return 'cannot_come';
  return isToPrepareYet(moment, found) ? null : 'too_late';
}

/** Not to somebody who was asked again meanwhile and is there by then, nor about a table that was held. */
function left(
  { params }: ClaimedNotice,
  { asked, table }: TableCase,
  wallClock: Moment['wallClock'],
): true | string {
  const slot = bookedSlot(table);
  const me = asked.find(({ id }) => id === params.participant);
  if (me && (!slot || staysUntil({ wallClock }, me, slot))) return 'goes_on';
  return table.state === 'held' ? 'table_held' : true;
}

/** All is answered, and there is no moment of before that is off. */
function hasNothingToSay({ params }: ClaimedNotice, { table, votes }: TableCase): boolean {
  const own = votes.filter((vote) => vote.participantId === params.participant);
  return own.length >= table.slots.length && typeof params.insteadOfFrom !== 'number';
}

/** Said nothing in this round, and something is left to say: answers of before about a moment that came back may stand. */
function isSilent({ params }: ClaimedNotice, { table, votes }: TableCase): boolean {
  const own = votes.filter((vote) => vote.participantId === params.participant);
  return own.length < table.slots.length && own.every(({ answeredAt }) => answeredAt < table.proposedAt);
}

/** Whether that participant says no to the booked moment at this very time. */
function isAway(participantId: unknown, { table, votes }: TableCase): boolean {
  return votes.some(
    (vote) =>
      vote.participantId === participantId && vote.slotId === table.bookedSlotId && vote.answer === 'no',
  );
}

function coordinatorNeeded({ params }: ClaimedNotice, found: TableCase, answered: Round): true | string {
  const { why, round } = params;
  if (why === 'away' && found.table.state === 'voting')
    return round === found.table.proposedAt || 'other_round';
  if (why === 'cannot_come' || why === 'away' || why === 'delegated') {
    if (found.table.state !== 'booked') return 'not_booked';
    if (!found.asked.some(({ id }) => id === params.participant)) return 'not_asked';
    return isAway(params.participant, found) ? true : 'can_come';
  }
  if (why === 'elsewhere') {
    if (found.table.state !== 'booked') return 'not_booked';
    return found.asked.some(({ id }) => isAway(id, found)) ? true : 'can_come';
  }
  // Also somebody of a booked table lets a deputy go.
  if (WITH_BOOKED.has(why) && found.table.state === 'booked') return true;
  if (ONLY_BOOKED.has(why)) return 'not_booked';
  if (found.table.state !== 'voting') return 'not_voting';
  if (round !== found.table.proposedAt) return 'other_round';
  if (why === 'answers_missing' && everybodyAnswered(answered)) return 'answered';
  return true;
}
