import type { Instant } from './ids.ts';
import { SEAT_KINDS, type TableRole } from './roles.ts';

export type VoteAnswer = 'yes' | 'if_need_be' | 'no';

/** How many of the four kernpartner seats have to be able to come before a table is booked by itself. */
export const PARTNERS_NEEDED = 3;

export type Moment = { id: string; startsAt: Instant };

/** Somebody who is asked. Who was left out for a reason on record, or has handed over to a deputy, is not in the list. */
export type Asked = { id: string; role: TableRole };

export type Ballot = { momentId: string; askedId: string; answer: VoteAnswer };

/** Why one moment is not booked by itself (yet). */
export type NotYet =
  | 'coordinator_missing'
  | 'partners_missing'
  | 'family_silent'
  | 'family_says_no'
  | 'moment_taken';

export type BookingDecision =
  | { kind: 'book'; momentId: string }
  | { kind: 'wait'; moments: readonly { momentId: string; because: readonly NotYet[] }[] };

/** What the answers make possible. `taken` = moments at which somebody who would come sits at another table. */
export type Round = {
  moments: readonly Moment[];
  asked: readonly Asked[];
  ballots: readonly Ballot[];
  taken?: ReadonlySet<string>;
};

/**
 * Whether a table books itself, and when: at the earliest moment that the coordinator can make, that at least three
 * different kernpartner seats can make, and that suits the family. "If need be" counts as being able to come. The
 * mentor's answer informs, and decides nothing.
 */
export function bookingDecision(round: Round): BookingDecision {
  const inOrder = [...round.moments].sort((a, b) => a.startsAt - b.startsAt);
  const judged = inOrder.map(({ id }) => ({ momentId: id, because: reasonsToWait(round, id) }));
  const first = judged.find(({ because }) => because.length === 0);
  return first ? { kind: 'book', momentId: first.momentId } : { kind: 'wait', moments: judged };
}

/**
 * What the family has said about one moment. A "no" of anybody in the family stands above everything; else one
 * parent's answer is the family's, and the pupil's own where no parent is asked. `excused` = nobody of the family is
 * asked, and each of them has a reason on record.
 */
export function familyOn(round: Round, momentId: string): 'yes' | 'no' | 'silent' | 'excused' {
  const family = round.asked.filter(({ role }) => role === 'ouder' || role === 'leerling');
  if (family.length === 0) return 'excused';
  const answers = family.map((person) => answerOf(round, momentId, person.id));
  if (answers.includes('no')) return 'no';
  const parents = family.filter(({ role }) => role === 'ouder');
  const deciding = parents.length > 0 ? parents : family;
  return deciding.some((person) => canCome(answerOf(round, momentId, person.id))) ? 'yes' : 'silent';
}

/** Whether everybody who is asked has said something about every moment. */
export function everybodyAnswered(round: Round): boolean {
  return round.asked.every((person) =>
    round.moments.every((moment) => answerOf(round, moment.id, person.id) !== null),
  );
}

export function canCome(answer: VoteAnswer | null): boolean {
  return answer === 'yes' || answer === 'if_need_be';
}

function reasonsToWait(round: Round, momentId: string): NotYet[] {
  const reasons: NotYet[] = [];
  if (!coordinatorCanCome(round, momentId)) reasons.push('coordinator_missing');
  if (seatsThatCanCome(round, momentId) < PARTNERS_NEEDED) reasons.push('partners_missing');
  const family = familyOn(round, momentId);
  if (family === 'no') reasons.push('family_says_no');
  if (family === 'silent') reasons.push('family_silent');
  if (round.taken?.has(momentId)) reasons.push('moment_taken');
  return reasons;
}

function coordinatorCanCome(round: Round, momentId: string): boolean {
  return round.asked.some(
    ({ id, role }) => role === 'ondersteuningscoordinator' && canCome(answerOf(round, momentId, id)),
  );
}

/** Seats, not people: two people on one seat are one partner. */
function seatsThatCanCome(round: Round, momentId: string): number {
  return SEAT_KINDS.filter((kind) =>
    round.asked.some(({ id, role }) => role === kind && canCome(answerOf(round, momentId, id))),
  ).length;
}

function answerOf(round: Round, momentId: string, askedId: string): VoteAnswer | null {
  const ballot = round.ballots.find((each) => each.momentId === momentId && each.askedId === askedId);
  return ballot?.answer ?? null;
}
