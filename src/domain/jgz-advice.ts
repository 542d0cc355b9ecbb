import { addDays } from './calendar/plain-date.ts';
import type { PartnerGround } from './grounds.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { SeatKind } from './roles.ts';

/**
 * What the youth doctor or nurse gives to a table: closed choices, and no box to type in. What they heard and found stays with them
 * (medical secrecy: Burgerlijk Wetboek 7:457); a school needs to know what a pupil can take and what
 * has to be arranged. The choices are ours.
 */
export const JGZ_SEEN = ['yes', 'appointment', 'no'] as const;
export type JgzSeen = (typeof JGZ_SEEN)[number];

export const JGZ_LESSONS = ['fully', 'partly', 'not_now'] as const;
export type JgzLessons = (typeof JGZ_LESSONS)[number];

/**
 * What has to be arranged at school. `timetable` = when a pupil is there, which whoever guards attendance has to know to judge it;
 * `health` = how a pupil gets through a day, from which somebody can guess what is the matter.
 */
export const JGZ_ADJUSTMENTS = {
  shorter_days: 'timetable',
  later_start: 'timetable',
  quiet_place: 'health',
  breaks: 'health',
  fewer_tests: 'health',
  gym: 'health',
  transport: 'health',
  none: 'timetable',
} as const satisfies Readonly<Record<string, 'timetable' | 'health'>>;
export type JgzAdjustment = keyof typeof JGZ_ADJUSTMENTS;
export const JGZ_ADJUSTMENT_KINDS = Object.keys(JGZ_ADJUSTMENTS) as readonly JgzAdjustment[];

/** In days: so long ago somebody can have been seen, and so far ahead it is looked at again. A school year, and half of one. Ours. */
export const SEEN_WITHIN_DAYS = 365;
export const REVIEW_WITHIN_DAYS = 180;
/** So many of one case are taken: one each week of a school year, and some. Ours. */
export const MOST_ADVICE = 60;

export type JgzAdvice = {
  seen: JgzSeen;
  /** The day on which they were seen; null = they were not (yet). */
  seenOn: SchoolDate | null;
  lessons: JgzLessons;
  /** In the order of the list, each once. */
  adjustments: readonly JgzAdjustment[];
  /** When it is looked at again; null = not by itself, which only goes with taking part fully. */
  reviewOn: SchoolDate | null;
};

/** As it was filled in. */
export type JgzFilled = {
  seen: JgzSeen | null;
  seenOn: SchoolDate | null;
  lessons: JgzLessons | null;
  adjustments: readonly JgzAdjustment[];
  reviewOn: SchoolDate | null;
};

export type JgzFault = { code: RefusalCode; at: keyof JgzAdvice | null };

export type JgzRead =
  | { advice: JgzAdvice; faults: readonly [] }
  | { advice: null; faults: readonly JgzFault[] };

/** The advice as it can be kept; null = it cannot, for these faults, in the order of the form. */
export function adviceFrom(filled: JgzFilled, today: SchoolDate): JgzRead {
  const { seen, lessons, reviewOn } = filled;
  const adjustments = JGZ_ADJUSTMENT_KINDS.filter((kind) => filled.adjustments.includes(kind));
  const seenOn = seen === 'yes' ? filled.seenOn : null;
  const faults: JgzFault[] = [];
  if (seen === null) faults.push({ code: 'jgz_seen_missing', at: 'seen' });
  if (seen === 'yes' && !isBetween(seenOn, addDays(today, -SEEN_WITHIN_DAYS), today))
    faults.push({ code: 'jgz_seen_day_odd', at: 'seenOn' });
  if (lessons === null) faults.push({ code: 'jgz_lessons_missing', at: 'lessons' });
  if (adjustments.includes('none') && adjustments.length > 1)
    faults.push({ code: 'jgz_adjustments_clash', at: 'adjustments' });
  const isReviewed = reviewOn !== null || lessons !== 'fully';
  if (isReviewed && !isBetween(reviewOn, addDays(today, 1), addDays(today, REVIEW_WITHIN_DAYS)))
    faults.push({ code: 'jgz_review_day_odd', at: 'reviewOn' });
  if (faults.length > 0 || seen === null || lessons === null) return { advice: null, faults };
  return { advice: { seen, seenOn, lessons, adjustments, reviewOn }, faults: [] };
}

function isBetween(on: SchoolDate | null, first: SchoolDate, last: SchoolDate): boolean {
  return on !== null && on >= first && on <= last;
}

export function isSameAdvice(one: JgzAdvice, other: JgzAdvice): boolean {
  return (
    one.seen === other.seen &&
    one.seenOn === other.seenOn &&
    one.lessons === other.lessons &&
    one.reviewOn === other.reviewOn &&
    one.adjustments.join() === other.adjustments.join()
  );
}

/**
 * Who reads it: the seat that gives it, whoever carries the case, another partner, one whose task is attendance alone, and everybody who
 * sits at the table at once, in front of one screen.
 */
export type JgzReader = 'jgz' | 'carries' | 'partner' | 'attendance' | 'table';

/**
 * What each finds of it, besides that it is there, whether the pupil can take part, and when it is looked at again. Whether a doctor saw
 * the pupil is no advice and nobody's but theirs and of whoever has to arrange it. `earlier` = also what was said before it.
 */
export const JGZ_FINDS = {
  jgz: { seen: true, adjustments: ['timetable', 'health'], earlier: true },
  carries: { seen: true, adjustments: ['timetable', 'health'], earlier: true },
  partner: { seen: false, adjustments: ['timetable', 'health'], earlier: false },
  attendance: { seen: false, adjustments: ['timetable'], earlier: false },
  // No more than whoever finds least there: whoever raised the concern, the family and leerplicht sit before one screen.
  table: { seen: false, adjustments: ['timetable'], earlier: false },
} as const satisfies Readonly<
  Record<JgzReader, { seen: boolean; adjustments: readonly ('timetable' | 'health')[]; earlier: boolean }>
>;

/**
 * As whom a partner with a ground to read along finds it. By their seat and not by the ground: a family that lets the leerplichtambtenaar
 * read along does not lift the secrecy of its doctor.
 */
export function jgzReaderOf(seat: SeatKind): JgzReader {
  if (seat === 'jgz') return 'jgz';
  return seat === 'leerplicht' || seat === 'rmc' ? 'attendance' : 'partner';
}

/**
 * Whether others than who gives it and who carries the case still find what was advised on a day: as long as the seat has the ground on
 * which it was given. That ends when it is withdrawn and when a case is opened again; one that is recorded later is for later advice.
 */
export function standsForOthers(
  givenOn: SchoolDate,
  seat: { ground: PartnerGround | null; groundOn: SchoolDate | null } | null,
): boolean {
  return seat !== null && seat.ground !== null && seat.groundOn !== null && seat.groundOn <= givenOn;
}

/** Whether the day to look again has gone by; on the day itself it may still be looked at. */
export function isReviewOver({ reviewOn }: Pick<JgzAdvice, 'reviewOn'>, today: SchoolDate): boolean {
  return reviewOn !== null && reviewOn < today;
}

/** What this reader finds of it: what is not for them is null, or not among it. */
export type JgzFound = Pick<JgzAdvice, 'lessons' | 'adjustments' | 'reviewOn'> & {
  seen: Pick<JgzAdvice, 'seen' | 'seenOn'> | null;
};

export function foundOf(
  { seen, seenOn, lessons, adjustments, reviewOn }: JgzAdvice,
  reader: JgzReader,
): JgzFound {
  const finds = JGZ_FINDS[reader];
  const kinds: readonly string[] = finds.adjustments;
  return {
    seen: finds.seen ? { seen, seenOn } : null,
    lessons,
    adjustments: adjustments.filter((each) => kinds.includes(JGZ_ADJUSTMENTS[each])),
    reviewOn,
  };
}
