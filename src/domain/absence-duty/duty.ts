import { addMonths, dateOf, yearOf } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import type { AbsenceBook } from './book.ts';
import type { AbsenceRules } from './rules.ts';

/** What the school's own list says of the pupil. */
export type PupilOfDuty = {
  bornOn: SchoolDate | null;
  /** The last day of an exemption; since when it runs is not in the list. */
  exemptUntil: SchoolDate | null;
};

/**
 * Whether reporting is a duty: by law, by what the region agreed about pupils who are of age, or not at all. Somebody whose
 * age is not known counts as a pupil with the duty: it is better looked at once too often.
 */
export type Duty = 'law' | 'agreed' | 'of_age' | 'too_young';

/** Who was born on 29 February has a birthday on 1 March where there is no such day. */
export function dutyOn(on: SchoolDate, bornOn: SchoolDate | null, rules: AbsenceRules): Duty {
  if (bornOn === null) return 'law';
  if (on >= birthdayAt(rules.adultAge, bornOn)) return rules.adults === 'agreed' ? 'agreed' : 'of_age';
  const nextMonth = addMonths(`${birthdayAt(rules.fromAge, bornOn).slice(0, 7)}-01` as SchoolDate, 1);
  return on < nextMonth ? 'too_young' : 'law';
}

function birthdayAt(age: number, bornOn: SchoolDate): SchoolDate {
  return dateOf(yearOf(bornOn) + age, Number(bornOn.slice(5, 7)), Number(bornOn.slice(8)));
}

/** The last day of the exemption that runs on this day; null when none does. */
export function exemptOn(
  on: SchoolDate,
  { exemption }: Pick<AbsenceBook, 'exemption'>,
  { exemptUntil }: Pick<PupilOfDuty, 'exemptUntil'>,
): SchoolDate | null {
  const own = exemption && exemption.fromOn <= on && on <= exemption.untilOn ? exemption.untilOn : null;
  const listed = exemptUntil !== null && on <= exemptUntil ? exemptUntil : null;
  if (own && listed) return own > listed ? own : listed;
  return own ?? listed;
}
