import type { DeadlineId, Instant, NoticeId, SchoolDate } from '../../domain/ids.ts';
import type { Running } from '../../domain/terms/reckoning.ts';
import type { FrozenByPrint } from './auditing.ts';

/** A running term as it is worked out anew, and how it may be told from others that come to the same. */
export type RunningTerm = Running & {
  id: DeadlineId;
  print: string;
  generation: number;
  nextAt: Instant | null;
};

/** What is stored of one whose dates are others now. */
export type NewDates = {
  term: Pick<RunningTerm, 'id' | 'generation' | 'nextAt'>;
  dueOn: SchoolDate;
  next: { step: number; at: Instant } | null;
  isOver: boolean;
};

/** A message of the days before a table, or of the day before its proposed moments; `startsAt` = the moment that it is before. */
export type EveNotice = {
  id: NoticeId;
  kind: 'table_prepare' | 'table_tomorrow' | 'vote_reminder';
  dueAt: Instant;
  startsAt: Instant;
};

/** By which calendar the dates of a school were worked out, and working them out anew when it is another. */
export type Reckoning = {
  /** A print of that calendar; null = nobody knows. */
  print(): Promise<string | null>;
  keepPrint(print: string, at: Instant): Promise<void>;
  /** In the order of their ids. No lock: of a hundred thousand that would cost more than to work them out. */
  termsAfter(
    after: DeadlineId | null,
    limit: number,
    today: SchoolDate,
    known: FrozenByPrint,
  ): Promise<RunningTerm[]>;
  /**
   * Their generation goes up: what was to be heard by the dates of before is heard no more. One that the guard or a colleague
   * changed since it was read stays as it is. Returns how many were stored.
   */
  store(dates: readonly NewDates[]): Promise<number>;
  /** Planned and not sent, in the order of their ids. */
  evesAfter(after: NoticeId | null, now: Instant, limit: number): Promise<EveNotice[]>;
  moveEves(moved: readonly { id: NoticeId; dueAt: Instant }[]): Promise<void>;
};
