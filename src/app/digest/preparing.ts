import {
  DIFFERENCES,
  type Difference,
  LOOKED_OVER_WITHIN,
  OF_TERMS,
} from '../../domain/auditing/differences.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Instant, LinkId, PersonId, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { type DigestLine, digestOf, onlyReminder } from '../../domain/reminding/digest.ts';
import { type Hours, hoursOf, isPausedOn, type Wishes, worksOn } from '../../domain/reminding/wishes.ts';
import type { Counts } from '../ports/auditing.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import { troubleOf } from '../worklist/trouble.ts';
import { prepareChannelDigest } from './channel-digest.ts';
import { LOOK_BACK_DAYS, lastToldOn } from './last-told.ts';
import { prepareOwnCard } from './own-card.ts';
import { termsOfReader } from './terms-of-reader.ts';
import { termSaid } from './terms-said.ts';
import type { DigestView, Heartbeat, TermSaid } from './views.ts';
import { whomToAsk } from './whom-to-ask.ts';

const DAY = 24 * 60 * 60_000;

type DayView = Extract<DigestView, { kind: 'digest' }>;
type Reader = { personId: PersonId; wishes: Wishes; hours: Hours; coordinates: boolean };
type Found = { view: DayView; only: DigestLine<TermSaid> | null };

/** The one message of a day, as it is at the moment of sending; nothing is sent when there is nothing to say. */
export async function prepareDigest(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, today } = moment;
  // Held up past its day, it would say what is not true any more; what it was to say is in the next one.
  if (notice.params.on !== today) return { kind: 'drop', reason: 'too_late' };
  return notice.kind === 'channel_digest' ? prepareChannelDigest(tx, moment) : prepareForPerson(tx, moment);
}

/** A message of a day on which something was answered: what of it is still asked. */
export async function prepareDigestEdit(tx: Tx, moment: Moment): Promise<Prepared> {
  const reader = await readerOf(tx, moment);
  if (!reader) return { kind: 'drop', reason: 'role_ended' };
  const found = await foundFor(tx, moment, reader);
  return { kind: 'view', view: found?.view ?? viewOf(moment, { sections: [], more: 0 }) };
}

async function prepareForPerson(tx: Tx, moment: Moment): Promise<Prepared> {
  const { today, clock, wallClock } = moment;
  const reader = await readerOf(tx, moment);
  if (!reader) return { kind: 'drop', reason: 'role_ended' };
  const ownHour = wallClock.instantOf(today, reader.hours.digestMinute);
  // Somebody chose a later hour after it was planned.
  if (clock.now() < ownHour) return { kind: 'wait', until: ownHour, reason: 'quiet_hours' };

  const found = await foundFor(tx, moment, reader);
  if (!found) return { kind: 'drop', reason: 'nothing_to_say' };
  const { view, only } = found;
  if (!(await tx.conversations.personal(reader.personId))) return byMail(tx, moment, view);
  return (only && (await prepareOwnCard(tx, moment, only))) ?? { kind: 'view', view };
}

/** Whom it is for, with what they wish; null for who has nothing to do with this school any more. */
async function readerOf(tx: Tx, { notice, school, today }: Moment): Promise<Reader | null> {
  const personId = notice.to.id as PersonId;
  const { memberships, seatSchools } = await tx.people.standing(personId, today);
  if (!worksAt({ memberships }, school.id) && !seatSchools.includes(school.id)) return null;
  const wishes = await tx.reminding.of(personId);
  return {
    personId,
    wishes,
    hours: hoursOf(school.policy, wishes),
    coordinates: coordinatesAt({ memberships }, school.id),
  };
}

async function foundFor(tx: Tx, moment: Moment, reader: Reader): Promise<Found | null> {
  const { school, today } = moment;
  const { personId, wishes, coordinates } = reader;
  const toldOn = await lastToldOn(tx, moment, { kind: 'person', id: personId });
  const isDutyOnly = wishes.dutyOnly || isPausedOn(wishes, today);
  const asking = { ...workingDays(moment, reader), today, toldOn };
  const { rungs, cases, leftOut } = await termsOfReader(
    tx,
    moment,
    { personId, coordinates, isDutyOnly },
    asking,
  );
  const hearsAll = coordinates && !isDutyOnly;
  const since = lastMoment(moment, reader, toldOn);
  const undelivered = hearsAll ? await undeliveredSince(tx, moment, since) : [];
  const toAsk = await whomToAsk(tx, cases, rungs);
  const digest = digestOf({
    ...asking,
    rungs,
    terms: cases.map((each) => termSaid(moment, school, each, toAsk)),
    leftOut,
    coordinates: hearsAll,
    undelivered: undelivered.length,
  });
  if (!digest) return null;
  const heartbeat = hearsAll ? await heartbeatOf(tx, moment, undelivered.length, since) : null;
  return {
    view: viewOf(moment, digest, undelivered, heartbeat),
    only: heartbeat === null ? onlyReminder(digest) : null,
  };
}

function viewOf(
  { school, today }: Moment,
  digest: DayView['digest'],
  undelivered: DayView['undelivered'] = [],
  heartbeat: DayView['heartbeat'] = null,
): DayView {
  const ref = { schoolId: school.id, id: school.id, version: 0 };
  return { kind: 'digest', ref, on: today, digest, undelivered, heartbeat };
}

/** The next and the last day on which somebody works, beside today; where the list of holidays ends, the days themselves. */
function workingDays({ calendars, school, today }: Moment, { hours }: Reader) {
  const calendar = calendars.of(school);
  const nearest = (step: 1 | -1) => {
    for (let on = addDays(today, step), days = 0; days < LOOK_BACK_DAYS; on = addDays(on, step), days++) {
      if (on < calendar.firstKnown || on > calendar.lastKnown) break;
      if (calendar.isSchoolDay(on) && worksOn(hours, on)) return on;
    }
    return addDays(today, step);
  };
  return { backOn: nearest(1), workedOn: nearest(-1) };
}

/** The hour of the last message, which may be the reader's own or, chosen since, the school's: told twice rather than never. */
function lastMoment(
  { wallClock, school, clock }: Moment,
  { hours }: Reader,
  toldOn: SchoolDate | null,
): Instant {
  const hour = Math.min(hours.digestMinute, hoursOf(school.policy).digestMinute) as WallMinute;
  return toldOn ? wallClock.instantOf(toldOn, hour) : ((clock.now() - DAY) as Instant);
}

async function undeliveredSince(tx: Tx, { wallClock, today }: Moment, since: Instant) {
  const trouble = await troubleOf(tx, await tx.outgoing.undelivered(since), wallClock);
  return trouble.filter(({ on }) => on <= today);
}

/**
 * By the look over everything, which does not ask the sender: when it did not run, nobody says that all is guarded. It runs
 * twice before a message leaves, so what was put right is of all looks since the last one.
 */
async function heartbeatOf(
  tx: Tx,
  { clock }: Moment,
  undelivered: number,
  since: Instant,
): Promise<Heartbeat> {
  const recent = (clock.now() - LOOKED_OVER_WITHIN) as Instant;
  const runs = await tx.auditing.runsSince(Math.min(since, recent) as Instant);
  const [run] = runs;
  const repaired = runs.reduce(
    (all, each) => all + (each.endedAt >= since ? sum(each.repaired, (kind) => OF_TERMS.has(kind)) : 0),
    0,
  );
  if (!run || run.endedAt < recent) return { terms: null, unrepaired: 0, repaired, undelivered };
  const unrepaired = Math.max(0, sum(run.found) - sum(run.repaired));
  return { terms: run.terms, unrepaired, repaired, undelivered };
}

function sum(counts: Counts, isCounted: (kind: Difference) => boolean = () => true): number {
  return DIFFERENCES.reduce((all, kind) => all + (isCounted(kind) ? (counts[kind] ?? 0) : 0), 0);
}

async function byMail(
  tx: Tx,
  { notice, school, addresses, clock }: Moment,
  { on, digest }: DayView,
): Promise<Delivery> {
  const person = await tx.people.byId(notice.to.id as PersonId);
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  const link = notice.params.link ? await tx.links.byId(notice.params.link as LinkId) : null;
  const isOpen = link !== null && link.revokedAt === null && link.expiresAt > clock.now();
  return {
    kind: 'mail',
    to: person.mail,
    letter: {
      kind: 'letter_digest',
      school: school.name,
      on,
      lines: digest.sections.flatMap(({ lines }) =>
        lines.map(({ term: { number, rule, dueOn } }) => ({ number, rule, dueOn })),
      ),
      more: digest.more,
      url: isOpen ? await addresses.urlOf(link) : null,
    },
    language: person.language ?? school.language,
  };
}
