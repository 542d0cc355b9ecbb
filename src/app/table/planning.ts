import { addDays } from '../../domain/calendar/plain-date.ts';
import { hasAccess } from '../../domain/guests.ts';
import type { Instant, SchoolDate, WallMinute } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { About, Audience, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { dayOf, type TableCase, type Work } from './table-case.ts';
import type { WhyNeeded } from './views.ts';

/** The start of the working day, when somebody who has not answered is asked again. */
const REMINDER_MINUTE = 8.5 * 60;
/** Answers are expected before noon of the last school day before the first moment. */
const ANSWER_BY_MINUTE = 12 * 60;
/** On the last school day before the table, while everybody is still at work. */
const TOMORROW_MINUTE = 14 * 60;

export function aboutOf({ dossier, table }: Pick<TableCase, 'dossier' | 'table'>): About {
  return { dossierId: dossier.id, actietafelId: table.id };
}

/** One round of asking has one name, so that nothing of it is planned twice and a later round is planned anew. */
function roundKey({ table }: Pick<TableCase, 'table'>): string {
  return `${table.id}:${table.proposedAt}`;
}

/** Until when answers are waited for, before a person has to look. */
function answerBy(work: Work, found: TableCase): Instant | null {
  const first = found.table.slots[0];
  if (!first) return null;
  return atOnLastSchoolDayBefore(work, found, dayOf(work, first), ANSWER_BY_MINUTE);
}

/** Asks these participants which moments suit them, and again, when they said nothing, on the last morning. */
export function askings(
  work: Work,
  found: TableCase,
  participants: readonly Participant[],
  insteadOf: Pick<Slot, 'startsAt' | 'endsAt'> | null,
): NewNotice[] {
  const { table } = found;
  const first = table.slots[0];
  if (!first) return [];
  const reminderAt = atOnLastSchoolDayBefore(work, found, dayOf(work, first), REMINDER_MINUTE);
  const lastStart = Math.max(...table.slots.map(({ startsAt }) => startsAt)) as Instant;
  const params = {
    round: table.proposedAt,
    insteadOfFrom: insteadOf?.startsAt ?? null,
    insteadOfUntil: insteadOf?.endsAt ?? null,
  };
  return participants.flatMap((participant) => [
    noticeTo(found, 'vote_request', participant, work.now, lastStart, params),
    ...(reminderAt > work.now
      ? [
          noticeTo(found, 'vote_reminder', participant, reminderAt, first.startsAt, {
            round: table.proposedAt,
          }),
        ]
      : []),
  ]);
}

/** What the coordinator and the channel hear when answers stay out. */
export function missingAnswers(work: Work, found: TableCase): NewNotice[] {
  const by = answerBy(work, found);
  const first = found.table.slots[0];
  if (by === null || !first || by <= work.now) return [];
  return [
    coordinatorNotice(found, 'answers_missing', by),
    channelNoticeAt(found, 'channel_post', by, 'answers_missing', first.startsAt),
  ];
}

/** Tells everybody at the table that it stands, and reminds them on the last school day before it. */
export function bookedNotices(work: Work, found: TableCase, slot: Slot, isMoved: boolean): NewNotice[] {
  const asked = found.asked.filter((each) => staysUntil(work.deps, each, slot));
  const gone = found.asked.filter((each) => !asked.includes(each));
  return [
    ...asked.map((each) =>
      noticeTo(found, isMoved ? 'table_moved' : 'table_booked', each, work.now, slot.startsAt),
    ),
    ...gone.map((each) => noticeTo(found, 'table_left', each, work.now, slot.startsAt)),
    channelNoticeAt(found, 'channel_post', work.now, isMoved ? 'table_moved' : 'table_booked', slot.startsAt),
    ...tomorrowNotices(work, found, slot, asked),
    ...tomorrowPost(work, found, slot),
  ];
}

/** A guest whose last day comes before it is not invited to this moment. */
export function staysUntil(
  { wallClock }: Pick<Work['deps'], 'wallClock'>,
  { guest }: Pick<Participant, 'guest'>,
  { startsAt }: Pick<Slot, 'startsAt'>,
): boolean {
  return !guest || hasAccess(guest, wallClock.dateOf(startsAt));
}

/** Reaches these participants, whether they had an appointment or only a question. */
export function cancelledNotices(
  work: Work,
  found: TableCase,
  slot: Slot | null,
  tell: readonly Participant[],
): NewNotice[] {
  return [
    ...tell.map((each) => noticeTo(found, 'table_cancelled', each, work.now, null)),
    ...(slot ? [channelNoticeAt(found, 'channel_post', work.now, 'table_cancelled', slot.endsAt)] : []),
  ];
}

/** The reminder of the day before for these people; none when that moment has gone by. */
export function tomorrowNotices(
  work: Work,
  found: TableCase,
  slot: Slot,
  participants: readonly Participant[],
): NewNotice[] {
  const at = tomorrowAt(work, found, slot);
  if (at <= work.now) return [];
  return participants.map((each) => noticeTo(found, 'table_tomorrow', each, at, slot.startsAt));
}

/** A card or a letter to one participant. */
export function noticeTo(
  found: TableCase,
  kind: NoticeKind,
  participant: Participant,
  dueAt: Instant,
  expiresAt: Instant | null,
  params: NewNotice['params'] = {},
): NewNotice {
  return {
    kind,
    to: audienceOf(participant),
    about: aboutOf(found),
    params: { ...params, participant: participant.id },
    dedupeKey: `${kind}:${roundKey(found)}:${found.table.sequence}:${participant.id}`,
    dueAt,
    expiresAt,
    editsActivity: null,
  };
}

/**
 * Only a person can go on from here: the casushouder is told why. Once per round and reason, and where `about` somebody,
 * once per time that they said it.
 */
export function planCoordinatorNeeded(
  work: Work,
  tx: Tx,
  found: TableCase,
  why: WhyNeeded,
  about: Participant | null = null,
  more: NewNotice['params'] = {},
): Promise<void> {
  const notice = coordinatorNotice(found, why, work.now);
  if (!about) return tx.notices.plan([notice]);
  return tx.notices.plan([
    {
      ...notice,
      params: { ...notice.params, ...more, participant: about.id },
      dedupeKey: `${notice.dedupeKey}:${about.id}:${work.now}`,
    },
  ]);
}

/** The living card of the dossier in the school's channel; it looks up what it shows when it is sent. */
export function channelCard(work: Work, found: TableCase, again: string): NewNotice {
  return {
    kind: 'channel_card',
    to: { kind: 'channel', id: found.school.id },
    about: aboutOf(found),
    params: {},
    dedupeKey: `channel_card:${found.dossier.id}:${again}`,
    dueAt: work.now,
    expiresAt: null,
    editsActivity: null,
  };
}

function coordinatorNotice(found: TableCase, why: WhyNeeded, dueAt: Instant): NewNotice {
  return {
    kind: 'booking_needs_you',
    to: { kind: 'person', id: found.dossier.casushouderId },
    about: aboutOf(found),
    params: { why, round: found.table.proposedAt },
    dedupeKey: `booking_needs_you:${roundKey(found)}:${found.table.sequence}:${why}`,
    dueAt,
    expiresAt: null,
    editsActivity: null,
  };
}

function tomorrowPost(work: Work, found: TableCase, slot: Slot): NewNotice[] {
  const at = tomorrowAt(work, found, slot);
  return at > work.now ? [channelNoticeAt(found, 'channel_post', at, 'table_tomorrow', slot.startsAt)] : [];
}

function channelNoticeAt(
  found: TableCase,
  kind: 'channel_post',
  dueAt: Instant,
  verb: string,
  expiresAt: Instant,
): NewNotice {
  return {
    kind,
    to: { kind: 'channel', id: found.school.id },
    about: aboutOf(found),
    params: { verb },
    dedupeKey: `${kind}:${verb}:${roundKey(found)}:${found.table.sequence}`,
    dueAt,
    expiresAt,
    editsActivity: null,
  };
}

function audienceOf({ who }: Participant): Audience {
  return { kind: who.kind, id: who.id };
}

function tomorrowAt(work: Work, found: TableCase, slot: Slot): Instant {
  return atOnLastSchoolDayBefore(work, found, dayOf(work, slot), TOMORROW_MINUTE);
}

function atOnLastSchoolDayBefore(work: Work, { school }: TableCase, on: SchoolDate, minute: number): Instant {
  const calendar = work.deps.calendars.of(school);
  const before = calendar.lastSchoolDayOnOrBefore(addDays(on, -1));
  return work.deps.wallClock.instantOf(before, minute as WallMinute);
}
