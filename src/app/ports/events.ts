import type { EventState } from '../../domain/calendar-event.ts';
import type { ActietafelId, Instant, Language, ParticipantId, SchoolId } from '../../domain/ids.ts';

/** What stands in the calendar: when, where, under which number, and who is invited at which address. Nothing about why. */
export type EventShown = {
  /** In whose calendar it stands; null = that of the installation's mailbox. */
  organiser: string | null;
  startsAt: Instant;
  endsAt: Instant;
  place: string;
  number: string;
  language: Language;
  /** Each address once; `participantIds` = who has it, which are more where two parents share a mailbox. */
  invited: readonly { mail: string; participantIds: readonly ParticipantId[] }[];
};

/**
 * What became of a step. `gone` = there is no such event (any more); `refused` = it will not be done until something is set up
 * otherwise. Whatever may have been done and was not heard of is `later`: every step is safe to do again.
 */
export type EventFate =
  | { kind: 'done' }
  | { kind: 'gone' }
  | { kind: 'later'; afterMilliseconds: number; reason: string }
  | { kind: 'refused'; reason: string };

/** What somebody's own calendar answered, and when. `proposes` = the moment that they would rather have. */
export type EventAnswer = {
  mail: string;
  says: 'accepted' | 'declined' | 'tentative';
  at: Instant;
  proposes: { startsAt: Instant; endsAt: Instant } | null;
};

/** By the address of a mailbox; null = that of the installation. */
export type Organisers = { of(mailbox: string | null): Organiser };

/** The school's mailbox, which invites in its own name. Each call asks another server: never inside a turn or a transaction. */
export type Organiser = {
  /** Twice with the same key makes one event. Everybody in it is invited by mail, and sees nobody else who is. */
  make(event: EventShown, key: string): Promise<{ kind: 'made'; eventId: string } | EventFate>;
  change(eventId: string, event: EventShown): Promise<EventFate>;
  /** Everybody who was invited is told. */
  cancel(eventId: string): Promise<EventFate>;
  /** Takes away what may have been made under this key. Nobody hears of it who was not invited. */
  undo(key: string, event: Pick<EventShown, 'startsAt' | 'endsAt'>): Promise<EventFate>;
  /** Of whoever answered; the others are not in it. */
  answers(eventId: string): Promise<{ kind: 'read'; answers: EventAnswer[] } | EventFate>;
};

export type KeptEvent = {
  state: EventState;
  eventId: string | null;
  /** How many events of this table were begun. */
  made: number;
  /** Null when nobody knows. */
  shown: EventShown | null;
  reason: string | null;
};

/** An event whose turn it is. Whoever has another fence by then changes nothing any more. */
export type DueEvent = {
  schoolId: SchoolId;
  actietafelId: ActietafelId;
  fence: number;
  wish: number;
  attempts: number;
};

/** Within a use case, of one table. */
export type Events = {
  /** The table is another than before: its event is looked at as soon as the chore comes by. */
  changed(id: ActietafelId, at: Instant): Promise<void>;
  /** Somebody took this event out of the calendar: whether there is to be another is looked at now. */
  gone(id: ActietafelId, eventId: string, at: Instant): Promise<void>;
  of(id: ActietafelId): Promise<KeptEvent | null>;
  /** Put down before it is begun: when the process ends half-way, it may be there. False when it is in other hands by now. */
  begin(due: DueEvent, made: number): Promise<boolean>;
  /** How it stands by now, and when it is looked at again; at once when the table changed meanwhile. */
  keep(
    due: DueEvent,
    event: Pick<KeptEvent, 'state' | 'eventId' | 'shown' | 'reason'>,
    when: { dueAt: Instant | null; readDueAt: Instant | null; failed: boolean },
  ): Promise<void>;
};

/** For the chores, of all schools. */
export type EventReadings = {
  /** Takes the one that waits longest and has it wait until `again`; null when none is due. */
  takeDue(now: Instant, again: Instant): Promise<DueEvent | null>;
  /** The same of those of which the answers are read. */
  takeToRead(now: Instant, again: Instant): Promise<Pick<DueEvent, 'schoolId' | 'actietafelId'> | null>;
};
