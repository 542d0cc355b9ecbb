import { addDays } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { Step, TermDates } from './term.ts';

/** Which rung is taken when; each `step` past the last one asks the coordinators once more. */
export type NextStep = { step: number; on: SchoolDate };

/** Ours: so many school days later it is asked about again, when every rung was taken, and when a promise was not kept. */
export const AGAIN_AFTER_SCHOOL_DAYS = 5;
export const PROMISE_SCHOOL_DAYS = 3;

/** A closure of so many days in a row, weekends among them, is a summer holiday; Christmas is two weeks and two weekends. */
const SUMMER_DAYS = 28;
const AFTER_TERM_DAYS = 14;

/**
 * The day of one rung; null when a term has no such day.
 *
 * @throws RangeError where the calendar does not know that far.
 */
export function dayOfStep(calendar: SchoolCalendar, term: TermDates, step: Step): SchoolDate | null {
  const { dueOn } = term;
  if (step.unit === 'calendar_days') return calendar.lastSchoolDayOnOrBefore(addDays(dueOn, step.days));
  if (step.unit === 'before_summer') return beforeSummer(calendar, term, step.days);
  if (step.days > 0) return calendar.addSchoolDays(dueOn, step.days);
  return schoolDaysBefore(calendar, calendar.lastSchoolDayOnOrBefore(dueOn), -step.days);
}

/**
 * The days of all rungs of a term. A warning before the summer that would come when the next rung does, or later, is none:
 * that one says the same.
 *
 * @throws RangeError where the calendar does not know that far.
 */
export function daysOf(calendar: SchoolCalendar, term: TermDates): (SchoolDate | null)[] {
  const { steps } = term.frozen;
  const days = steps.map((step) => dayOfStep(calendar, term, step));
  return days.map((on, step) => {
    const next = days[step + 1];
    return steps[step]?.unit === 'before_summer' && on && next && next <= on ? null : on;
  });
}

/**
 * What comes after rung `taken` (-1 = none yet), not sooner than `notBefore`: the rungs in order, one a day, and several of
 * one day together. A rung of before the last day is passed over when its day is gone and somebody hears a later one
 * anyway: nobody is told that something will be due when it is. A term that nobody has to end runs until its last rung was
 * heard, some school days later; null when it is over by then.
 *
 * @throws RangeError where the calendar does not know that far.
 */
export function stepAfter(
  calendar: SchoolCalendar,
  term: TermDates,
  taken: number,
  notBefore: SchoolDate,
): NextStep | null {
  const { steps, after } = term.frozen;
  const days = daysOf(calendar, term);
  for (let step = taken + 1; step < steps.length; step++) {
    const on = days[step];
    if (on === null || on === undefined || isPassed(steps, days, step, notBefore)) continue;
    const open = calendar.addSchoolDays(notBefore, 0);
    return { step, on: on > notBefore ? on : open };
  }
  if (after === 'over' && taken >= steps.length) return null;
  const base = notBefore > term.dueOn ? addDays(notBefore, -1) : term.dueOn;
  const step = Math.max(taken + 1, steps.length);
  return { step, on: calendar.addSchoolDays(base, AGAIN_AFTER_SCHOOL_DAYS) };
}

/** Its own day is gone, and a later rung for the same audience has come by now. */
function isPassed(
  steps: readonly Step[],
  days: readonly (SchoolDate | null)[],
  step: number,
  now: SchoolDate,
): boolean {
  const on = days[step] as SchoolDate;
  if (on >= now) return false;
  return steps.some(
    ({ to }, later) =>
      later > step && to === steps[step]?.to && days[later] !== null && (days[later] as SchoolDate) <= now,
  );
}

function schoolDaysBefore(calendar: SchoolCalendar, from: SchoolDate, count: number): SchoolDate {
  let on = from;
  for (let left = count; left > 0; left--) on = calendar.lastSchoolDayOnOrBefore(addDays(on, -1));
  return on;
}

/** Three months do not wait for the summer, so people hear of it while everybody is still there. */
function beforeSummer(
  calendar: SchoolCalendar,
  { startsOn, dueOn }: TermDates,
  schoolDays: number,
): SchoolDate | null {
  const last = addDays(dueOn, AFTER_TERM_DAYS);
  let closed = 0;
  for (let on = addDays(startsOn, 1); ; on = addDays(on, 1)) {
    if (calendar.isSchoolDay(on)) {
      closed = 0;
      if (on > last) return null;
      continue;
    }
    closed += 1;
    const first = addDays(on, 1 - closed);
    if (first > last) return null;
    if (closed < SUMMER_DAYS) continue;
    const warning = schoolDaysBefore(calendar, calendar.lastSchoolDayOnOrBefore(first), schoolDays - 1);
    return warning > startsOn ? warning : null;
  }
}

/**
 * The rungs that are taken today from `first` on: it, and those of the very same day beside it. Never more, however long
 * nobody looked: after a standstill people hear one thing a day, and not the whole ladder at once.
 */
export function stepsTogether(calendar: SchoolCalendar, term: TermDates, first: number): number[] {
  const days = daysOf(calendar, term);
  const on = days[first] ?? null;
  let last = first;
  while (on !== null && days[last + 1] === on) last += 1;
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
