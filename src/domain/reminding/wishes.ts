import { addDays, daysBetween, weekdayOf } from '../calendar/plain-date.ts';
import type { SchoolDate, WallMinute } from '../ids.ts';
import type { PuttingOff } from './putting-off.ts';

/** When and of what somebody wants to be reminded. Null = as the school does it. */
export type Wishes = {
  /** The minute of the day at which the one message of the day comes. */
  digestMinute: WallMinute | null;
  /** Nothing that only reminds comes before the first of these minutes, or at or after the second. */
  fromMinute: WallMinute | null;
  untilMinute: WallMinute | null;
  /** The weekdays on which somebody works, 1 = Monday, in order; never empty. */
  workDays: readonly number[] | null;
  /** The last day of a pause: until then nothing but what is a duty by law, and what is one's own promise of that day. */
  pausedUntil: SchoolDate | null;
  /** Nothing but that, for as long as it stands. */
  dutyOnly: boolean;
};

/** What somebody has who never said anything. */
export const AS_THE_SCHOOL: Wishes = {
  digestMinute: null,
  fromMinute: null,
  untilMinute: null,
  workDays: null,
  pausedUntil: null,
  dutyOnly: false,
};

/** What a school has set of it; see domain/policy.ts. */
export type SchoolHours = {
  digestMinute: number;
  remindFromMinute: number;
  remindUntilMinute: number;
  remindDays: readonly number[];
  mostPauseDays: number;
};

/** What a school sets in its files; what is left out is the default. */
export type OwnReminding = Partial<SchoolHours & PuttingOff>;

/** When one person, or a channel, is reminded in the end. */
export type Hours = {
  digestMinute: WallMinute;
  fromMinute: WallMinute;
  untilMinute: WallMinute;
  workDays: readonly number[];
};

export function hoursOf(school: SchoolHours, wishes: Wishes = AS_THE_SCHOOL): Hours {
  const fromMinute = (wishes.fromMinute ?? school.remindFromMinute) as WallMinute;
  const untilMinute = (wishes.untilMinute ?? school.remindUntilMinute) as WallMinute;
  return {
    digestMinute: within(wishes.digestMinute ?? school.digestMinute, fromMinute, untilMinute),
    fromMinute,
    untilMinute,
    workDays: wishes.workDays ?? school.remindDays,
  };
}

/** The school may change its hours after somebody chose theirs: the message never waits for an hour that does not come. */
function within(minute: number, from: number, until: number): WallMinute {
  return Math.min(Math.max(minute, from), until - 1) as WallMinute;
}

export function worksOn({ workDays }: Pick<Hours, 'workDays'>, on: SchoolDate): boolean {
  return workDays.includes(weekdayOf(on));
}

export function isPausedOn({ pausedUntil }: Wishes, on: SchoolDate): boolean {
  return pausedUntil !== null && on <= pausedUntil;
}

/** Why wishes cannot be kept as they were filled in. */
export type WishFault =
  | 'reminding_hours_turned'
  | 'reminding_hour_outside'
  | 'reminding_no_day'
  | 'reminding_pause_past'
  | 'reminding_pause_long';

/** The earliest and the latest minute that can be chosen. Ours: nobody is reminded of work at night. */
export const EARLIEST_MINUTE = 6 * 60;
export const LATEST_MINUTE = 21 * 60;

/** The last day that a pause may have when it begins today. */
export function lastPauseDay({ mostPauseDays }: SchoolHours, today: SchoolDate): SchoolDate {
  return addDays(today, mostPauseDays);
}

/** The wishes as they can be kept, or what is wrong with them. Every weekday that the school has is the same as no choice. */
export function wishesOf(filled: Wishes, school: SchoolHours, today: SchoolDate): Wishes | WishFault {
  const from = filled.fromMinute ?? school.remindFromMinute;
  const until = filled.untilMinute ?? school.remindUntilMinute;
  if (from >= until) return 'reminding_hours_turned';
  const { digestMinute, pausedUntil } = filled;
  if (digestMinute !== null && (digestMinute < from || digestMinute >= until))
    return 'reminding_hour_outside';
  const workDays = filled.workDays && [...new Set(filled.workDays)].sort((a, b) => a - b);
  // On a Saturday no message of the day comes: with nothing else, a duty by law would never be heard.
  if (workDays && !workDays.some((day) => day <= 5)) return 'reminding_no_day';
  if (pausedUntil !== null && pausedUntil < today) return 'reminding_pause_past';
  if (pausedUntil !== null && daysBetween(today, pausedUntil) > school.mostPauseDays)
    return 'reminding_pause_long';
  const isAsSchool = workDays !== null && workDays.join() === [...school.remindDays].join();
  return { ...filled, workDays: isAsSchool ? null : workDays };
}
