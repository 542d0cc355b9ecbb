import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { SchoolId } from '../../domain/ids.ts';
import { dayAfterPause } from '../../domain/pausing.ts';
import { stepAfter, stepsTogether } from '../../domain/terms/ladder.ts';
import type { StepAudience } from '../../domain/terms/term.ts';
import { type Asked, hearAll } from '../digest/hearing.ts';
import type { Deadline, Reminder } from '../ports/deadlines.ts';
import type { Deps } from '../turn.ts';
import { momentOf, withNext } from './beginning.ts';
import { aroundAt, isNobodys, isStopped, mattersOf } from './matters.ts';
import { heldUntil, waitsToday } from './waiting-in-pause.ts';
import { type Around, type Matter, whom } from './whom.ts';

/** So many terms are taken in one transaction. */
export const STEPS_AT_ONCE = 50;

/** So many days after its day a look on the way is asked about no more. Ours. */
const ASKED_DAYS = 14;

export type Guarding = Pick<Deps, 'store' | 'clock' | 'wallClock' | 'calendars' | 'ids'>;

/** One rung of one term, for everybody who hears of it there. */
type Taken = { term: Deadline; step: number; audience: StepAudience; asked: readonly Asked[] };

/**
 * Takes the rungs that have come at this school: puts down who hears of which term on which day, makes sure that their
 * message of that day is planned, and works out each term's next rung. All in one transaction, so that a rung is taken
 * with everything that belongs to it or not at all. It may run at any moment, and on any number of processes.
 *
 * @returns how many terms it took; fewer than `STEPS_AT_ONCE` = none is left.
 */
export function takeSteps(deps: Guarding, schoolId: SchoolId): Promise<number> {
  return deps.store.transact(schoolId, async (tx) => {
    const now = deps.clock.now();
    const today = deps.wallClock.dateOf(now);
    const terms = await tx.deadlines.takeDue(now, STEPS_AT_ONCE);
    if (terms.length === 0) return 0;
    const school = await tx.schools.here();
    const calendar = deps.calendars.of(school);
    const matters = await mattersOf(tx, terms);
    const of = (term: Deadline) => matters.get(term.id) as Matter;
    const around = await aroundAt(tx, schoolId, [...matters.values()], today);

    const nobodys = terms.filter((term) => isNobodys(term, of(term), today));
    const held = terms.filter((term) => !nobodys.includes(term) && isStopped(of(term)));
    const paused = terms.filter(
      (term) => !nobodys.includes(term) && !held.includes(term) && waitsToday(term, of(term), today),
    );
    const going = terms.filter((term) => ![...nobodys, ...held, ...paused].includes(term));
    const taken = going.flatMap((term) => takenOf(calendar, term, of(term), around, today));
    const heard = await hearAll(
      { deps, now, today },
      tx,
      school,
      taken.flatMap(({ asked }) => asked),
    );
    let at = 0;
    const reminders = taken.flatMap(({ term, step, audience, asked }) =>
      asked.flatMap(({ to }): Reminder[] => {
        const on = heard[at++] ?? null;
        if (on === null) return [];
        const id = deps.ids.next<string>();
        return [
          { id, deadlineId: term.id, generation: term.generation, step, audience, to, on, actedAt: null },
        ];
      }),
    );
    await tx.deadlines.remind(reminders);
    await tx.deadlines.store([
      ...nobodys.map((term): Deadline => ({ ...term, state: 'over', next: null })),
      ...going.map((term) => afterSteps(deps, calendar, term, taken, today)),
      // One that began while its dossier pauses.
      ...paused.map((term) => {
        const until = of(term).dossier?.pausedUntil ?? today;
        return heldUntil(calendar, deps.wallClock, term, dayAfterPause(calendar, until));
      }),
      // Nothing is asked while somebody doubts whether it is safe; it is looked at again the next day.
      ...held.map((term) => ({
        ...term,
        next: { step: term.next?.step ?? 0, at: momentOf(deps.wallClock, addDays(today, 1)) },
      })),
    ]);
    return terms.length;
  });
}

function takenOf(
  calendar: SchoolCalendar,
  term: Deadline,
  matter: Matter,
  around: Around,
  today: Reminder['on'],
): Taken[] {
  const { steps, force, after } = term.frozen;
  const first = firstNow(calendar, term, today);
  if (first === null) return [];
  // Where the list of holidays ends, a rung stands alone.
  const together = whereKnown(() => stepsTogether(calendar, term, first), [first]);
  return together.map((step) => {
    const audience = steps[step]?.to ?? 'coordinator';
    // Past the last rung the coordinators are asked, whoever is responsible; nobody, of a term that ends by itself.
    const isOver = after === 'over' && (!steps[step] || today > addDays(term.dueOn, ASKED_DAYS));
    const listeners = isOver ? [] : whom(term, matter, around, steps[step] ? audience : 'scale_up');
    const wanted = { on: today, dueOn: term.dueOn, isDuty: force === 'law' };
    return { term, step, audience, asked: listeners.map((to) => ({ to, wanted })) };
  });
}

/**
 * The rung that is planned; a later one when nobody looked for so long that it says more; null when its own day is still to
 * come, as of a term of a version before, which is looked at at once.
 */
function firstNow(calendar: SchoolCalendar, term: Deadline, today: Reminder['on']): number | null {
  const planned = term.next?.step ?? 0;
  return whereKnown(() => {
    const found = stepAfter(calendar, term, planned - 1, today);
    // What is asked again after the last rung counts from the day of asking, so that its day is always ahead.
    if (!found || planned >= term.frozen.steps.length) return found?.step ?? planned;
    return found.on > calendar.addSchoolDays(today, 0) ? null : found.step;
  }, planned);
}

/** A rung that nobody was there for costs no day: the next one may be for today. Without one, the term waits for its own. */
function afterSteps(
  { wallClock }: Guarding,
  calendar: SchoolCalendar,
  term: Deadline,
  taken: readonly Taken[],
  today: Reminder['on'],
): Deadline {
  const own = taken.filter((each) => each.term.id === term.id);
  if (own.length === 0) return withNext(calendar, wallClock, term, (term.next?.step ?? 0) - 1, today);
  const last = Math.max(...own.map(({ step }) => step));
  const isHeard = own.some(({ asked }) => asked.length > 0);
  return withNext(calendar, wallClock, term, last, isHeard ? addDays(today, 1) : today);
}
