import type { Difference, TermFact } from '../../domain/auditing/differences.ts';
import type {
  ActietafelId,
  ActionId,
  ConcernId,
  DeadlineId,
  DossierId,
  Instant,
  ParticipantId,
  PersonId,
  SchoolDate,
} from '../../domain/ids.ts';
import type { Frozen } from '../../domain/terms/term.ts';
import type { Deadline, Reminder } from './deadlines.ts';

export type Counts = Partial<Record<Difference, number>>;

/** One look over all that is guarded at a school. */
export type AuditRun = {
  endedAt: Instant;
  terms: number;
  dossiers: number;
  found: Counts;
  /** Of what was found; less = it is found again by the next one. */
  repaired: Counts;
};

/** What a page of running terms needs beside them; kept from page to page, since nearly all are frozen alike. */
export type FrozenByPrint = Map<string, Frozen>;

/** A concern or dossier that is open and has no term of this rule that runs. */
export type WithoutTerm =
  | { rule: 'agreement' | 'first_table'; dossierId: DossierId; startsOn: SchoolDate }
  | { rule: 'action'; dossierId: DossierId; actionId: ActionId; startsOn: SchoolDate; dueOn: SchoolDate }
  | { rule: 'concern_untouched'; concernId: ConcernId; startsOn: SchoolDate };

/**
 * How the look over everything reads it, and what it puts right: by statements of its own, so that a fault in those of the
 * guard and the sender is not looked past.
 */
export type Auditing = {
  /** Running terms in the order of their ids. `on` of the next step = its day in Amsterdam. */
  termsAfter(
    after: DeadlineId | null,
    limit: number,
    known: FrozenByPrint,
  ): Promise<(TermFact & { id: DeadlineId })[]>;
  /** These terms, locked until the end of this transaction, with the last step of which somebody was to hear; -1 = none. */
  forRepair(ids: readonly DeadlineId[]): Promise<{ term: Deadline; isOfClosed: boolean; taken: number }[]>;
  openDossiers(): Promise<number>;
  withoutTerm(limit: number): Promise<WithoutTerm[]>;
  /** Booked tables to come at which somebody is asked for whom no reminder of the day before was ever planned. */
  untoldTables(
    now: Instant,
    limit: number,
  ): Promise<{ tableId: ActietafelId; startsAt: Instant; participants: ParticipantId[] }[]>;
  /** Of running terms, by their present dates, up to this day: nobody pressed on it, and there is no message of that day. */
  withoutDigest(until: SchoolDate, limit: number): Promise<Reminder[]>;
  /** To be heard on this day or later by somebody who has no role and no seat at this school. */
  toSomebodyGone(today: SchoolDate, limit: number): Promise<{ reminder: Reminder; personId: PersonId }[]>;
  /** These are heard on another day; null = nobody has to hear it, and it is gone. */
  moveReminders(moved: readonly { id: string; on: SchoolDate | null }[]): Promise<void>;
  /** How many messages should have left before this moment. */
  notSent(before: Instant): Promise<number>;
  /** What a sender that is gone had in hand becomes unknown; how many. */
  releaseLeases(now: Instant): Promise<number>;
  /** What nobody looked into is sent once more, marked as a repeat; how many. */
  repeatUnknown(now: Instant): Promise<number>;
  record(id: string, run: AuditRun): Promise<void>;
  /** The looks since then, the newest first; at most 200. */
  runsSince(since: Instant): Promise<AuditRun[]>;
};

/** Asked at no school, for whoever runs the server. */
export type AuditsMissed = {
  /** At how many schools something runs since before that day, and nothing was looked over since that moment. */
  schoolsNotLookedOver(since: Instant): Promise<number>;
};
