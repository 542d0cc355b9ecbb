import { addDays } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import type { ReportKind } from './book.ts';
import { type Counting, type Reached, reachedIn, reportOf } from './counting.ts';
import { type Run, runThrough } from './runs.ts';
import { schoolWeeksLater } from './school-weeks.ts';

/** Something that is to be reported: which kind, and the two days that a report asks for. */
export type Obligation = Reached & {
  kind: Extract<ReportKind, 'absence_16h' | 'long_absence'>;
  /** Which term guards it: working days from the day on which it was reached, or school weeks from the first day away. */
  term: 'absence_16h' | 'long_absence';
};

/** A run of whole days, and the school day on which it is longer than so many school weeks. */
export type LongAbsence = { firstOn: SchoolDate; longOn: SchoolDate };

/** Everything that was or is to be reported, by the day on which it was reached. */
export function obligationsIn(counting: Counting): Obligation[] {
  const reached = reachedIn(counting);
  return counting.rules.longFromReport === null
    ? byWeeks(counting, reached)
    : byReports(counting, reached, counting.rules.longFromReport);
}

/**
 * A run that is on its way to be a long absence: only where that is told by weeks, while it may well go on, and from the day
 * on which there were enough hours in it for a report.
 */
export function longAbsenceAhead(counting: Counting): LongAbsence | null {
  const run = counting.runs.at(-1);
  if (!run?.isOpen || counting.rules.longFromReport !== null) return null;
  const longOn = longOnOf(run, counting);
  const hasHours = reachedIn(counting).some(({ reachedOn }) => runThrough([run], reachedOn, reachedOn));
  return hasHours && longOn && longOn > run.until ? { firstOn: run.from, longOn } : null;
}

/** Longer than four school weeks is one report with an end date; the sixteen hours go on being counted before that day. */
function byWeeks(counting: Counting, reached: readonly Reached[]): Obligation[] {
  const longs = counting.runs.flatMap((run) => {
    const longOn = longOnOf(run, counting);
    return longOn && longOn <= run.until ? [{ run, longOn }] : [];
  });
  const hours = reached.flatMap((each): Obligation[] => {
    const long = longs.find(({ run }) => runThrough([run], run.from, each.reachedOn));
    if (!long || each.reachedOn < long.longOn) return [{ ...each, kind: 'absence_16h', term: 'absence_16h' }];
    const { longAgain, againAfterDays } = counting.rules;
    const isAgain = longAgain === 'weekly' && each.reachedOn >= addDays(long.longOn, againAfterDays);
    return isAgain ? [{ ...each, kind: 'long_absence', term: 'absence_16h' }] : [];
  });
  return [...hours, ...longs.map(({ run, longOn }) => firstLong(run, longOn, counting))].sort((one, other) =>
    one.reachedOn < other.reachedOn ? -1 : 1,
  );
}

/** The fourth report in a row of one absence, and each after it, is of a long one. */
function byReports({ runs, rules }: Counting, reached: readonly Reached[], fromReport: number): Obligation[] {
  return reached.flatMap((each, index): Obligation[] => {
    const run = runThrough(runs, each.reachedOn, each.reachedOn);
    const nth = run
      ? reached.slice(0, index + 1).filter(({ reachedOn }) => runThrough([run], reachedOn, reachedOn)).length
      : 1;
    if (nth < fromReport) return [{ ...each, kind: 'absence_16h', term: 'absence_16h' }];
    const isLong = nth === fromReport || rules.longAgain === 'weekly';
    return isLong ? [{ ...each, kind: 'long_absence', term: 'absence_16h' }] : [];
  });
}

function firstLong(run: Run, longOn: SchoolDate, { days, reports }: Counting): Obligation {
  const within = days.filter(({ on }) => run.from <= on && on <= longOn);
  const ofLong = reports.filter(({ kind }) => kind === 'long_absence');
  return {
    kind: 'long_absence',
    term: 'long_absence',
    firstOn: run.from,
    reachedOn: longOn,
    hours: within.reduce((hours, { unauthorised }) => hours + unauthorised, 0),
    waitsUntil: null,
    report: reportOf(longOn, ofLong),
  };
}

function longOnOf(run: Run, { calendar, rules }: Counting): SchoolDate | null {
  return schoolWeeksLater(run.from, rules.longSchoolWeeks, calendar);
}
