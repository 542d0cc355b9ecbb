import type { DayAbsence } from '../../domain/absence-duty/book.ts';
import { isoWeekOf, mondayOf, schoolDaysOf, windowFrom } from '../../domain/absence-duty/school-weeks.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import {
  type ClosedBecause,
  type SchoolCalendar,
  schoolYearOf,
} from '../../domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { KeptAbsence } from '../ports/absence-duty.ts';

/** One week, day by day, as it can be filled in. */
export type WeekShown = {
  monday: SchoolDate;
  number: number;
  days: readonly {
    on: SchoolDate;
    /** What was entered for it, and may be seen. */
    entered: DayAbsence | null;
    closed: ClosedBecause | null;
    isAhead: boolean;
  }[];
  /** Somebody else filled it in, and whoever looks sees only the own entries: it is not filled in a second time. */
  isByColleague: boolean;
  /** The Mondays of the weeks beside it; null where nothing is taken down any more, or yet. */
  before: SchoolDate | null;
  after: SchoolDate | null;
};

/** The first day of which absence is taken down: of the school year before the one of this day. */
export function earliestDay(today: SchoolDate, calendar: SchoolCalendar): SchoolDate {
  const first = `${Number(schoolYearOf(today).slice(0, 4)) - 1}-08-01` as SchoolDate;
  return first > calendar.firstKnown ? first : calendar.firstKnown;
}

/** @param asked any day of the week to show; null = the last week with a school day up to today */
export function weekShown(
  kept: readonly KeptAbsence[],
  seen: readonly KeptAbsence[],
  calendar: SchoolCalendar,
  today: SchoolDate,
  asked: SchoolDate | null,
): WeekShown {
  const earliest = earliestDay(today, calendar);
  const latest = windowFrom(today, 1, calendar);
  const wanted = mondayOf(asked ?? latest);
  const monday = wanted > mondayOf(today) || wanted < mondayOf(earliest) ? latest : wanted;
  const open = schoolDaysOf(monday, calendar);
  const weekdays = [0, 1, 2, 3, 4].map((days) => addDays(monday, days));
  const shown = [...new Set([...weekdays, ...open])].sort();
  const ofWeek = (each: KeptAbsence) => each.entry.kind === 'week' && each.entry.monday === monday;
  const days = seen.filter(ofWeek).flatMap(({ entry }) => (entry.kind === 'week' ? entry.days : []));
  return {
    monday,
    number: isoWeekOf(monday),
    days: shown.map((on) => ({
      on,
      entered: days.find((each) => each.on === on) ?? null,
      closed: open.includes(on) || on < calendar.firstKnown ? null : calendar.closedBecause(on),
      isAhead: on > today || on < earliest,
    })),
    isByColleague: kept.some(ofWeek) && !seen.some(ofWeek),
    before: beside(monday, -7, calendar, mondayOf(earliest), today),
    after: beside(monday, 7, calendar, mondayOf(earliest), today),
  };
}

/** The nearest week with a school day on that side. */
function beside(
  monday: SchoolDate,
  days: 7 | -7,
  calendar: SchoolCalendar,
  first: SchoolDate,
  last: SchoolDate,
): SchoolDate | null {
  for (let at = addDays(monday, days); at >= first && at <= last; at = addDays(at, days))
    if (schoolDaysOf(at, calendar).some((on) => on <= last)) return at;
  return null;
}
