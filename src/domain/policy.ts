/**
 * What a school may set for itself, with the values that it starts with. None is law: the numbers are ours, where the
 * sources say "within some days" (seed 003) or "three months" (seed 001).
 */
export const DEFAULT_POLICY = {
  /** How long a table takes. */
  tableMinutes: 60,
  /** So many school days lie between the question and the first moment that is proposed. */
  noticeSchoolDays: 2,
  /** The first table is within so many school days. */
  tableWithinSchoolDays: 5,
  /** A concern that nobody touched is asked about again. */
  untouchedAfterSchoolDays: 2,
  /** Parents hear within so many school days after a concern was sent. */
  informParentsWithinSchoolDays: 1,
  /** Good Friday and 5 May are days off at most schools, not at all. */
  goodFridayOpen: false,
  liberationDayOpen: false,
} as const;
