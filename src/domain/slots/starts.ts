import { addDays } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import { comparePrices } from './options.ts';
import type { Block, SlotQuestion } from './question.ts';
import { type ChosenRoom, roomFinder } from './rooms.ts';
import { type Seating, seaterFor } from './seating.ts';
import { momentHarm, type Standing } from './standing.ts';

/** A start that is possible, with its whole price: whole numbers, of which the first difference decides. */
export type Start = { at: Block; seating: Seating; room: ChosenRoom; price: readonly number[] };

/** The parts at the head of a price that say what a change disturbs; all 0 without a table that stands already. */
export const HARM_PARTS = 7;

export type Days = {
  inTime: readonly SchoolDate[];
  later: readonly SchoolDate[];
  /** The calendar ended before all the days that were asked for. */
  isCutShort: boolean;
};

/** The school days from the notice to the term, and those after the term on which a later moment is looked for. */
export function daysOf(question: SlotQuestion): Days {
  const { calendar, today, noticeSchoolDays, withinSchoolDays, laterSchoolDays } = question;
  const wanted = Math.max(withinSchoolDays, noticeSchoolDays - 1) + laterSchoolDays;
  const ahead: SchoolDate[] = [];
  for (let on = addDays(today, 1); ahead.length < wanted && on <= calendar.lastKnown; on = addDays(on, 1))
    if (calendar.isSchoolDay(on)) ahead.push(on);
  const inTime = ahead.slice(Math.max(noticeSchoolDays, 1) - 1, withinSchoolDays);
  return {
    inTime: noticeSchoolDays === 0 && calendar.isSchoolDay(today) ? [today, ...inTime] : inTime,
    later: ahead.slice(Math.max(withinSchoolDays, noticeSchoolDays - 1)),
    isCutShort: ahead.length < wanted,
  };
}

/** Every start of the grid on these days that leaves time for a whole table, whoever can come. */
export function startsOn(question: SlotQuestion, days: readonly SchoolDate[]): Block[] {
  const { grid, hours, minutes, today, nowMinute } = question;
  const starts =
    grid.kind === 'lessons'
      ? [...new Set(grid.startMinutes)].sort((a, b) => a - b)
      : everyFrom(0, grid.minutes);
  const fitting = starts.filter((start) => start >= hours.fromMinute && start + minutes <= hours.untilMinute);
  return days.flatMap((on) =>
    fitting
      .filter((start) => on > today || start > nowMinute)
      .map((start) => ({ on, fromMinute: start, untilMinute: start + minutes })),
  );
}

/** The starts on these days at which a table is possible, best first; with a `standing` table, the least changed first. */
export function possibleStarts(
  question: SlotQuestion,
  days: readonly SchoolDate[],
  standing: Standing | null = null,
): Start[] {
  return startsFor(question, standing)(days);
}

/**
 * The same for days that are asked about one after another: everybody's agenda is read once. `moments` = only these of
 * the days.
 */
export function startsFor(
  question: SlotQuestion,
  standing: Standing | null,
): (days: readonly SchoolDate[], moments?: readonly Block[]) => Start[] {
  const seat = seaterFor(question, standing);
  const roomAt = roomFinder(question, standing?.roomId ?? null);
  return (days, moments = startsOn(question, days)) => {
    const nth = new Map(days.map((on, index) => [on, index]));
    const starts: Start[] = [];
    for (const at of moments) {
      const room = roomAt(at);
      const seating = room && seat(at);
      if (!room || !seating) continue;
      starts.push({ at, seating, room, price: priceOf(at, seating, room, nth.get(at.on) ?? 0, standing) });
    }
    return starts.sort((a, b) => comparePrices(a.price, b.price));
  };
}

/**
 * The whole ranking, gravest first. What a change disturbs: people who said yes and have to be asked again, seats that
 * change, people who are not at the school then, another day, another room, how far in days and in minutes. That people
 * are there comes before the day: whoever is at another school is not helped by the same day. Then what is wrong with the table itself: needed
 * seats of whom nobody is certain, partners missing, others missing, uncertain seats, people outside their presence
 * moments, how far down the lists of deputies, tentative times. Then the earlier school day, the room that fits best,
 * what is fair between organisations, and the earlier hour. No two starts cost the same.
 */
function priceOf(
  at: Block,
  { price }: Seating,
  room: ChosenRoom,
  dayIndex: number,
  standing: Standing | null,
): number[] {
  const moved = standing ? momentHarm(standing, at) : { otherDay: 0, days: 0, minutes: 0 };
  return [
    price.lostYes,
    price.changedSeats,
    price.elsewhere,
    moved.otherDay,
    room.isOther ? 1 : 0,
    moved.days,
    moved.minutes,
    price.uncertainNeeded,
    price.partnersMissing,
    price.wantedMissing,
    price.unknown,
    price.outsidePresence,
    price.deputies,
    price.tentative,
    dayIndex,
    room.misfit,
    price.fairness,
    at.fromMinute,
  ];
}

function everyFrom(first: number, step: number): number[] {
  const minutes: number[] = [];
  for (let minute = first; minute < 24 * 60; minute += step) minutes.push(minute);
  return minutes;
}
