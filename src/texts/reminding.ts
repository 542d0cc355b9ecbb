import type { Language, SchoolDate } from '../domain/ids.ts';
import { EARLIEST_MINUTE, type Hours, LATEST_MINUTE, type Wishes } from '../domain/reminding/wishes.ts';
import { timeOf } from './dates.ts';
import { textsIn } from './texts.ts';

/** What somebody chose of their reminders, in whole sentences: on which days and when, and what is left out. */
export function keptLines(
  { wishes, ofSchool, isLastToHear }: { wishes: Wishes; ofSchool: Hours; isLastToHear: boolean },
  language: Language,
  day: (on: SchoolDate) => string,
): string[] {
  const { reminding, dates } = textsIn(language);
  const at = (minute: number) => dates.at(timeOf(minute));
  const workDays = wishes.workDays ?? ofSchool.workDays;
  const names = workDays.map((each) => dates.longWeekdays[each - 1] ?? '');
  return [
    reminding.keptWhen(listed(names, reminding.and), at(wishes.digestMinute ?? ofSchool.digestMinute)),
    reminding.keptBetween(
      at(wishes.fromMinute ?? ofSchool.fromMinute),
      at(wishes.untilMinute ?? ofSchool.untilMinute),
    ),
    ...(wishes.pausedUntil === null ? [] : [reminding.keptPause(day(wishes.pausedUntil))]),
    ...(wishes.dutyOnly ? [reminding.keptDuty] : []),
    ...(isLastToHear && (wishes.dutyOnly || wishes.pausedUntil !== null) ? [reminding.lastToHear] : []),
  ];
}

/** What can be chosen as an hour. */
export function halfHours(): number[] {
  const count = (LATEST_MINUTE - EARLIEST_MINUTE) / 30 + 1;
  return Array.from({ length: count }, (_, nth) => EARLIEST_MINUTE + 30 * nth);
}

function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
