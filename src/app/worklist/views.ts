import type { SchoolDate } from '../../domain/ids.ts';
import type { TableRole } from '../../domain/roles.ts';
import type { DeadlineRule, StepAudience } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Todo } from './todo.ts';

/** What can wait for a coordinator or casushouder, most pressing first. */
export const WAITS = [
  'safety',
  'judge',
  'inform',
  'tell',
  'look',
  'holder',
  'partner',
  'regisseur',
  'move',
  'book',
  'held',
  'not_delivered',
  'answer',
  'consult',
  'table',
  'agreement',
  'draft',
] as const;
export type Waits = (typeof WAITS)[number];

/** One thing that waits for somebody. `ref` is what the button opens. */
export type WaitingItem = {
  what: Waits;
  number: string;
  roepnaam: string | null;
  on: SchoolDate | null;
  ref: CardRef;
  /** What did not arrive, and why, as codes; since the day that the row is for. */
  undelivered?: Omit<TroubleLine, 'on'>;
};

/** Whom a message was for, without the name of anybody at home. */
export type Whom =
  | { kind: 'seat'; role: TableRole; nth: number | null; initial: string | null }
  | { kind: 'colleague'; roepnaam: string }
  | { kind: 'channel' | 'person' | 'guardian' | 'pupil' | 'guest' };

/** One message that did not arrive: whom it was for, what it was, since when, why, and what can be done. */
export type TroubleLine = {
  kind: string;
  state: string;
  reason: string | null;
  on: SchoolDate;
  whom: readonly Whom[];
  todo: Todo;
};

/** For coordinators whose school has chosen no channel yet: how many posts were kept back for it. Null when it has one. */
export type NoChannel = { unposted: number } | null;

/** What became of everything that was to be said to one person or the channel. */
export type PersonLine = {
  whom: Whom;
  planned: number;
  sent: number;
  /** Of what was sent: opened, as far as Teams tells, and pressed. */
  seen: number;
  acted: number;
  /** Did not arrive; what and why is said in lines of its own. */
  failed: number;
  /** The newest that was sent or tried. */
  lastOn: SchoolDate | null;
};

/**
 * The same by mail, for a coordinator whom Teams does not reach: about whom and why, without a name and without what the
 * message was, which might tell something.
 */
export type NotDeliveredLetter = {
  kind: 'letter_not_delivered';
  number: string | null;
  whom: Whom | null;
  why: string;
  on: SchoolDate | null;
  todo: Todo;
  school: string;
};

/** A term that runs, and what comes next of it. */
export type NextLine = {
  rule: DeadlineRule;
  dueOn: SchoolDate;
  /** Who hears of it next, and on which day; null = not known yet, since the list of holidays ends before it. */
  next: { on: SchoolDate; to: StepAudience } | null;
};

export type WorklistView =
  | {
      kind: 'worklist';
      items: readonly WaitingItem[];
      more: number;
      /** For coordinators: so many booked tables have lost somebody, and can be moved together. Null = none. */
      toMove: { count: number; ref: CardRef } | null;
      /** The whole list is a page of its own, for coordinators. */
      hasPage: boolean;
      noChannel: NoChannel;
    }
  | {
      kind: 'status';
      number: string;
      /** How many messages had which fate, those of every line and of every one that is left out. */
      counts: Readonly<Record<string, number>>;
      trouble: readonly TroubleLine[];
      terms: readonly NextLine[];
      people: readonly PersonLine[];
      /** So many lines of each are left out. */
      more: { trouble: number; terms: number; people: number };
    }
  | {
      kind: 'not_delivered';
      number: string | null;
      what: string;
      why: string;
      /** Null in a message that was planned before this was kept with it. */
      whom: Whom | null;
      on: SchoolDate | null;
      todo: Todo;
    };
