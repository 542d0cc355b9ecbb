import type { Instant } from './ids.ts';
import { type Age, involvementOf } from './involvement.ts';
import { SEAT_KINDS, type TableRole } from './roles.ts';

export type VoteAnswer = 'yes' | 'if_need_be' | 'no';

/** How many of the four kernpartner seats have to be able to come before a table is booked by itself. */
export const PARTNERS_NEEDED = 3;

/** `age` = of the pupil on the day of this moment: a birthday may lie between two of them. */
export type Moment = { id: string; startsAt: Instant; age: Age };

/**
 * Somebody who is asked. Who was left out for a reason on record, or has handed over to a deputy, is not in the list.
 * `isNeeded` = a guest without whom there is no table, such as an interpreter.
 */
export type Asked = { id: string; role: TableRole; isNeeded?: boolean };

export type Ballot = { momentId: string; askedId: string; answer: VoteAnswer };

/** Why one moment is not booked by itself (yet). */
export type NotYet =
  | 'coordinator_missing'
  | 'partners_missing'
  | 'family_silent'
  | 'pupil_silent'
  | 'family_says_no'
  | 'guest_missing'
  | 'moment_taken';

/** What a booked moment may come to lack. */
export type Broken = Extract<
  NotYet,
  'coordinator_missing' | 'partners_missing' | 'family_says_no' | 'guest_missing'
>;

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
 * different kernpartner seats can make, that suits the family, and that each guest can make without whom there is no table. "If need be" counts as being able to come. The
 * mentor's answer informs, and decides nothing.
 */
export function bookingDecision(round: Round): BookingDecision {
  const inOrder = [...round.moments].sort((a, b) => a.startsAt - b.startsAt);
  const judged = inOrder.map(({ id }) => ({ momentId: id, because: reasonsToWait(round, id) }));
  const first = judged.find(({ because }) => because.length === 0);
  return first ? { kind: 'book', momentId: first.momentId } : { kind: 'wait', moments: judged };
}

/**
 * What the family has said about one moment. Whose yes is needed goes by the pupil's age on that day: a parent's until
 * 15, a parent's and the pupil's at 16 and 17, the pupil's alone from 18 on. One parent's answer is the parents'. Where
 * no parent is asked the pupil speaks for the family. A "no" stands above everything, but a parent's does not from 18
 * on. `excused` = nobody of the family is asked, and each of them has a reason on record.
 */
export function familyOn(round: Round, momentId: string): 'yes' | 'no' | 'silent' | 'excused' {
  const answersOf = (role: TableRole) =>
    round.asked.filter((each) => each.role === role).map(({ id }) => answerOf(round, momentId, id));
  const parents = answersOf('ouder');
  const pupil = answersOf('leerling');
  if (parents.length + pupil.length === 0) return 'excused';
  const { yesOf } = involvementOf(ageAt(round, momentId));
  const parentsDecide = yesOf.some((who) => who === 'parents');
  const pupilDecides = yesOf.some((who) => who === 'pupil');
  if (pupil.includes('no') || (parentsDecide && parents.includes('no'))) return 'no';
  const deciding = [
    ...(parentsDecide && parents.length > 0 ? [parents] : []),
    ...((pupilDecides || parents.length === 0) && pupil.length > 0 ? [pupil] : []),
  ];
  return deciding.length > 0 && deciding.every((answers) => answers.some(canCome)) ? 'yes' : 'silent';
}

/**
 * What a booked moment lacks by now. Whoever sits at it is expected until they say no, also a deputy who came in
 * later; it holds with the coordinator, three partner seats, each guest who is needed, and no "no" of the family.
 */
export function brokenBy(round: Round, momentId: string): Broken[] {
  const isExpected = ({ id }: Asked) => answerOf(round, momentId, id) !== 'no';
  const coordinators = round.asked.filter(({ role }) => role === 'ondersteuningscoordinator');
  const seats = SEAT_KINDS.filter((kind) =>
    round.asked.some((each) => each.role === kind && isExpected(each)),
  );
  const reasons: Broken[] = [];
  if (!coordinators.some(isExpected)) reasons.push('coordinator_missing');
  if (seats.length < PARTNERS_NEEDED) reasons.push('partners_missing');
  if (familyOn(round, momentId) === 'no') reasons.push('family_says_no');
  if (round.asked.some((each) => each.isNeeded && !isExpected(each))) reasons.push('guest_missing');
  return reasons;
}

/** Whether somebody has not said yes to this moment without whom there is no table. */
export function lacksGuest(round: Round, momentId: string): boolean {
  return round.asked.some(({ id, isNeeded }) => isNeeded && !canCome(answerOf(round, momentId, id)));
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
  if (family === 'silent') reasons.push(isPupilAwaited(round, momentId) ? 'pupil_silent' : 'family_silent');
  if (lacksGuest(round, momentId)) reasons.push('guest_missing');
  if (round.taken?.has(momentId)) reasons.push('moment_taken');
  return reasons;
}

/** The parents said yes, or have no say: it is the pupil's own answer that is missing. */
function isPupilAwaited(round: Round, momentId: string): boolean {
  const parents = round.asked.filter(({ role }) => role === 'ouder');
  const isAsked = round.asked.some(({ role }) => role === 'leerling');
  const { yesOf } = involvementOf(ageAt(round, momentId));
  const parentsDone =
    !yesOf.some((who) => who === 'parents') ||
    parents.some(({ id }) => canCome(answerOf(round, momentId, id)));
  return isAsked && parentsDone;
}

function ageAt(round: Round, momentId: string): Age {
  return round.moments.find(({ id }) => id === momentId)?.age ?? null;
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
