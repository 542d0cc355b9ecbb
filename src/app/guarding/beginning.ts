import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { DeadlineId, Instant, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { frozenFor } from '../../domain/terms/catalogue.ts';
import { dueDay } from '../../domain/terms/dates.ts';
import { stepAfter } from '../../domain/terms/ladder.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { School } from '../ports/schools.ts';
import type { WallClock } from '../ports.ts';
import type { Turn } from '../turn.ts';

/** Steps are taken at five in the morning, before anybody's message of the day. */
export const STEPS_FROM = (5 * 60) as WallMinute;

/** What beginning a term leans on: a turn, or a page at the moment at which its button was pressed. */
export type Beginning = Pick<Turn, 'today'> & {
  deps: Pick<Turn['deps'], 'calendars' | 'wallClock' | 'ids'>;
};

export type NewTerm = {
  rule: DeadlineRule;
  about: Deadline['about'];
  /** The term of the same rule and matter that was there before: it begins anew under its own id. */
  before?: Deadline | undefined;
  /** Where it starts; today unless told. */
  startsOn?: SchoolDate;
  /** Its last day, for a term with a day of its own. */
  dueOn?: SchoolDate;
};

/**
 * A term of this school that starts now, with what holds for it frozen and its first step planned.
 *
 * @throws RangeError where the school's calendar does not reach the last day of a term in school days or school weeks.
 */
export function termFrom({ deps, today }: Beginning, school: School, term: NewTerm): Deadline {
  const { rule, about, before, startsOn = today } = term;
  const calendar = deps.calendars.of(school);
  const frozen = frozenFor(rule, school.policy);
  const dueOn = term.dueOn ?? dueDay(calendar, startsOn, frozen.length ?? 0, frozen.unit);
  const begun: Deadline = {
    id: before?.id ?? deps.ids.next<DeadlineId>(),
    about,
    rule,
    startsOn,
    dueOn,
    state: 'running',
    frozen,
    generation: (before?.generation ?? 0) + 1,
    next: null,
    waitsBecause: null,
    acknowledgedOn: null,
    snoozes: 0,
    snoozedUntil: null,
  };
  return withNext(calendar, deps.wallClock, begun, -1, startsOn > today ? startsOn : today);
}

/** A term that had ended and runs on after all, with the days that it had. */
export function resumed({ deps, today }: Beginning, school: School, term: Deadline): Deadline {
  const runs: Deadline = { ...term, state: 'running' };
  return withNext(deps.calendars.of(school), deps.wallClock, runs, -1, today);
}

/**
 * The same term with the step after `taken`. Without one it is over; and where the list of holidays ends before it, the term
 * waits and says why: nobody guesses what a school day will be.
 */
export function withNext(
  calendar: SchoolCalendar,
  wallClock: WallClock,
  term: Deadline,
  taken: number,
  notBefore: SchoolDate,
): Deadline {
  const next = whereKnown(() => stepAfter(calendar, term, taken, notBefore), 'calendar_ends' as const);
  if (next === 'calendar_ends') return { ...term, next: null, waitsBecause: next };
  if (!next) return { ...term, state: 'over', next: null, waitsBecause: null };
  return { ...term, next: { step: next.step, at: momentOf(wallClock, next.on) }, waitsBecause: null };
}

export function momentOf(wallClock: WallClock, on: SchoolDate): Instant {
  return wallClock.instantOf(on, STEPS_FROM);
}
