import type { ClosedBecause } from '../../domain/calendar/school-calendar.ts';
import type { DeadlineId, SchoolDate } from '../../domain/ids.ts';
import type { Digest, DueTerm } from '../../domain/reminding/digest.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import type { School } from '../ports/schools.ts';
import type { TroubleLine } from '../worklist/views.ts';
import type { ToAsk } from './whom-to-ask.ts';

/** A term as it is called to mind: a number, a day, what is to be done, and what did not count until that day. */
export type TermSaid = DueTerm & {
  rule: DeadlineRule;
  /** What it opens: the concern or the dossier. */
  aboutId: string;
  roepnaam: string | null;
  notCounted: readonly ClosedBecause[];
  /** It was put off before, on purpose. */
  wasPutOff: boolean;
  /** What it is about pauses on purpose, until this day. */
  pausedUntil: SchoolDate | null;
  /** Whose help the coordinator can ask for, where it is proposed to. */
  toAsk: ToAsk | null;
};

/**
 * What the last look over everything found at a school, and what did not arrive since the last message. `terms` null = nothing
 * was looked over for more than a day; `unrepaired` = so many differences stand; `repaired` = so many terms were put right since
 * the last message.
 */
export type Heartbeat = { terms: number | null; unrepaired: number; repaired: number; undelivered: number };

/** A reminder that somebody answered: until when nothing more is said of it. */
export type ReminderAnswered = {
  number: string;
  rule: DeadlineRule;
  how: 'put_off' | 'taken_up';
  on: SchoolDate;
};

/** What one school has to say in the message of a day; what did not arrive and what is guarded, for coordinators there. */
export type DayPart = {
  school: Pick<School, 'id' | 'name'>;
  digest: Digest<TermSaid>;
  undelivered: readonly (TroubleLine & { number: string | null })[];
  heartbeat: Heartbeat | null;
};

export type DigestView =
  | {
      kind: 'digest';
      /** The first of these schools, and nothing in particular. */
      ref: CardRef;
      on: SchoolDate;
      /** One for each school, at least one. A line of another school than that of `ref` names its own. */
      parts: readonly DayPart[];
      /** What was answered on it just now, where it is drawn again because of that. */
      answered?: ReminderAnswered & Pick<DayPart, 'school'>;
    }
  /** Until which day a reminder is put off. */
  | {
      kind: 'put_off';
      ref: CardRef;
      termId: DeadlineId;
      number: string;
      rule: DeadlineRule;
      dueOn: SchoolDate;
      days: readonly SchoolDate[];
    }
  /** It was put off, or somebody takes it up: until when nothing more is said of it. */
  | (ReminderAnswered & { kind: 'reminder_answered'; ref: CardRef; dueOn: SchoolDate });

/** The same by mail, for whoever has no chat: number, day and a neutral verb. `url` = to their own page. */
export type DigestLetter = {
  kind: 'letter_digest';
  on: SchoolDate;
  schools: readonly {
    school: string;
    lines: readonly Pick<TermSaid, 'number' | 'rule' | 'dueOn'>[];
    more: number;
  }[];
  url: string | null;
};
