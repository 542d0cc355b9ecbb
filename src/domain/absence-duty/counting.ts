import { addDays } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { DayAbsence, Reported } from './book.ts';
import type { AbsenceRules } from './rules.ts';
import { type Run, runThrough } from './runs.ts';
import { windowFrom } from './school-weeks.ts';

/** The hours were reached: the two days that a report asks for. */
export type Reached = {
  firstOn: SchoolDate;
  reachedOn: SchoolDate;
  hours: number;
  /** In an absence that goes on: so long the report can wait, if it does go on; null = it is due from `reachedOn` on. */
  waitsUntil: SchoolDate | null;
  /** Null = nobody wrote down that it was reported. */
  report: Reported | null;
};

/** What counts towards the next report. */
export type Counted = { fromOn: SchoolDate; hours: number };

export type Counting = {
  days: readonly DayAbsence[];
  runs: readonly Run[];
  reports: readonly Reported[];
  calendar: SchoolCalendar;
  rules: AbsenceRules;
};

/**
 * Every time that the hours were reached, first the first. Counting begins anew on the day after the one on which they were
 * reached, or after the end date of the report when that is later: what was made above the hours is not taken along. So it is
 * DUO's: "de telling start opnieuw op de dag na de einddatum".
 *
 * In an absence without a break the next one is reached seven calendar days later at the earliest. Whether it goes on is
 * only known afterwards: as long as it is not, the report can wait.
 */
export function reachedIn(counting: Counting): Reached[] {
  const all: Reached[] = [];
  let next = reachedAfter(null, counting);
  while (next) {
    all.push(next);
    next = reachedAfter(endOf(next), counting);
  }
  return all;
}

/** The hours that count towards the next report on this day, within the window that ends with its week. */
export function countedOn(on: SchoolDate, reached: readonly Reached[], counting: Counting): Counted {
  const before = reached.filter(({ reachedOn }) => reachedOn <= on).at(-1);
  const end = laterOf(before ? endOf(before) : null, reportEndBefore(addDays(on, 1), counting.reports));
  const fromOn = windowFrom(on, counting.rules.hoursSchoolWeeks, counting.calendar);
  const within = countedDays(end, on, fromOn, counting.days);
  return { fromOn: end && end >= fromOn ? addDays(end, 1) : fromOn, hours: sumOf(within) };
}

function reachedAfter(after: SchoolDate | null, counting: Counting): Reached | null {
  const { days, runs, reports, rules } = counting;
  for (const { on } of days) {
    if (after && on <= after) continue;
    const end = laterOf(after, reportEndBefore(on, reports));
    const first = reachOn(on, end, counting);
    if (!first) continue;
    const run = end && runThrough(runs, end, on);
    if (!run || first.report) return first;
    const againFrom = addDays(end, rules.againAfterDays);
    if (on >= againFrom) return first;
    const later = days.find((day) => day.on >= againFrom && day.on <= run.until);
    if (later) return reachOn(later.on, end, counting) ?? first;
    return { ...first, waitsUntil: run.isOpen ? againFrom : null };
  }
  return null;
}

function reachOn(on: SchoolDate, end: SchoolDate | null, counting: Counting): Reached | null {
  const { calendar, rules, reports } = counting;
  const within = countedDays(end, on, windowFrom(on, rules.hoursSchoolWeeks, calendar), counting.days);
  const hours = sumOf(within);
  const [first] = within;
  if (!first || within.at(-1)?.on !== on || hours < rules.hours) return null;
  return { firstOn: first.on, reachedOn: on, hours, waitsUntil: null, report: reportOf(on, reports) };
}

function countedDays(
  end: SchoolDate | null,
  until: SchoolDate,
  from: SchoolDate,
  days: readonly DayAbsence[],
): DayAbsence[] {
  return days.filter(
    ({ on, unauthorised }) => unauthorised > 0 && on >= from && on <= until && (!end || on > end),
  );
}

function sumOf(days: readonly DayAbsence[]): number {
  return days.reduce((hours, { unauthorised }) => hours + unauthorised, 0);
}

function endOf({ reachedOn, report }: Reached): SchoolDate {
  return laterOf(reachedOn, report?.endOn ?? null) ?? reachedOn;
}

/** The report that says that this day was the one, or lay in it. Only these two kinds are about these hours. */
export function reportOf(on: SchoolDate, reports: readonly Reported[]): Reported | null {
  return reports.find((each) => endsCount(each) && each.firstOn <= on && on <= each.endOn) ?? null;
}

function reportEndBefore(on: SchoolDate, reports: readonly Reported[]): SchoolDate | null {
  const ends = reports.filter((each) => endsCount(each) && each.endOn < on).map(({ endOn }) => endOn);
  return ends.sort().at(-1) ?? null;
}

function endsCount({ kind }: Reported): boolean {
  return kind === 'absence_16h' || kind === 'long_absence';
}

function laterOf(one: SchoolDate | null, other: SchoolDate | null): SchoolDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
