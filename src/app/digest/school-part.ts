import {
  DIFFERENCES,
  type Difference,
  LOOKED_OVER_WITHIN,
  OF_TERMS,
} from '../../domain/auditing/differences.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Instant, PersonId, WallMinute } from '../../domain/ids.ts';
import { type DigestLine, digestOf, onlyReminder } from '../../domain/reminding/digest.ts';
import { type Hours, hoursOf, isPausedOn, type Wishes, worksOn } from '../../domain/reminding/wishes.ts';
import type { Counts } from '../ports/auditing.ts';
import type { Told } from '../ports/digests.ts';
import type { Tx } from '../ports/store.ts';
import type { AtSchool } from '../preparing-notices.ts';
import { workingMoment } from '../quiet-hours.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import { troubleOf } from '../worklist/trouble.ts';
import { LOOK_BACK_DAYS, lastTold } from './last-told.ts';
import { termsOfReader } from './terms-of-reader.ts';
import { termSaid } from './terms-said.ts';
import type { DayPart, Heartbeat, TermSaid } from './views.ts';
import { whomToAsk } from './whom-to-ask.ts';

const DAY = 24 * 60 * 60_000;

type Reader = { personId: PersonId; wishes: Wishes; hours: Hours; coordinates: boolean; works: boolean };

/**
 * What one school says in somebody's message of today. `isWorth` = there is a reason to send a message for it; `only` = what it
 * says, where it is one reminder and nothing else; `until` = before then the school reminds this person of nothing: now, or a
 * later moment.
 */
export type SchoolPart = {
  part: DayPart;
  isWorth: boolean;
  only: DigestLine<TermSaid> | null;
  until: Instant;
};

/** Null for whoever has nothing to do with this school any more. */
export async function partAt(tx: Tx, moment: AtSchool, personId: PersonId): Promise<SchoolPart | null> {
  const { school } = moment;
  const reader = await readerOf(tx, moment, personId);
  if (!reader) return null;
  const until = mayComeFrom(moment, reader);
  const found = await foundFor(tx, moment, reader);
  if (found) return { ...found, isWorth: true, until };
  const nothing: DayPart = { school, digest: { sections: [], more: 0 }, undelivered: [], heartbeat: null };
  return { part: nothing, isWorth: false, only: null, until };
}

async function readerOf(tx: Tx, { school, today }: AtSchool, personId: PersonId): Promise<Reader | null> {
  const { memberships, seatSchools } = await tx.people.standing(personId, today);
  if (!worksAt({ memberships }, school.id) && !seatSchools.includes(school.id)) return null;
  const wishes = await tx.reminding.of(personId);
  return {
    personId,
    wishes,
    hours: hoursOf(school.policy, wishes),
    coordinates: coordinatesAt({ memberships }, school.id),
    works: worksAt({ memberships }, school.id),
  };
}

/** In the hours of this school and of this person, and not before their hour of today: they may have chosen a later one since. */
function mayComeFrom(moment: AtSchool, { hours }: Reader): Instant {
  const { school, clock, wallClock, today } = moment;
  const now = clock.now();
  const open = workingMoment(moment, school, now, hours);
  if (open > now) return open;
  return Math.max(now, wallClock.instantOf(today, hours.digestMinute)) as Instant;
}

async function foundFor(
  tx: Tx,
  moment: AtSchool,
  reader: Reader,
): Promise<Pick<SchoolPart, 'part' | 'only'> | null> {
  const { school, today } = moment;
  const { personId, wishes, coordinates, works } = reader;
  const told = await lastTold(tx, moment, { kind: 'person', id: personId });
  const isDutyOnly = wishes.dutyOnly || isPausedOn(wishes, today);
  const asking = { ...workingDays(moment, reader), today, toldOn: told?.on ?? null };
  const { rungs, cases, leftOut } = await termsOfReader(
    tx,
    moment,
    { personId, coordinates, isDutyOnly },
    asking,
  );
  const hearsAll = coordinates && !isDutyOnly;
  const since = lastMoment(moment, reader, told);
  const undelivered = hearsAll ? await undeliveredSince(tx, moment, since) : [];
  const toAsk = await whomToAsk(tx, cases, rungs);
  const digest = digestOf({
    ...asking,
    rungs,
    terms: cases.map((each) => termSaid(moment, school, each, { toAsk, seesNames: works })),
    leftOut,
    coordinates: hearsAll,
    undelivered: undelivered.length,
  });
  if (!digest) return null;
  const heartbeat = hearsAll ? await heartbeatOf(tx, moment, undelivered.length, since) : null;
  return {
    part: { school, digest, undelivered, heartbeat },
    only: heartbeat === null ? onlyReminder(digest) : null,
  };
}

/** The next and the last day on which somebody works, beside today; where the list of holidays ends, the days themselves. */
function workingDays({ calendars, school, today }: AtSchool, { hours }: Reader) {
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

/**
 * When the last message left, or might have: at the reader's own hour, the school's when they chose theirs since, or that of
 * another school that said its part in it. Told twice rather than never.
 */
function lastMoment({ wallClock, school, clock }: AtSchool, { hours }: Reader, told: Told | null): Instant {
  const hour = Math.min(hours.digestMinute, hoursOf(school.policy).digestMinute) as WallMinute;
  const since = told ? Math.min(told.dueAt, wallClock.instantOf(told.on, hour)) : clock.now() - DAY;
  return since as Instant;
}

async function undeliveredSince(tx: Tx, { wallClock, today }: AtSchool, since: Instant) {
  const trouble = await troubleOf(tx, await tx.outgoing.undelivered(since), wallClock);
  return trouble.filter(({ on }) => on <= today);
}

/**
 * By the look over everything, which does not ask the sender: when it did not run, nobody says that all is guarded. It runs
 * twice before a message leaves, so what was put right is of all looks since the last one.
 */
async function heartbeatOf(
  tx: Tx,
  { clock }: AtSchool,
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
