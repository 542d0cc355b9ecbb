import { addDays } from '../../domain/calendar/plain-date.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { Instant, PersonId, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { channelDay, hearingDay, type Wanted } from '../../domain/reminding/hearing-day.ts';
import { AS_THE_SCHOOL, type Hours, hoursOf } from '../../domain/reminding/wishes.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Listener, Standing } from '../ports/digests.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Ids, WallClock } from '../ports.ts';
import { withOwnPages } from './own-page-links.ts';

const MINUTE = 60_000;
/** What comes so shortly before the message of the day leaves is for the next one: that of today may be in the making. */
const CLOSED_BEFORE = 2 * MINUTE;
/** When the hour of today is over and nothing was planned for it, one message still leaves, so much later. */
const GATHERED_FOR = 10 * MINUTE;

/** What working out a day leans on. */
export type Hearing = {
  deps: { calendars: Calendars; wallClock: WallClock; ids: Ids };
  now: Instant;
  today: SchoolDate;
};

/** One listener, with when they are there, as a function of the first day that is asked about. */
type Ear = { to: Listener; hours: Hours; dayFrom(first: SchoolDate, wanted: Wanted): SchoolDate | null };

/** One audience, and what it is to hear. */
export type Asked = { to: Listener; wanted: Wanted };

/**
 * On which day each of these hears of its term, in order, and makes sure that their message of that day is planned: one a day
 * for each, whatever they are reminded of at whichever school, by its key. Null for who asked not to be reminded of such. A
 * fixed number of statements.
 */
export async function hearAll(
  hearing: Hearing,
  tx: Tx,
  school: School,
  asked: readonly Asked[],
): Promise<(SchoolDate | null)[]> {
  if (asked.length === 0) return [];
  const { today } = hearing;
  const ears = await earsOf(
    hearing,
    tx,
    school,
    asked.map(({ to }) => to),
  );
  const earOf = new Map(ears.map((ear) => [digestKey(school, ear.to, today), ear]));
  const standing = await tx.digests.standing([...earOf.keys()]);
  const found = asked.map(({ to, wanted }) => {
    const key = digestKey(school, to, today);
    const ear = earOf.get(key) as Ear;
    const known = standing.get(key) ?? null;
    const first = takesMore(hearing, ear, known) ? today : addDays(today, 1);
    return { ear, known, on: ear.dayFrom(first, wanted) };
  });
  const planned = found.flatMap(({ ear, known, on }) =>
    on === null ? [] : [digestNotice(hearing, school, ear, on, known)],
  );
  const once = [...new Map(planned.map((notice) => [notice.dedupeKey, notice])).values()];
  await tx.digests.plan(await withOwnPages(hearing.deps, tx, school, once));
  return found.map(({ on }) => on);
}

/**
 * The message of today is made sure of for these, where today is one of their days and it has not left yet. In a pause too: what
 * is a duty by law is said then, and whether there is such a thing is decided when it leaves.
 */
export async function digestToday(
  hearing: Hearing,
  tx: Tx,
  school: School,
  listeners: readonly Listener[],
): Promise<void> {
  const { today } = hearing;
  const ears = await earsOf(hearing, tx, school, listeners);
  const wanted: Wanted = { on: today, dueOn: today, isDuty: true };
  const keyOf = (ear: Ear) => digestKey(school, ear.to, today);
  const standing = await tx.digests.standing(ears.map(keyOf));
  const planned = ears.flatMap((ear) => {
    const known = standing.get(keyOf(ear)) ?? null;
    const isHere = takesMore(hearing, ear, known) && ear.dayFrom(today, wanted) === today;
    return isHere ? [digestNotice(hearing, school, ear, today, known)] : [];
  });
  await tx.digests.plan(await withOwnPages(hearing.deps, tx, school, planned));
}

/**
 * The same for every process and every school: the second message of a day to one audience is not planned. A person is who
 * somebody is in one tenant, with one chat there. Whoever is known in two tenants is two people in two rosters, reads in two
 * chats, and has a message in each.
 */
function digestKey({ id }: Pick<School, 'id'>, to: Listener, on: SchoolDate): string {
  return to.kind === 'person' ? `digest:${to.id}:${on}` : `channel_digest:${id}:${on}`;
}

async function earsOf(
  hearing: Hearing,
  tx: Tx,
  school: School,
  listeners: readonly Listener[],
): Promise<Ear[]> {
  const calendar = hearing.deps.calendars.of(school);
  const people = [...new Set(listeners.flatMap((to) => (to.kind === 'person' ? [to.id] : [])))];
  const wishes = await tx.reminding.ofAll(people);
  const absences = await tx.tables.absences(people, hearing.today);
  const ofSchool = hoursOf(school.policy);
  const ofPerson = (id: PersonId): Ear => {
    const own = wishes.get(id) ?? AS_THE_SCHOOL;
    const hours = hoursOf(school.policy, own);
    const away = absences.filter(({ personId }) => personId === id);
    return {
      to: { kind: 'person', id },
      hours,
      dayFrom: (first, wanted) =>
        whereKnown(() => hearingDay(calendar, { hours, wishes: own, away }, wanted, first), null),
    };
  };
  const channel: Ear = {
    to: { kind: 'channel' },
    hours: ofSchool,
    dayFrom: (first, { on }) => whereKnown(() => channelDay(calendar, ofSchool, on, first), null),
  };
  return [...people.map(ofPerson), ...(listeners.some(({ kind }) => kind === 'channel') ? [channel] : [])];
}

/** Whether what comes now can still be in the message of today. */
function takesMore({ deps, now, today }: Hearing, { hours }: Ear, known: Standing | null): boolean {
  if (known) return known.state === 'planned' && known.dueAt > now + CLOSED_BEFORE;
  return now + GATHERED_FOR < deps.wallClock.instantOf(today, hours.untilMinute);
}

/** Planned late it waits a while for more, or leaves with what another school planned for a later hour of today. */
function digestNotice(
  { deps, now, today }: Hearing,
  school: School,
  ear: Ear,
  on: SchoolDate,
  known: Standing | null,
): NewNotice {
  const { to, hours } = ear;
  const at = (minute: WallMinute) => deps.wallClock.instantOf(on, minute);
  const ownHour = at(hours.digestMinute);
  const isLate = on === today && ownHour <= now + CLOSED_BEFORE;
  return {
    kind: to.kind === 'person' ? 'digest' : 'channel_digest',
    to: to.kind === 'person' ? to : { kind: 'channel', id: school.id },
    about: {},
    params: { on },
    dedupeKey: digestKey(school, to, on),
    dueAt: isLate ? (known?.dueAt ?? ((now + GATHERED_FOR) as Instant)) : ownHour,
    // Of another day it says what is not true any more: what it would have said is in the next one.
    expiresAt: at(hours.untilMinute),
    editsActivity: null,
  };
}
