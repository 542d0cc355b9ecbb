import { addDays, addMonths } from './calendar/plain-date.ts';
import type { SchoolDate } from './ids.ts';

/** Days on which somebody is not there, both included. Why is nobody's business: it is neither asked nor kept. */
export type Period = { fromOn: SchoolDate; untilOn: SchoolDate };

/** Beyond this nobody's agenda is planned here, and a longer absence is a seat for somebody else. */
const MOST_MONTHS_AHEAD = 12;

/** Why these days cannot be put down. */
export type PeriodFault = 'absence_dates_missing' | 'absence_past' | 'absence_turned' | 'absence_too_far';

/** The last day that an absence may have when it is put down today. */
export function lastAbsenceDay(today: SchoolDate): SchoolDate {
  return addMonths(today, MOST_MONTHS_AHEAD);
}

/** The days as a period that can be put down today, or why not. */
export function periodOf(
  fromOn: SchoolDate | null,
  untilOn: SchoolDate | null,
  today: SchoolDate,
): Period | PeriodFault {
  if (!fromOn || !untilOn) return 'absence_dates_missing';
  if (fromOn < today) return 'absence_past';
  if (untilOn < fromOn) return 'absence_turned';
  return untilOn > lastAbsenceDay(today) ? 'absence_too_far' : { fromOn, untilOn };
}

/**
 * The period together with all that it meets or borders on, as one; and the rest, untouched. Putting down the same days
 * twice so leaves what stood.
 */
export function joined<Kept extends Period>(
  known: readonly Kept[],
  added: Period,
): { whole: Period; swallowed: Kept[] } {
  let whole = added;
  let swallowed: Kept[] = [];
  for (;;) {
    const met = known.filter((each) => borders(each, whole));
    if (met.length === swallowed.length) return { whole, swallowed };
    swallowed = met;
    whole = met.reduce(
      (sum, { fromOn, untilOn }) => ({
        fromOn: fromOn < sum.fromOn ? fromOn : sum.fromOn,
        untilOn: untilOn > sum.untilOn ? untilOn : sum.untilOn,
      }),
      whole,
    );
  }
}

/** "I am back": yesterday was the last day. A period that began today is gone; one that does not run today stays as it is. */
export function endedBefore(period: Period, today: SchoolDate): Period | 'gone' | 'not_running' {
  if (!isAwayOn(period, today)) return 'not_running';
  return period.fromOn === today ? 'gone' : { fromOn: period.fromOn, untilOn: addDays(today, -1) };
}

/**
 * The period with another last day, not after the one it has; or why that cannot be. Yesterday is the earliest: on what is
 * over longer tables were planned already.
 */
export function endedOn(
  { fromOn, untilOn }: Period,
  lastOn: SchoolDate | null,
  today: SchoolDate,
): Period | PeriodFault | 'absence_over_long' {
  if (!lastOn) return 'absence_dates_missing';
  if (lastOn < fromOn) return 'absence_turned';
  if (lastOn < addDays(today, -1)) return 'absence_over_long';
  return { fromOn, untilOn: lastOn < untilOn ? lastOn : untilOn };
}

export function isAwayOn({ fromOn, untilOn }: Period, on: SchoolDate): boolean {
  return fromOn <= on && on <= untilOn;
}

function borders(a: Period, b: Period): boolean {
  return a.fromOn <= addDays(b.untilOn, 1) && b.fromOn <= addDays(a.untilOn, 1);
}
