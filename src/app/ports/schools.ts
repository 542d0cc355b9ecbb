import type { OwnAbsenceRules } from '../../domain/absence-duty/rules.ts';
import type { Language, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { OwnReminding } from '../../domain/reminding/wishes.ts';
import type { OwnTerms } from '../../domain/terms/term.ts';

export type HolidayRegion = 'noord' | 'midden' | 'zuid';

/** What a school may set for itself; the defaults and their sources stand in domain/policy.ts. */
export type SchoolPolicy = {
  terms: OwnTerms;
  absenceDuty: OwnAbsenceRules;
  /** What the files say of the reminders; it stands in the fields of its own names too. */
  reminders: OwnReminding;
  /** The points of its conversations, in its own words and language; null = the usual ones. */
  agenda: readonly string[] | null;
  tableMinutes: number;
  noticeSchoolDays: number;
  tableFromMinute: number;
  tableUntilMinute: number;
  lessonStarts: readonly number[] | null;
  tableBufferMinutes: number;
  presenceMoments: 'preferred' | 'required';
  tentativeTimes: 'block' | 'cost' | 'ignore';
  mostTablesADay: number | null;
  mostTablesAWeek: number | null;
  draftDays: number;
  remindFromMinute: number;
  remindUntilMinute: number;
  remindDays: readonly number[];
  digestMinute: number;
  mostPauseDays: number;
  mostSnoozes: number;
  mostSnoozeSchoolDays: number;
  goodFridayOpen: boolean;
  liberationDayOpen: boolean;
};

export type School = {
  id: SchoolId;
  tenantId: string;
  name: string;
  sector: string;
  municipality: string;
  region: HolidayRegion;
  language: Language;
  location: string;
  policy: SchoolPolicy;
  ownDays: readonly { on: SchoolDate; open: boolean; name: string }[];
  /** By whom the kernteam is reached, when somebody was chosen; whether they still sit there is another question. */
  contactPerson?: PersonId;
  /** Which mailbox invites to its tables, in lower case; left out or null = the one of the installation, if there is one. */
  calendarMailbox?: string | null;
};

export type Schools = {
  /** The school of this transaction. */
  here(): Promise<School>;
  byId(id: SchoolId): Promise<School | null>;
  /** Every school of this installation. */
  ids(): Promise<SchoolId[]>;
  /** The next number of this school year, `26-017`: counted under a row lock, so that two never share one. */
  nextNumber(schoolId: SchoolId, schoolYear: string): Promise<string>;
};
