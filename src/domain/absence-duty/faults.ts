import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { RefusalCode } from '../refusals.ts';
import type { AbsenceBook, DayAbsence, Doubt, Exemption, Reported, ReportKind, SickReport } from './book.ts';
import { schoolDaysOf } from './school-weeks.ts';

/** More lessons than any school day has. */
export const MOST_HOURS = 12;

/** What was filled in: a day may be missing still. */
type Filled<T> = { [Key in keyof T]: T[Key] extends SchoolDate ? SchoolDate | null : T[Key] };

export type EntryFilled =
  | { kind: 'week'; monday: SchoolDate; days: readonly DayAbsence[] }
  | ({ kind: 'sick' } & Filled<SickReport>)
  | ({ kind: 'exemption' } & Filled<Exemption>)
  | ({ kind: 'doubt' } & Filled<Omit<Doubt, 'told'>> & {
        told: { on: SchoolDate | null; countsFrom: SchoolDate | null } | null;
      })
  | { kind: 'talk'; heldOn: SchoolDate | null }
  | { kind: 'report'; report: Filled<Omit<Reported, 'kind'>> & { kind: ReportKind | null } };

type FilledOf<Kind> = Extract<EntryFilled, { kind: Kind }>;

export type Around = {
  book: AbsenceBook;
  calendar: SchoolCalendar;
  today: SchoolDate;
  /** Days before it are not taken down: the first day of the school year before this one. */
  earliest: SchoolDate;
};

/** What keeps this from being kept; null when nothing does. A day that has yet to come is never one of absence. */
export function faultOf(entry: EntryFilled, around: Around): RefusalCode | null {
  switch (entry.kind) {
    case 'week':
      return faultOfDays(entry.monday, entry.days, around);
    case 'sick':
      return faultOfSick(entry, around);
    case 'exemption':
      return faultOfExemption(entry);
    case 'doubt':
      return faultOfDoubt(entry, around);
    case 'talk':
      return faultOfDay(entry.heldOn, around);
    case 'report':
      return faultOfReport(entry.report, around);
  }
}

function faultOfDays(
  monday: SchoolDate,
  days: readonly DayAbsence[],
  { calendar, today, earliest }: Around,
): RefusalCode | null {
  const open = schoolDaysOf(monday, calendar);
  for (const { on, unauthorised, authorised, isWhole } of days) {
    if (!open.includes(on) || on > today || on < earliest) return 'absence_day_odd';
    if (!isHours(unauthorised) || !isHours(authorised) || unauthorised + authorised > MOST_HOURS)
      return 'absence_hours_odd';
    if (isWhole && unauthorised + authorised === 0) return 'absence_hours_missing';
  }
  return null;
}

function faultOfSick({ id, firstOn, lastOn }: Filled<SickReport>, around: Around): RefusalCode | null {
  const fault = faultOfDay(firstOn, around) ?? (lastOn && faultOfDay(lastOn, around));
  if (fault || firstOn === null) return fault;
  if (lastOn && lastOn < firstOn) return 'absence_days_turned';
  const overlaps = around.book.sick.some(
    (each) =>
      each.id !== id &&
      (each.lastOn === null || firstOn <= each.lastOn) &&
      (lastOn === null || each.firstOn <= lastOn),
  );
  return overlaps ? 'absence_sick_twice' : null;
}

function faultOfExemption({ fromOn, untilOn }: Filled<Exemption>): RefusalCode | null {
  if (fromOn === null || untilOn === null) return 'absence_day_missing';
  return untilOn < fromOn ? 'absence_days_turned' : null;
}

/** Each step on its own day, not before the one before it; parents are not told of a day that is behind them. */
function faultOfDoubt(
  { sickId, doubtedOn, consult, told }: FilledOf<'doubt'>,
  around: Around,
): RefusalCode | null {
  const fault = faultOfDay(doubtedOn, around) ?? (consult && faultOfDay(consult.on, around));
  if (fault || doubtedOn === null) return fault;
  const about = around.book.sick.find(({ id }) => id === sickId);
  if (about && doubtedOn < about.firstOn) return 'absence_step_early';
  if (consult && consult.on < doubtedOn) return 'absence_step_early';
  if (!told) return null;
  if (told.on === null || told.countsFrom === null) return 'absence_day_missing';
  if (!consult?.isDoubtLeft || told.on < consult.on || told.countsFrom < told.on) return 'absence_step_early';
  return faultOfDay(told.on, around);
}

function faultOfReport(
  { kind, firstOn, endOn, reportedOn, sickId }: FilledOf<'report'>['report'],
  around: Around,
): RefusalCode | null {
  const fault = faultOfDay(firstOn, around) ?? faultOfDay(endOn, around) ?? faultOfDay(reportedOn, around);
  if (fault || firstOn === null || endOn === null || reportedOn === null) return fault;
  if (kind === null) return 'absence_kind_missing';
  if (endOn < firstOn) return 'absence_days_turned';
  if (reportedOn < firstOn) return 'absence_step_early';
  return sickId !== null && !mayReport(sickId, kind, reportedOn, around.book) ? 'absence_step_early' : null;
}

/** A doubted sick report is reported as "overig", from the day on of which the parents were told. */
function mayReport(sickId: string, kind: ReportKind, on: SchoolDate, { doubts }: AbsenceBook): boolean {
  const told = doubts.find((each) => each.sickId === sickId)?.told;
  return kind === 'other' && told !== null && told !== undefined && on >= told.countsFrom;
}

function faultOfDay(on: SchoolDate | null, { today, earliest }: Around): RefusalCode | null {
  if (on === null) return 'absence_day_missing';
  if (on > today) return 'absence_day_ahead';
  return on < earliest ? 'absence_day_odd' : null;
}

/** Whole or half hours. */
function isHours(hours: number): boolean {
  return Number.isInteger(hours * 2) && hours >= 0 && hours <= MOST_HOURS;
}
