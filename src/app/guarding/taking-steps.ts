import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { ConcernId, DossierId, PersonId, SchoolId } from '../../domain/ids.ts';
import { stepsTogether } from '../../domain/terms/ladder.ts';
import type { StepAudience } from '../../domain/terms/term.ts';
import { type Asked, hearAll } from '../digest/hearing.ts';
import type { Deadline, Reminder } from '../ports/deadlines.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { momentOf, withNext } from './beginning.ts';
import { type Around, type Matter, whom } from './whom.ts';

/** So many terms are taken in one transaction. */
export const STEPS_AT_ONCE = 50;

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
    const around = await aroundAt(tx, school, [...matters.values()], today);

    const going = terms.filter((term) => !isStopped(matters.get(term.id)));
    const held = terms.filter((term) => isStopped(matters.get(term.id)));
    const taken = going.flatMap((term) =>
      takenOf(calendar, term, matters.get(term.id) as Matter, around, today),
    );
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
      ...going.map((term) => afterSteps(deps, calendar, term, taken, today)),
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
  const { steps, force } = term.frozen;
  const first = term.next?.step ?? 0;
  return togetherFrom(calendar, term, first).map((step) => {
    const audience = steps[step]?.to ?? 'coordinator';
    // Past the last rung the coordinators are asked, whoever is responsible.
    const listeners = whom(term, matter, around, steps[step] ? audience : 'scale_up');
    const wanted = { on: today, dueOn: term.dueOn, isDuty: force === 'law' };
    return { term, step, audience, asked: listeners.map((to) => ({ to, wanted })) };
  });
}

/** Where the list of holidays ends, a rung stands alone. */
function togetherFrom(calendar: SchoolCalendar, term: Deadline, first: number): number[] {
  try {
    return stepsTogether(calendar, term, first);
  } catch (error) {
    if (error instanceof RangeError) return [first];
    throw error;
  }
}

/** A rung that nobody was there for costs no day: the next one may be for today. */
function afterSteps(
  { wallClock }: Guarding,
  calendar: SchoolCalendar,
  term: Deadline,
  taken: readonly Taken[],
  today: Reminder['on'],
): Deadline {
  const own = taken.filter((each) => each.term.id === term.id);
  const last = Math.max(...own.map(({ step }) => step));
  const isHeard = own.some(({ asked }) => asked.length > 0);
  return withNext(calendar, wallClock, term, last, isHeard ? addDays(today, 1) : today);
}

function isStopped(matter: Matter | undefined): boolean {
  return matter?.concern?.doubtedAt != null;
}

/** What these terms are about, in a fixed number of statements. */
async function mattersOf(tx: Tx, terms: readonly Deadline[]): Promise<ReadonlyMap<string, Matter>> {
  const dossiers = await tx.dossiers.byIds(
    unique(terms.flatMap(({ about }): DossierId[] => ('dossierId' in about ? [about.dossierId] : []))),
  );
  const ofDossier = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const concerns = await tx.concerns.byIds(
    unique([
      ...terms.flatMap(({ about }): ConcernId[] => ('concernId' in about ? [about.concernId] : [])),
      ...dossiers.map(({ concernId }) => concernId),
    ]),
  );
  const ofConcern = new Map(concerns.map((concern) => [concern.id, concern]));
  const pupils = await tx.pupils.byIds(unique(concerns.flatMap(({ pupilId }) => (pupilId ? [pupilId] : []))));
  const classOf = new Map(pupils.map(({ id, className }) => [id, tx.people.keyOfClass(className)]));
  return new Map(
    terms.map(({ id, about }) => {
      const dossier = 'dossierId' in about ? (ofDossier.get(about.dossierId) ?? null) : null;
      const concernId = 'concernId' in about ? about.concernId : dossier?.concernId;
      const concern = concernId ? (ofConcern.get(concernId) ?? null) : null;
      const classKey = concern?.pupilId ? (classOf.get(concern.pupilId) ?? null) : null;
      return [id, { concern, dossier, classKey }];
    }),
  );
}

async function aroundAt(
  tx: Tx,
  { id }: School,
  matters: readonly Matter[],
  today: Reminder['on'],
): Promise<Around> {
  const asked = matters.flatMap(({ concern, dossier }): PersonId[] => [
    ...(concern ? [concern.raisedBy] : []),
    ...(dossier ? [dossier.casushouderId] : []),
  ]);
  return {
    coordinators: await tx.people.coordinators(id, today),
    working: new Set(await tx.people.workingAt(unique(asked), id, today)),
    hasChannel: (await tx.conversations.channelOf(id)) !== null,
  };
}

function unique<Id>(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}
