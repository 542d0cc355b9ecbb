import type { ChannelVerb } from '../domain/channel.ts';
import type { Instant } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { type Hours, hoursOf } from '../domain/reminding/wishes.ts';
import type { Calendars } from './ports/calendars.ts';
import type { ClaimedNotice } from './ports/notices.ts';
import type { School } from './ports/schools.ts';
import type { WallClock } from './ports.ts';

/** What comes because time went by, and not because somebody did something just now. */
const REMINDERS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'triage_untouched',
  'parents_informed_due',
  'tell_asker_due',
  'review_due',
  'vote_reminder',
  'table_prepare',
  'table_tomorrow',
  'first_table_due_soon',
  'first_table_overdue',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'digest',
  'channel_digest',
]);
const REMINDING_POSTS: ReadonlySet<unknown> = new Set<ChannelVerb>([
  'table_tomorrow',
  'answers_missing',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
]);
/** News that nobody at the school caused just now: of an import that ran at night, or of a family that answers in the evening. */
const NEWS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['pupil_left', 'mentor_given', 'family_said']);
/** Among the params of what else is an answer to a press, and this time is not. */
export const IN_HOURS = { inHours: true } as const;

/** Whether it waits for the hours in which a school is reminded. */
export function keepsHours(notice: Pick<ClaimedNotice, 'kind' | 'params'>): boolean {
  return isReminder(notice) || NEWS.has(notice.kind) || notice.params.inHours === true;
}

export function isReminder({ kind, params }: Pick<ClaimedNotice, 'kind' | 'params'>): boolean {
  if (kind === 'channel_post') return REMINDING_POSTS.has(params.verb);
  if (kind === 'booking_needs_you') return params.why === 'answers_missing';
  return REMINDERS.has(kind);
}

/**
 * The first moment from now on at which a school is reminded of something: never at night, in the weekend or on a
 * closed day. A reminder that was planned for the morning comes later when the server was down, or was moved in time.
 *
 * @param hours those of whoever is reminded, where they chose their own
 */
export function workingMoment(
  { calendars, wallClock }: { calendars: Calendars; wallClock: WallClock },
  school: School,
  now: Instant,
  { fromMinute, untilMinute }: Pick<Hours, 'fromMinute' | 'untilMinute'> = hoursOf(school.policy),
): Instant {
  const calendar = calendars.of(school);
  const today = wallClock.dateOf(now);
  const minute = wallClock.minuteOf(now);
  const isOpen = calendar.isSchoolDay(today);
  if (isOpen && minute >= fromMinute && minute < untilMinute) return now;
  const on = isOpen && minute < fromMinute ? today : calendar.nextSchoolDay(today);
  return wallClock.instantOf(on, fromMinute);
}
