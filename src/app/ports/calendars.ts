import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { School } from './schools.ts';

/** The school days of a school: bundled holidays of its region, public holidays, and its own days on top. */
export type Calendars = {
  of(school: School): SchoolCalendar;
  /** The same for two schools or versions whose calendars are the same, and else another. */
  printOf(school: School): string;
};
