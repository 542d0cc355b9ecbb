import type { SlotQuestion, SlotSearch } from './question.ts';
import { findProposals, proposalOf } from './search.ts';
import { isSameMoment, type Standing } from './standing.ts';
import { daysOf, type Start, startsFor, startsOn } from './starts.ts';

/** What a change disturbs, gravest first: the first difference decides which of two changes is less. */
export type Harm = {
  /** People who said yes and have to be asked again or sent away. */
  lostYes: number;
  changedSeats: number;
  /** People who are not at the school then, as far as is known, and would come for this alone. */
  elsewhere: number;
  otherDay: boolean;
  otherRoom: boolean;
  /** How many days of the calendar it lies from the moment that stood, and how many minutes of the clock. */
  days: number;
  minutes: number;
};

export type Rescheduled =
  /** Everything is possible as it stands. */
  | { kind: 'stays'; moment: ReturnType<typeof proposalOf> }
  | { kind: 'changed'; moment: ReturnType<typeof proposalOf>; harm: Harm }
  | Exclude<SlotSearch, { kind: 'found' }>;

/**
 * The least change that makes a table possible again: the same moment and people when nothing stands in their way,
 * otherwise what costs the fewest people their yes and the fewest seats, finds most people at the school, keeps the day,
 * the room, and then the nearest moment.
 * The moment that stands may lie within the notice and off the grid; every other one may not. The busy time of this
 * table itself does not belong in the question.
 */
export function reschedule(question: SlotQuestion, standing: Standing): Rescheduled {
  const { inTime } = daysOf(question);
  const starts = startsOn(question, inTime);
  const isListed = starts.some((at) => isSameMoment(at, standing.at));
  const moments = isListed || !canStay(question, standing) ? starts : [...starts, standing.at];
  const [best] = startsFor(question, standing)(inTime, moments);
  if (best) {
    const harm = harmOf(best);
    const moment = proposalOf(best, 0);
    return isNone(harm) ? { kind: 'stays', moment } : { kind: 'changed', moment, harm };
  }
  const search = findProposals(question, standing);
  if (search.kind === 'found') throw new Error('A start was found that was not there a moment ago.');
  return search;
}

export function harmOf({ price }: Start): Harm {
  const [lostYes = 0, changedSeats = 0, elsewhere = 0, otherDay = 0, otherRoom = 0] = price;
  const [days = 0, minutes = 0] = price.slice(5);
  return {
    lostYes,
    changedSeats,
    elsewhere,
    otherDay: otherDay > 0,
    otherRoom: otherRoom > 0,
    days,
    minutes,
  };
}

/** It is still to come, on a day on which there is school. */
function canStay({ calendar, today, nowMinute }: SlotQuestion, { at }: Standing): boolean {
  if (at.on < today || (at.on === today && at.fromMinute <= nowMinute)) return false;
  return at.on <= calendar.lastKnown && calendar.isSchoolDay(at.on);
}

function isNone(harm: Harm): boolean {
  const { lostYes, changedSeats, elsewhere, otherDay, otherRoom, days, minutes } = harm;
  return !otherDay && !otherRoom && lostYes + changedSeats + elsewhere + days + minutes === 0;
}
