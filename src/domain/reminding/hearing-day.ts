import { isAwayOn, type Period } from '../absence.ts';
import { addDays } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import { type Hours, isPausedOn, type Wishes, worksOn } from './wishes.ts';

/** More days ahead than any pause and holiday together: beyond it there is no day on which somebody works. */
const MOST_DAYS = 120;

/** One reminder as it would come by its term: on which school day, of what is due when. */
export type Wanted = {
  on: SchoolDate;
  dueOn: SchoolDate;
  /** A term by law: neither a pause nor "duties only" holds it back. */
  isDuty: boolean;
};

/** Who is to hear it, and when they are there. */
export type Hearer = { hours: Pick<Hours, 'workDays'>; wishes: Wishes; away: readonly Period[] };

type Calendar = Pick<SchoolCalendar, 'isSchoolDay' | 'firstKnown' | 'lastKnown'>;

/**
 * The day on which somebody hears of it, not before `today`; null when they asked not to, or are not there for months. On a
 * day on which they do not work it comes on the last working day before it when the matter is due before they are back, else
 * on the next.
 */
export function hearingDay(
  calendar: Calendar,
  { hours, wishes, away }: Hearer,
  { on, dueOn, isDuty }: Wanted,
  today: SchoolDate,
): SchoolDate | null {
  if (wishes.dutyOnly && !isDuty) return null;
  const isThere = (day: SchoolDate) =>
    calendar.isSchoolDay(day) &&
    worksOn(hours, day) &&
    (isDuty || !isPausedOn(wishes, day)) &&
    !away.some((period) => isAwayOn(period, day));
  const first = on < today ? today : on;
  if (isThere(first)) return first;
  const next = nearest(calendar, first, 1, isThere);
  const isDueBefore = next === null || dueOn < next;
  const before = isDueBefore ? nearest(calendar, first, -1, isThere) : null;
  return before !== null && before >= today ? before : next;
}

/** The day on which a channel hears of it: the same day, or the next on which this school is reminded. */
export function channelDay(
  calendar: Calendar,
  hours: Pick<Hours, 'workDays'>,
  on: SchoolDate,
  today: SchoolDate,
): SchoolDate | null {
  const isReminded = (day: SchoolDate) => calendar.isSchoolDay(day) && worksOn(hours, day);
  const first = on < today ? today : on;
  return isReminded(first) ? first : nearest(calendar, first, 1, isReminded);
}

function nearest(
  { firstKnown, lastKnown }: Calendar,
  from: SchoolDate,
  step: 1 | -1,
  isThere: (on: SchoolDate) => boolean,
): SchoolDate | null {
  let on = from;
  for (let days = 0; days < MOST_DAYS; days++) {
    on = addDays(on, step);
    if (on < firstKnown || on > lastKnown) return null;
    if (isThere(on)) return on;
  }
  return null;
}
