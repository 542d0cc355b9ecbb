import type {
  ActionId,
  ConcernId,
  DeadlineId,
  DossierId,
  Instant,
  PersonId,
  SchoolDate,
  SchoolId,
} from '../../domain/ids.ts';
import type { DeadlineRule, Frozen, StepAudience } from '../../domain/terms/term.ts';

export type Deadline = {
  id: DeadlineId;
  /** With `actionId`: one action of a case, of which several run side by side. */
  about: { concernId: ConcernId } | { dossierId: DossierId; actionId?: ActionId };
  rule: DeadlineRule;
  startsOn: SchoolDate;
  dueOn: SchoolDate;
  /** `over`: a term that nobody has to end, of which everything was said. */
  state: 'running' | 'met' | 'stopped' | 'over';
  /** What held when it started; a new catalogue or a new choice of the school changes none of it. */
  frozen: Frozen;
  /** How often its dates were worked out: a step that was planned by earlier ones is not the step of today. */
  generation: number;
  /** The rung that is taken next, and when; null once it runs no more, or with a reason in `waitsBecause`. */
  next: { step: number; at: Instant } | null;
  /** Why a running term has no next step: `calendar_ends` = the list of holidays does not reach that far. */
  waitsBecause: 'calendar_ends' | null;
  /** Somebody said to take it up, on this day. */
  acknowledgedOn: SchoolDate | null;
  /** How often it was put off, and until when. */
  snoozes: number;
  snoozedUntil: SchoolDate | null;
};

/** A rung that was taken: this audience hears of this term on this school day, in its one message of that day. */
export type Reminder = {
  id: string;
  deadlineId: DeadlineId;
  generation: number;
  step: number;
  audience: StepAudience;
  to: { kind: 'person'; id: PersonId } | { kind: 'channel' };
  on: SchoolDate;
  actedAt: Instant | null;
};

export type Deadlines = {
  /** Begins these terms. One whose id is known begins anew with its new days: a concern that is judged a second time. */
  start(deadlines: readonly Deadline[]): Promise<void>;
  /** Puts down what changed of a term that was read in this transaction. */
  store(deadlines: readonly Deadline[]): Promise<void>;
  /** Of a dossier those of its actions too, of an action its own alone. */
  end(about: Deadline['about'], rules: readonly DeadlineRule[] | 'all', as: 'met' | 'stopped'): Promise<void>;
  of(about: Deadline['about']): Promise<Deadline[]>;
  /**
   * Everything of these rules that runs at this school, soonest first, for a list that shows all of it. `of` = only what this
   * colleague carries, took down or decided; null = all of the school.
   */
  running(rules: readonly DeadlineRule[], of?: PersonId | null): Promise<Deadline[]>;
  /** The same of every rule, so many at once, in the order of their ids. */
  runningAfter(after: DeadlineId | null, limit: number, of: PersonId | null): Promise<Deadline[]>;
  byId(id: DeadlineId): Promise<Deadline | null>;
  byIds(ids: readonly DeadlineId[]): Promise<Deadline[]>;
  /**
   * Running terms whose next step has come, locked until the end of this transaction; those that another process has in
   * hand are left out.
   */
  takeDue(now: Instant, limit: number): Promise<Deadline[]>;
  /** Puts down that these audiences hear of it; what is known (term, generation, step, audience) is left out. */
  remind(reminders: readonly Reminder[]): Promise<void>;
  /** What an audience is to hear on a day and on the days before it since `after`, oldest first; at most 500. */
  remindersFor(to: Reminder['to'], after: SchoolDate, until: SchoolDate): Promise<Reminder[]>;
  remindersOf(id: DeadlineId): Promise<Reminder[]>;
  /**
   * Takes away whom a term was called to mind before that day, of what is over: the term ended, no other runs about the same,
   * and its case was closed before that day too. At most `limit`; how many there were.
   */
  forgetReminders(before: SchoolDate, limit: number): Promise<number>;
  /** Somebody pressed a button about it. Null = whoever it was for. */
  markActed(ids: readonly DeadlineId[], by: PersonId | null, at: Instant): Promise<void>;
};

/** Asked at no school, by the guard: which schools have terms whose next step has come. */
export type DeadlinesDue = {
  schoolsWithDue(now: Instant): Promise<SchoolId[]>;
  /** When the next rung of any term comes; null when nothing runs. */
  nextStepAt(): Promise<Instant | null>;
};
