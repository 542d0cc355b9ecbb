import { type EventStep, eventStep } from '../../domain/calendar-event.ts';
import type { ActietafelId, Instant } from '../../domain/ids.ts';
import { shows, wantedEvent } from '../events/wanted-event.ts';
import type { DueEvent, EventShown, KeptEvent, Organiser, Organisers } from '../ports/events.ts';
import type { Tx } from '../ports/store.ts';
import { planCoordinatorNeeded } from '../table/planning.ts';
import { tableCase } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { type MayGoOn, whileDue } from './chore.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A call may wait its turn for a minute, and take as long again. */
const IN_HAND_MILLISECONDS = 5 * MINUTE;
const MOST_AT_ONCE = 60;
/** Who is at the table, and at which address, may change without anybody touching the table. */
const LOOKED_AT_EVERY = 6 * HOUR;
/** After somebody doubted, and after a refusal: people decide or set something up, and nothing tells us. */
const WAITS = 15 * MINUTE;
const REFUSED_WAITS = HOUR;
const LONGEST_WAIT = HOUR;
/** Some half an hour: what takes longer, such as a secret that has ended, does not come right by itself. */
const TOLD_AFTER = 6;
export const ANSWERS_EVERY = 15 * MINUTE;

type Planned = {
  step: EventStep;
  kept: KeptEvent;
  shown: EventShown | null;
  waits: boolean;
  key: string;
  /** In whose calendar. */
  at: string | null;
};

/**
 * Brings the school's calendar to what the tables are: an event where one is booked, changed where who comes or the time is
 * another, cancelled where it is off. What is begun is put down before, what became of it after, and nothing is asked of
 * another server inside a transaction; a process that ends half-way leaves something that is safe to do again.
 */
export async function keepEvents(deps: Deps, organisers: Organisers, mayGoOn: MayGoOn): Promise<number> {
  const done = await whileDue(
    MOST_AT_ONCE,
    mayGoOn,
    () => {
      const now = deps.clock.now();
      const again = (now + IN_HAND_MILLISECONDS) as Instant;
      return deps.store.outside((tx) => tx.events.takeDue(now, again));
    },
    async (due) => {
      await keepOne(deps, organisers, due);
      return 1;
    },
  );
  if (done > 0) deps.kick();
  return done;
}

async function keepOne(deps: Deps, organisers: Organisers, due: DueEvent): Promise<void> {
  const planned = await deps.store.transact(due.schoolId, (tx) => planFor(deps, tx, due));
  if (!planned) return;
  const fate = planned.waits ? null : await carriedOut(organisers.of(planned.at), planned, deps.clock.now());
  await deps.store.transact(due.schoolId, (tx) => keep(deps, tx, due, planned, fate));
}

/** Null when it is in other hands by now, or there is no such table. */
async function planFor(deps: Deps, tx: Tx, due: DueEvent): Promise<Planned | null> {
  const { now, today } = workAt(deps);
  const found = await tableCase(tx, due.schoolId, due.actietafelId, today);
  const kept = await tx.events.of(due.actietafelId);
  if (!found || !kept) return null;
  const { wanted, shown, waits } = await wantedEvent(tx, found, kept.shown, {
    now,
    wallClock: deps.wallClock,
  });
  const usual = found.school.calendarMailbox ?? null;
  const at = kept.state === 'standing' && kept.shown ? kept.shown.organiser : usual;
  const asked = eventStep(kept.state, wanted, shows(kept.shown, shown));
  // An event cannot go to another calendar: it is cancelled in the one, and made in the other.
  const step = asked === 'change' && at !== usual ? 'cancel' : asked;
  const made = step === 'make' && kept.state !== 'making' ? kept.made + 1 : kept.made;
  const planned = {
    step,
    kept,
    shown,
    waits: waits && step !== 'nothing',
    key: keyOf(due.actietafelId, made),
    at,
  };
  if (step !== 'make') return planned;
  return (await tx.events.begin(due, made)) ? planned : null;
}

/** The same for every try at one event, and another for the next event of the same table. */
function keyOf(actietafelId: ActietafelId, made: number): string {
  return `${actietafelId}-${made}`;
}

async function carriedOut(
  organiser: Organiser,
  { step, kept, shown, key }: Planned,
  now: Instant,
): Promise<Awaited<ReturnType<Organiser['make']>>> {
  const eventId = kept.eventId ?? '';
  switch (step) {
    case 'nothing':
      return { kind: 'done' };
    case 'make':
      return shown ? organiser.make(shown, key) : { kind: 'done' };
    case 'change':
      return shown ? organiser.change(eventId, shown) : { kind: 'done' };
    case 'cancel':
      return organiser.cancel(eventId);
    case 'undo':
      // Nobody sees when: it is there for a moment, if it was not there before, and then gone.
      return organiser.undo(key, { startsAt: now, endsAt: (now + HOUR) as Instant });
  }
}

async function keep(
  deps: Deps,
  tx: Tx,
  due: DueEvent,
  planned: Planned,
  fate: Awaited<ReturnType<Organiser['make']>> | null,
): Promise<void> {
  const { now } = workAt(deps);
  const after = (milliseconds: number) => (now + milliseconds) as Instant;
  if (fate === null) return asBefore(WAITS, 'safety');
  if (fate.kind === 'later') {
    await asBefore(Math.max(fate.afterMilliseconds, backoff(due.attempts)), fate.reason);
    return due.attempts < TOLD_AFTER ? undefined : tellOnce(deps, tx, due, planned);
  }
  if (fate.kind === 'refused') {
    await asBefore(REFUSED_WAITS, fate.reason);
    return tellOnce(deps, tx, due, planned);
  }
  const { kept, step, shown } = planned;
  if (fate.kind === 'made') {
    // What was begun before and not heard of may say what it had to say then: it is changed to what it has to say now.
    const isSure = kept.state !== 'making';
    return standing(fate.eventId, isSure ? shown : null, isSure ? LOOKED_AT_EVERY : 0);
  }
  if (step === 'cancel' || step === 'undo' || fate.kind === 'gone')
    return tx.events.keep(
      due,
      { state: 'gone', eventId: null, shown: null, reason: null },
      // While it is to be there it is put in anew: what somebody took out by hand, and what moves to another calendar.
      { dueAt: shown ? now : null, readDueAt: null, failed: false },
    );
  if (step === 'change') return standing(kept.eventId, shown, LOOKED_AT_EVERY);
  return kept.state === 'standing' && shown
    ? standing(kept.eventId, kept.shown, LOOKED_AT_EVERY)
    : tx.events.keep(due, { ...kept, reason: null }, { dueAt: null, readDueAt: null, failed: false });

  function standing(eventId: string | null, says: EventShown | null, milliseconds: number): Promise<void> {
    return tx.events.keep(
      due,
      { state: 'standing', eventId, shown: says, reason: null },
      { dueAt: after(milliseconds), readDueAt: after(ANSWERS_EVERY), failed: false },
    );
  }

  /** What was begun stays begun, and what stood stands. */
  function asBefore(milliseconds: number, reason: string): Promise<void> {
    const state = planned.step === 'make' ? 'making' : planned.kept.state;
    const readDueAt = state === 'standing' ? after(ANSWERS_EVERY) : null;
    return tx.events.keep(
      due,
      { ...planned.kept, state, reason },
      { dueAt: after(milliseconds), readDueAt, failed: true },
    );
  }
}

/** The casushouder hears once that a table stands in nobody's calendar, or as it was; how it is set up is not theirs to mend. */
async function tellOnce(deps: Deps, tx: Tx, due: DueEvent, { step }: Planned): Promise<void> {
  if (step !== 'make' && step !== 'change') return;
  const work = workAt(deps);
  const found = await tableCase(tx, due.schoolId, due.actietafelId, work.today);
  if (found?.table.state === 'booked') await planCoordinatorNeeded(work, tx, found, 'not_in_calendars');
}

/** Twice as long each time, from half a minute to an hour. */
function backoff(attempts: number): number {
  return Math.min((MINUTE / 2) * 2 ** Math.min(attempts, 10), LONGEST_WAIT);
}
