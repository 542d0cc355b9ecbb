import type { HolidayRegion } from '../../src/app/ports/schools.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import type { DayAbsence, Reported, SickReport } from '../../src/domain/absence-duty/book.ts';
import type { Counting } from '../../src/domain/absence-duty/counting.ts';
import { type AbsenceRules, DEFAULT_ABSENCE_RULES } from '../../src/domain/absence-duty/rules.ts';
import { runsIn } from '../../src/domain/absence-duty/runs.ts';
import type { OwnDay, SchoolCalendar } from '../../src/domain/calendar/school-calendar.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';

const calendars = calendarsFrom();

/** The real school days of a region. */
export function realCalendar(
  region: HolidayRegion = 'midden',
  ownDays: readonly OwnDay[] = [],
): SchoolCalendar {
  const school = { id: `${region} ${JSON.stringify(ownDays)}`, region, ownDays, policy: DEFAULT_POLICY };
  return calendars.of(school as never);
}

export function day(on: string, unauthorised: number, more: Partial<DayAbsence> = {}): DayAbsence {
  return { on: on as SchoolDate, unauthorised, authorised: 0, isWhole: false, ...more };
}

/** Not at school at all on these days, with so many hours each. */
export function away(calendar: SchoolCalendar, from: string, until: string, hours = 6): DayAbsence[] {
  const days: DayAbsence[] = [];
  for (let on = from as SchoolDate; on <= until; ) {
    if (calendar.isSchoolDay(on)) days.push(day(on, hours, { isWhole: true }));
    on = calendar.nextSchoolDay(on);
  }
  return days;
}

export function sickOn(firstOn: string, lastOn: string | null): SickReport {
  return { id: firstOn, firstOn: firstOn as SchoolDate, lastOn: lastOn as SchoolDate | null };
}

export function reported(firstOn: string, endOn: string, more: Partial<Reported> = {}): Reported {
  return {
    id: endOn,
    kind: 'absence_16h',
    firstOn: firstOn as SchoolDate,
    endOn: endOn as SchoolDate,
    reportedOn: endOn as SchoolDate,
    reportedBy: '019ad000-0000-7000-8000-00000000000a' as PersonId,
    sickId: null,
    ...more,
  };
}

export function counting(
  days: readonly DayAbsence[],
  {
    calendar = realCalendar(),
    rules = {},
    reports = [],
  }: { calendar?: SchoolCalendar; rules?: Partial<AbsenceRules>; reports?: readonly Reported[] } = {},
): Counting {
  return { days, runs: runsIn(days, calendar), reports, calendar, rules: rulesWith(rules) };
}

export function rulesWith(rules: Partial<AbsenceRules>): AbsenceRules {
  return { ...DEFAULT_ABSENCE_RULES, ...rules };
}
