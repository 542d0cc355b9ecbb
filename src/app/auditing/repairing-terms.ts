import { type Difference, faultOf, type TermFact } from '../../domain/auditing/differences.ts';
import type { OpenDays } from '../../domain/auditing/expected-days.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { DeadlineId, Instant, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { leftAloneUntil } from '../../domain/reminding/putting-off.ts';
import { dueDay } from '../../domain/terms/dates.ts';
import { resumed, termFrom, withNext } from '../guarding/beginning.ts';
import { STEPS_AT_ONCE, takeSteps } from '../guarding/taking-steps.ts';
import type { WithoutTerm } from '../ports/auditing.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { Deps } from '../turn.ts';

/** What a look at one school goes by, the same from its first page to its last. */
export type Look = {
  deps: Deps;
  schoolId: SchoolId;
  now: Instant;
  today: SchoolDate;
  calendar: SchoolCalendar;
  days: OpenDays;
};

/** Found in this page, by what is wrong. A step that is overdue needs no repair of its own: the guard takes it. */
export type TermFault = { id: DeadlineId; fault: Difference };

/**
 * Puts these right, in a transaction of its own: each is locked and judged once more, since the guard or a colleague may
 * have been there since.
 *
 * @returns which kinds were put right, once for each term
 */
export function repairTerms(look: Look, faults: readonly TermFault[]): Promise<Difference[]> {
  const wrong = faults.filter(({ fault }) => fault !== 'step_overdue').map(({ id }) => id);
  if (wrong.length === 0) return Promise.resolve([]);
  const { deps, schoolId, days } = look;
  return deps.store.transact(schoolId, async (tx) => {
    const found = await tx.auditing.forRepair(wrong);
    const repaired = found.flatMap(({ term, isOfClosed, taken }) => {
      const fault = faultOf(days, factOf(deps.wallClock, term, isOfClosed), look);
      return fault ? [{ fault, term: repairedTerm(look, term, fault, taken) }] : [];
    });
    await tx.deadlines.store(repaired.map(({ term }) => term));
    return repaired.map(({ fault }) => fault);
  });
}

/** Has the guard take what should have been taken. @returns whether it came to an end */
export async function takeOverdue({ deps, schoolId }: Look, mayGoOn: () => boolean): Promise<boolean> {
  while (mayGoOn()) if ((await takeSteps(deps, schoolId)) < STEPS_AT_ONCE) return true;
  return false;
}

/** A term for what is open and has none; one that ended without its cause being over runs on. */
export async function beginMissing(tx: Tx, look: Look, missing: readonly WithoutTerm[]): Promise<void> {
  const school = await tx.schools.here();
  const begun: Deadline[] = [];
  for (const each of missing) {
    const { rule, startsOn } = each;
    const about = aboutOf(each);
    const before = (await tx.deadlines.of(about)).find((term) => term.rule === rule);
    if (before && rule === 'first_table') {
      // The days that it had may have moved with a pause.
      begun.push(resumed(look, school, before));
      continue;
    }
    const ownDay = each.rule === 'action' ? { dueOn: each.dueOn } : {};
    begun.push(termFrom(look, school, { rule, about, before, startsOn, ...ownDay }));
  }
  await tx.deadlines.start(begun);
}

function aboutOf(each: WithoutTerm): Deadline['about'] {
  if (each.rule === 'concern_untouched') return { concernId: each.concernId };
  const { dossierId } = each;
  return each.rule === 'action' ? { dossierId, actionId: each.actionId } : { dossierId };
}

function repairedTerm(look: Look, term: Deadline, fault: Difference, taken: number): Deadline {
  const { calendar, deps, today } = look;
  if (fault === 'of_closed') return { ...term, state: 'stopped', next: null, waitsBecause: null };
  const { length, unit } = term.frozen;
  const dueOn =
    fault === 'due_shifted' && length !== null ? dueDay(calendar, term.startsOn, length, unit) : term.dueOn;
  const generation = fault === 'due_shifted' ? term.generation + 1 : term.generation;
  // Of a step that somebody was to hear of by the present dates nobody hears twice.
  const from = taken >= 0 ? taken : (term.next?.step ?? 0) - 1;
  const first = taken >= 0 && generation === term.generation ? addDays(today, 1) : today;
  const until = leftAloneUntil(calendar, term);
  const notBefore = until !== null && until > first ? until : first;
  return withNext(calendar, deps.wallClock, { ...term, dueOn, generation }, from, notBefore);
}

function factOf(wallClock: WallClock, term: Deadline, isOfClosed: boolean): TermFact {
  const { next } = term;
  return {
    startsOn: term.startsOn,
    dueOn: term.dueOn,
    frozen: term.frozen,
    next: next && { step: next.step, on: wallClock.dateOf(next.at), at: next.at },
    waitsBecause: term.waitsBecause,
    snoozedUntil: term.snoozedUntil,
    isOfClosed,
  };
}
