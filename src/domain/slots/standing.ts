import { daysBetween } from '../calendar/plain-date.ts';
import type { Block } from './question.ts';

/**
 * A table that has a moment already, which a change should disturb as little as it can. `seats` = who sits where;
 * `accepted` = who said yes to which moment, this one and others.
 */
export type Standing = {
  at: Block;
  roomId: string | null;
  seats: readonly { seat: string; personId: string | null }[];
  accepted: readonly { personId: string; at: Block }[];
};

/** What one way to fill a seat disturbs, in the order in which it weighs. */
export type SeatHarm = readonly [lostYes: number, changedSeat: number, elsewhere: number];

export const NO_HARM: SeatHarm = [0, 0, 0];

/**
 * `lostYes` = somebody sits here who said yes to the moment that stands, and would have to be asked again or sent away.
 * `changedSeat` = somebody else would sit here, or nobody. `elsewhere` = whoever would sit here is not at the school
 * then as far as is known, and would have to come for this alone; not counted of somebody who said yes to this moment,
 * or sits at it as it stands. `isThere` = they are at the school then, or free and bound to no presence moments.
 */
export function seatHarm(
  standing: Standing,
  seat: string,
  personId: string | null,
  at: Block,
  isThere: boolean,
): SeatHarm {
  const sitting = standing.seats.find((each) => each.seat === seat)?.personId ?? null;
  if (sitting === null) return NO_HARM;
  const said = (moment: Block) =>
    standing.accepted.some((each) => each.personId === sitting && isSameMoment(each.at, moment));
  const stays = personId === sitting;
  const isLost = said(standing.at) && !(stays && said(at));
  const isSettled = stays && (isSameMoment(at, standing.at) || said(at));
  return [isLost ? 1 : 0, stays ? 0 : 1, isThere || isSettled ? 0 : 1];
}

/** Another day, then how many days (of the calendar) it lies from the moment that stands, and how many minutes of the clock. */
export function momentHarm(
  standing: Standing,
  at: Block,
): { otherDay: number; days: number; minutes: number } {
  const days = Math.abs(daysBetween(standing.at.on, at.on));
  return {
    otherDay: days === 0 ? 0 : 1,
    days,
    minutes: Math.abs(at.fromMinute - standing.at.fromMinute),
  };
}

export function isSameMoment(a: Block, b: Block): boolean {
  return a.on === b.on && a.fromMinute === b.fromMinute && a.untilMinute === b.untilMinute;
}
