import type { PersonId, SchoolDate } from '../ids.ts';

/** One school day, as a colleague entered it. Nothing here is measured or taken over from elsewhere. */
export type DayAbsence = {
  on: SchoolDate;
  /** Hours away without leave and without being reported sick. */
  unauthorised: number;
  /** Hours away with leave. */
  authorised: number;
  /** Not at school at all on this day. */
  isWhole: boolean;
};

/** A pupil was reported sick. Never why. */
export type SickReport = {
  id: string;
  firstOn: SchoolDate;
  /** Null = still sick. */
  lastOn: SchoolDate | null;
};

/** From and until when an exemption from compulsory education runs (articles 3a, 3b, 5, 11, 15). On what ground is not kept. */
export type Exemption = { fromOn: SchoolDate; untilOn: SchoolDate };

/**
 * A sick report that somebody wonders about. A school does not judge whether a child is ill: the jeugdarts is consulted, then
 * the parents hear from which day on it counts as suspected unauthorised absence, and only then can it be reported as "overig".
 * What the jeugdarts said is not kept, only whether the doubt is left.
 */
export type Doubt = {
  sickId: string;
  doubtedOn: SchoolDate;
  consult: { on: SchoolDate; isDoubtLeft: boolean } | null;
  told: { on: SchoolDate; countsFrom: SchoolDate } | null;
};

export const REPORT_KINDS = ['absence_16h', 'long_absence', 'luxury', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** A colleague wrote down that it was reported in the verzuimloket. Nobody else reports anything: not this product. */
export type Reported = {
  id: string;
  kind: ReportKind;
  firstOn: SchoolDate;
  /** The day on which the hours were reached, or the last day of the absence. */
  endOn: SchoolDate;
  reportedOn: SchoolDate;
  reportedBy: PersonId;
  /** The doubted sick report that it is about; null for hours. */
  sickId: string | null;
};

/** Everything that was entered about one pupil. */
export type AbsenceBook = {
  /** By day, each day once. */
  days: readonly DayAbsence[];
  /** By first day. */
  sick: readonly SickReport[];
  exemption: Exemption | null;
  doubts: readonly Doubt[];
  /** The days on which parents and pupil were spoken with about being sick, first the first. */
  talks: readonly SchoolDate[];
  reports: readonly Reported[];
};

export const EMPTY_BOOK: AbsenceBook = {
  days: [],
  sick: [],
  exemption: null,
  doubts: [],
  talks: [],
  reports: [],
};
