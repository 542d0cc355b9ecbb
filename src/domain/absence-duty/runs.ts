import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { DayAbsence } from './book.ts';

/** School days in a row on which the pupil was not at school at all, and not with leave alone. */
export type Run = {
  from: SchoolDate;
  until: SchoolDate;
  /** Nothing was entered after it: it may well go on. */
  isOpen: boolean;
};

/** @param days by day, school days alone */
export function runsIn(days: readonly DayAbsence[], calendar: SchoolCalendar): Run[] {
  const runs: Run[] = [];
  const last = days.at(-1)?.on;
  for (const day of days) {
    if (!day.isWhole || day.unauthorised === 0) continue;
    const run = runs.at(-1);
    if (run && calendar.schoolDaysBetween(run.until, day.on) === 1) run.until = day.on;
    else runs.push({ from: day.on, until: day.on, isOpen: false });
  }
  return runs.map((run) => ({ ...run, isOpen: run.until === last }));
}

/** The run that lasted from the first of these days to the second without a break. */
export function runThrough(runs: readonly Run[], from: SchoolDate, until: SchoolDate): Run | null {
  return runs.find((run) => run.from <= from && until <= run.until) ?? null;
}
