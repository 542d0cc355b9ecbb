import { addDays } from './calendar/plain-date.ts';
import type { SchoolCalendar } from './calendar/school-calendar.ts';
import { whereKnown } from './calendar/where-known.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { DeadlineRule, Frozen } from './terms/term.ts';

/** Why people go slower on purpose ("de vertraging in" to find the cause, Utrechtse kernpartners, 2017). */
export const PAUSE_REASONS = ['cause_first', 'let_it_work', 'help_begins', 'family_asks'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Who said yes to it. */
export const PAUSE_AGREERS = ['pupil', 'parents', 'partners'] as const;
export type PauseAgreer = (typeof PAUSE_AGREERS)[number];

/** A pause takes so many school days at most, and a dossier has so many; more is no pause any more. Ours. */
export const MOST_PAUSE_SCHOOL_DAYS = 15;
export const MOST_PAUSES = 2;

export type Pause = {
  fromOn: SchoolDate;
  /** Its last day. */
  untilOn: SchoolDate;
  reason: PauseReason;
  agreedWith: readonly PauseAgreer[];
};

/** What was asked for; null and empty = not filled in. */
export type PauseAsked = {
  untilOn: SchoolDate | null;
  reason: PauseReason | null;
  agreedWith: readonly PauseAgreer[];
};

/** The form as it is asked first. */
export const NOTHING_ASKED_OF_PAUSE: PauseAsked = { untilOn: null, reason: null, agreedWith: [] };

/** `agreementDueOn` = the end of the three months, as long as there is no agreement; `pauses` = so many there were before. */
export type Pausable = { agreementDueOn: SchoolDate | null; pauses: number };

/** The last day that a pause from today may have; null = none, as the three months end today or have ended. */
export function lastPauseDay(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  { agreementDueOn }: Pausable,
  today: SchoolDate,
): SchoolDate | null {
  if (agreementDueOn !== null && agreementDueOn <= today) return null;
  const most = whereKnown(
    () => calendar.addSchoolDays(today, MOST_PAUSE_SCHOOL_DAYS),
    addDays(today, MOST_PAUSE_SCHOOL_DAYS),
  );
  return agreementDueOn !== null && agreementDueOn < most ? agreementDueOn : most;
}

/** What is wrong with it; null = nothing. A pause is agreed with the family, and takes nothing of the three months away. */
export function faultOfPause(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  { untilOn, reason, agreedWith }: PauseAsked,
  pausable: Pausable,
  today: SchoolDate,
): RefusalCode | null {
  if (pausable.pauses >= MOST_PAUSES) return 'pause_too_often';
  const last = lastPauseDay(calendar, pausable, today);
  if (last === null) return 'pause_past_due';
  if (reason === null) return 'pause_reason_missing';
  if (!agreedWith.includes('pupil') && !agreedWith.includes('parents')) return 'pause_not_agreed';
  return untilOn === null || untilOn <= today || untilOn > last ? 'pause_day_odd' : null;
}

/** Whether a dossier pauses today. */
export function isPaused({ pausedUntil }: { pausedUntil: SchoolDate | null }, today: SchoolDate): boolean {
  return pausedUntil !== null && today <= pausedUntil;
}

/** The first day on which all is asked about again: the first school day after the pause. */
export function dayAfterPause(
  calendar: Pick<SchoolCalendar, 'addSchoolDays'>,
  pausedUntil: SchoolDate,
): SchoolDate {
  const next = addDays(pausedUntil, 1);
  return whereKnown(() => calendar.addSchoolDays(next, 0), next);
}

/** Only house rules wait: what is law, and what was agreed with others, goes on; and so does the end of the pause itself. */
export function waitsInPause({
  rule,
  frozen,
}: {
  rule: DeadlineRule;
  frozen: Pick<Frozen, 'force'>;
}): boolean {
  return frozen.force === 'soft' && rule !== 'pause_over';
}
