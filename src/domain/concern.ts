import { holdsBsn } from './elfproef.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { RunningBefore } from './running-case.ts';

/** The first question of every intake. Anything but a clear "no" stops it (design 1.3). */
export type SafetyAnswer = 'yes' | 'not_sure' | 'no';

export type RaisedBy = 'school' | 'parent' | 'pupil';

/** Neutral, closed, several at once: no word here says anything about health or home. */
export const ABSENCE_REASONS = [
  'often_reported_sick',
  'long_reported_sick',
  'absent_without_notice',
  'late',
  'fewer_hours',
  'behaviour_in_class',
  'left_out',
  'new_at_school',
  'conflict_with_school',
  'other',
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Whether the parents know that there is a concern, who told them and when. */
export type ParentsTold =
  | { told: 'no' }
  | { told: 'unknown' }
  | { told: 'yes'; by: 'mentor' | 'coordinator' | 'other'; on: SchoolDate };

/** What a mentor taps in Teams. Sick reports, welfare reasons and free text are not here: they live on our own page. */
export type Intake = {
  step: 'safety' | 'who' | 'check';
  safety: SafetyAnswer | null;
  /** The class that was chosen first, where the list of pupils is too long for one card. */
  group: string | null;
  pupil: { kind: 'roster'; id: string } | { kind: 'typed'; roepnaam: string; className: string } | null;
  raisedBy: RaisedBy | null;
  reasons: readonly AbsenceReason[];
  absentSince: SchoolDate | 'unknown' | null;
  parentsTold: ParentsTold | null;
  /** Of a case that ran before it came here; left out = somebody sent a concern. */
  running?: RunningBefore;
};

/** A roepnaam and a class, and no room for more: what else there is to say is written on our own page. */
const LONGEST_NAME = 40;
const LONGEST_CLASS = 12;

/** What is wrong with a pupil who was typed in, where there is no list; null when nothing is. */
export function faultOfTyped({
  roepnaam,
  className,
}: {
  roepnaam: string;
  className: string;
}): RefusalCode | null {
  if (roepnaam === '' || className === '') return 'pupil_not_typed';
  if (roepnaam.length > LONGEST_NAME || className.length > LONGEST_CLASS) return 'text_too_long';
  // One number may be spread over both.
  return holdsBsn(`${roepnaam} ${className}`) ? 'bsn_in_text' : null;
}

export type ConcernState =
  | 'draft'
  | 'submitted'
  | 'accepted'
  | 'within_school'
  | 'one_partner'
  | 'anonymous_consult'
  | 'advice'
  | 'returned'
  | 'safety'
  | 'cancelled';

export const EMPTY_INTAKE: Intake = {
  step: 'safety',
  safety: null,
  group: null,
  pupil: null,
  raisedBy: null,
  reasons: [],
  absentSince: null,
  parentsTold: null,
};

/** 1 August of the school year before this one: an absence that began earlier is a slip of the finger, or not about now. */
function earliestSince(today: SchoolDate): SchoolDate {
  const [year = '', month = ''] = today.split('-');
  const begunIn = Number(month) >= 8 ? Number(year) : Number(year) - 1;
  return `${begunIn - 1}-08-01` as SchoolDate;
}

/** What is still missing before the intake may be sent; null when it may. Only safety, who, reasons, since and parents told are asked for. */
export function missingForSending(intake: Intake, today: SchoolDate): RefusalCode | null {
  if (intake.safety !== 'no') return 'not_now';
  if (!intake.pupil) return 'pupil_missing';
  if (intake.reasons.length === 0) return 'reason_missing';
  if (!intake.absentSince) return 'since_missing';
  if (intake.absentSince !== 'unknown' && intake.absentSince > today) return 'since_in_future';
  if (intake.absentSince !== 'unknown' && intake.absentSince < earliestSince(today)) return 'since_too_early';
  if (!intake.parentsTold) return 'parents_told_missing';
  if (intake.parentsTold.told === 'yes' && intake.parentsTold.on > today) return 'parents_told_in_future';
  return null;
}
