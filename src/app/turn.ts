import type { Instant, SchoolDate } from '../domain/ids.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import type { CardRef } from './arriving/views.ts';
import type { AgendaSource } from './ports/agendas.ts';
import type { Calendars } from './ports/calendars.ts';
import type { Outcome } from './ports/inbox.ts';
import type { Addresses } from './ports/links.ts';
import type { Actor, Directory } from './ports/people.ts';
import type { Presence } from './ports/presence.ts';
import type { Store, Tx } from './ports/store.ts';
import type { Clock, Ids, WallClock } from './ports.ts';
import type { PersonalView } from './views.ts';

/** What every use case may lean on. */
export type Deps = {
  store: Store;
  directory: Directory;
  clock: Clock;
  ids: Ids;
  wallClock: WallClock;
  calendars: Calendars;
  presence: Presence;
  agendas: AgendaSource;
  addresses: Addresses;
  /** Whether the school's mailbox invites to a table by an event in its calendar; else its letters bring the appointment. */
  keepsEvents: boolean;
  /** Something was planned: the notice loop need not wait for its next second. */
  kick(): void;
};

/** One press or message of one verified person. */
export type Turn = {
  deps: Deps;
  actor: Actor;
  now: Instant;
  today: SchoolDate;
  /** The same for every repetition of this press or message. */
  key: string;
  /** The Teams message that holds the card that was pressed; null for a typed message or a page. */
  cardActivity: string | null;
};

/** What a page leans on: the moment at which it is opened or a button on it pressed. */
export function workAt(deps: Deps): Pick<Turn, 'deps' | 'now' | 'today'> {
  const now = deps.clock.now();
  return { deps, now, today: deps.wallClock.dateOf(now) };
}

/** What a turn led to: codes to remember, and what the person sees. */
export type Done = { outcome: Outcome; view: PersonalView };

/**
 * Runs a turn once: a second arrival of the same press changes nothing and is shown what `again` makes of the first
 * outcome. A press that was refused or faulty changed nothing, so its repetition is judged anew: the agenda may be free by
 * then, or the role filled. Everything happens in one transaction; the loop is woken after its commit. Whether it is the
 * first is found out at the end, when its outcome is put down: nearly every press is, and a second is rolled back. So is
 * one that runs into what the first left behind.
 */
export async function once(
  turn: Turn,
  schoolId: CardRef['schoolId'],
  work: (tx: Tx) => Promise<Done>,
  again: (tx: Tx, outcome: Outcome) => Promise<PersonalView>,
): Promise<PersonalView> {
  const { store } = turn.deps;
  try {
    const view = await store.transact(schoolId, async (tx) => {
      const done = await work(tx);
      await tx.inbox.settle(turn.key, done.outcome, turn.now);
      return done.view;
    });
    turn.deps.kick();
    return view;
  } catch (error) {
    const first = await outcomeBefore(turn, schoolId);
    if (!first) throw error;
    return store.transact(schoolId, (tx) => again(tx, first));
  }
}

/** What the same press led to before; null when it did not come, was refused, or cannot be looked up now. */
function outcomeBefore({ deps, key }: Turn, schoolId: CardRef['schoolId']): Promise<Outcome | null> {
  return deps.store.transact(schoolId, (tx) => tx.inbox.settled(key)).catch(() => null);
}

/**
 * Runs a turn each time it arrives: for what can be said, taken back and said again from one and the same card. The work
 * itself finds out whether what it would do stands already, and then changes nothing.
 */
export async function everyTime(
  turn: Turn,
  schoolId: CardRef['schoolId'],
  work: (tx: Tx) => Promise<PersonalView>,
): Promise<PersonalView> {
  const view = await turn.deps.store.transact(schoolId, work);
  turn.deps.kick();
  return view;
}

/** A refusal changes nothing; it is remembered as such, so that a repetition is judged anew. */
export function refused(code: RefusalCode): Done {
  return { outcome: { show: 'refused', id: '', code }, view: { kind: 'refused', code } };
}
