import { addDays } from './calendar/plain-date.ts';
import type { SchoolDate } from './ids.ts';
import type { Block, SlotQuestion } from './slot-question.ts';
import { comparePrices, type Seating, seatingAt } from './slot-seating.ts';

/** A start that is possible, with its whole price: the seating, then the earlier day, the room, the earlier hour. */
export type Start = { at: Block; seating: Seating; price: readonly number[] };

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

/** The starts on these days at which a table is possible, best first. */
export function possibleStarts(question: SlotQuestion, days: readonly SchoolDate[]): Start[] {
  const starts = startsOn(question, days).flatMap((at): Start[] => {
    const seating = seatingAt(question, at);
    if (!seating) return [];
    const price = [...seating.price, days.indexOf(at.on), seating.roomIndex, at.fromMinute];
    return [{ at, seating, price }];
  });
  return starts.sort((a, b) => comparePrices(a.price, b.price));
}

function everyFrom(first: number, step: number): number[] {
  const minutes: number[] = [];
  for (let minute = first; minute < 24 * 60; minute += step) minutes.push(minute);
  return minutes;
}
