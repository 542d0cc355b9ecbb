import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { Block, Candidate, Proposal, SlotQuestion } from '../../../src/domain/slots/question.ts';
import type { Standing } from '../../../src/domain/slots/standing.ts';
import { isTaken, minutesOf } from './oracle-minutes.ts';
import {
  byPrice,
  compare,
  type Found,
  inOrderOfTime,
  type Priced,
  spread,
  withoutPrice,
} from './oracle-order.ts';
import { combinations, type Filling, priceOf } from './oracle-seating.ts';
import { type State, statesOn } from './oracle-states.ts';

/**
 * The search a second time, written from its rules to be obvious and slow: minute by minute, every combination of
 * people, nothing left out. It shares the types with the real one and no code of it.
 */
export function oracle(question: SlotQuestion): { kind: 'found' | 'later' | 'none'; moments: Found[] } {
  const all = startsInTime(question);
  if (all.length > 0)
    return { kind: 'found', moments: withoutPrice(inOrderOfTime(spread(all, question.proposals))) };

  const afterTerm = Math.max(question.withinSchoolDays, question.noticeSchoolDays - 1);
  const perDay = nextSchoolDays(question)
    .filter(({ nth }) => nth > afterTerm && nth <= afterTerm + question.laterSchoolDays)
    .flatMap(({ on, nth }) => pricedStarts(question, on, nth).sort(byPrice).slice(0, 1))
    .slice(0, question.proposals);
  return { kind: perDay.length > 0 ? 'later' : 'none', moments: withoutPrice(perDay) };
}

/** Every start in time at which a table is possible, best first. */
export function startsInTime(question: SlotQuestion): Priced[] {
  return nextSchoolDays(question)
    .filter(({ nth }) => nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays)
    .flatMap(({ on, nth }) => pricedStarts(question, on, nth))
    .sort(byPrice);
}

/** The best of all moments in time, and the one that stands where it `mayStay`, by what it changes first; null = none. */
export function leastChange(question: SlotQuestion, standing: Standing, mayStay: boolean): Priced | null {
  const { calendar, today, nowMinute } = question;
  const { on, fromMinute } = standing.at;
  const all = nextSchoolDays(question)
    .filter(({ nth }) => nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays)
    .flatMap((day) => pricedStarts(question, day.on, day.nth, standing));
  const isToCome = on > today || (on === today && fromMinute > nowMinute);
  if (mayStay && isToCome && on <= calendar.lastKnown && calendar.isSchoolDay(on)) {
    const asItStands = bestAt(question, standing.at, 0, statesOn(question, on), standing);
    if (asItStands) all.push(asItStands);
  }
  return all.sort(byPrice)[0] ?? null;
}

/** How this candidate stands at one moment; null = cannot. */
export function stateAt(question: SlotQuestion, candidate: Candidate, at: Block): State | null {
  return statesOn(question, at.on)(candidate, at);
}

/** The numbers of the school days that are known, counted from today, which is 0 when it is one. */
export function schoolDayNumbers(question: SlotQuestion): number[] {
  return nextSchoolDays(question).map(({ nth }) => nth);
}

export function asFound({ on, fromMinute, untilMinute, seats, roomId }: Proposal): Found {
  const people = Object.fromEntries(seats.map(({ seat, filledBy }) => [seat, filledBy?.personId ?? null]));
  return { at: { on, fromMinute, untilMinute }, people, roomId };
}

function nextSchoolDays({ calendar, today }: SlotQuestion): { on: SchoolDate; nth: number }[] {
  const days = calendar.isSchoolDay(today) ? [{ on: today, nth: 0 }] : [];
  let nth = 0;
  for (let on = addDays(today, 1); on <= calendar.lastKnown; on = addDays(on, 1))
    if (calendar.isSchoolDay(on)) days.push({ on, nth: ++nth });
  return days;
}

function pricedStarts(
  question: SlotQuestion,
  on: SchoolDate,
  nth: number,
  standing: Standing | null = null,
): Priced[] {
  const stateOf = statesOn(question, on);
  const priced: Priced[] = [];
  for (let from = 0; from < 1440; from++) {
    const at = { on, fromMinute: from, untilMinute: from + question.minutes };
    const isOnGrid =
      question.grid.kind === 'lessons'
        ? question.grid.startMinutes.includes(from)
        : from % question.grid.minutes === 0;
    if (!isOnGrid || from < question.hours.fromMinute || at.untilMinute > question.hours.untilMinute)
      continue;
    if (on === question.today && from <= question.nowMinute) continue;
    const best = bestAt(question, at, nth, stateOf, standing);
    if (best) priced.push(best);
  }
  return priced;
}

function bestAt(
  question: SlotQuestion,
  at: Block,
  nth: number,
  stateOf: (candidate: Candidate, at: Block) => State | null,
  standing: Standing | null,
): Priced | null {
  const room = bestRoom(question, at, standing?.roomId ?? null);
  if (!room) return null;
  const days = standing ? Math.abs(Date.parse(at.on) - Date.parse(standing.at.on)) / 86_400_000 : 0;
  const minutes = standing ? Math.abs(at.fromMinute - standing.at.fromMinute) : 0;
  let best: { price: number[]; order: number[]; fillings: Filling[] } | null = null;
  for (const fillings of combinations(question, at, stateOf, standing)) {
    const [head, fairness] = priceOf(question, fillings, at);
    const lost = fillings.reduce((sum, each) => sum + each.lost, 0);
    const changed = fillings.reduce((sum, each) => sum + each.changed, 0);
    const apart = fillings.reduce((sum, each) => sum + each.apart, 0);
    const harm = [lost, changed, apart, days > 0 ? 1 : 0, room.isOther ? 1 : 0, days, minutes];
    const price = [...harm, ...head, nth, room.misfit, fairness, at.fromMinute];
    const order = fillings.flatMap((each) => [each.lost, each.changed, each.apart, each.sureness, each.rank]);
    if (!best || compare([...price, ...order], [...best.price, ...best.order]) < 0)
      best = { price, order, fillings };
  }
  if (!best) return null;
  const people = Object.fromEntries(best.fillings.map(({ seat, personId }) => [seat, personId]));
  return { at, people, roomId: room.roomId, price: best.price };
}

type OneRoom = { roomId: string | null; misfit: number; isOther: boolean };

/** The one that the table has already, if it can be had; otherwise the smallest. */
function bestRoom({ rooms, roomNeeds }: SlotQuestion, at: Block, kept: string | null): OneRoom | null {
  if (!rooms) return { roomId: null, misfit: 0, isOther: false };
  let best: OneRoom | null = null;
  for (const room of rooms) {
    if (room.people < roomNeeds.people || minutesOf(at).some((minute) => isTaken(room.busy, at.on, minute)))
      continue;
    if (roomNeeds.wheelchair && !room.isWheelchairFit) continue;
    if (roomNeeds.privacy && !room.isPrivate) continue;
    const misfit = room.people - roomNeeds.people;
    if (room.roomId === kept) return { roomId: room.roomId, misfit, isOther: false };
    const isBetter =
      !best || misfit < best.misfit || (misfit === best.misfit && room.roomId < (best.roomId ?? ''));
    if (isBetter) best = { roomId: room.roomId, misfit, isOther: kept !== null };
  }
  return best;
}
