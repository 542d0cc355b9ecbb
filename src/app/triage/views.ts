import type { SchoolDate } from '../../domain/ids.ts';
import type { LeftOutReason } from '../../domain/involvement-rules.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { Route } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import type { CallCardState } from '../safety/views.ts';

/** A parent on a card: a count and one letter, since a card in Teams names nobody but the pupil's roepnaam. `null` = in no list. */
export type ParentChoice = {
  id: string | null;
  nth: number;
  initial: string | null;
  /** Filled in beforehand where the mentor said it and there is one parent only. */
  informedOn: SchoolDate | null;
};
export type StaffChoice = { id: string; label: string };

/** What is asked about the family, on two cards. */
export type FamilyForm = {
  parents: readonly ParentChoice[];
  /** From 18 on parents hear only what the pupil agrees to. */
  parentsWithConsent: boolean;
  /** Of whom it is on record already that they were left out. */
  notTold: number;
  /** What the mentor said: parents know, since this day. */
  toldOn: SchoolDate | null;
  informers: readonly StaffChoice[];
  informerId: string;
  seconds: readonly StaffChoice[];
  leftOutReasons: readonly LeftOutReason[];
  asksAge: boolean;
};

/** A parent or pupil who asked hears the answer from a person: who that is, and whether it was done. */
export type ToTell = {
  who: 'parent' | 'pupil';
  toldOn: SchoolDate | null;
  /** Whoever looks took the concern down, and tells it. */
  byMe: boolean;
} | null;

type About = { ref: CardRef; number: string; roepnaam: string };

export type TriageView =
  | ({
      kind: 'triage_new';
      sentOn: SchoolDate;
      because: 'new' | 'waiting' | 'again';
      routes: readonly Route[];
      /** What else is open about the same pupil, by number. */
      also: { dossier: string | null; concerns: readonly string[] };
      fault: RefusalCode | null;
    } & About)
  | ({
      kind: 'triage_accept';
      today: SchoolDate;
      family: FamilyForm;
      holders: readonly StaffChoice[];
      emptySeats: readonly SeatKind[];
      fault: RefusalCode | null;
    } & About)
  | ({ kind: 'triage_inform'; today: SchoolDate; family: FamilyForm; fault: RefusalCode | null } & About)
  | ({
      kind: 'triage_informed';
      /** Parents who were left out, and do not know. */
      notTold: number;
    } & About)
  | ({
      kind: 'triage_route';
      route: Exclude<Route, 'accept'>;
      /** Who can be asked, and which seats nobody has: said aloud. */
      partners: readonly SeatKind[];
      emptySeats: readonly SeatKind[];
      /** From and until which day somebody can look again; null where nobody has to. */
      review: { from: SchoolDate; until: SchoolDate } | null;
      fault: RefusalCode | null;
    } & About)
  | ({
      kind: 'triage_decided';
      route: Route;
      reviewOn: SchoolDate | null;
      /** The day to look again has come. */
      review: boolean;
      /** How it stands with the partner who was asked; which one is not said. */
      consult: 'asked' | 'calling' | 'done' | 'no_deputy' | null;
      /** Nothing more is needed, and nobody has to look again. */
      canFinish: boolean;
      finished: boolean;
      tell: ToTell;
      canReopen: boolean;
      canRelease: boolean;
    } & About)
  | ({
      kind: 'triage_answer';
      route: Route;
      reason: string | null;
      reviewOn: SchoolDate | null;
      tell: ToTell;
      /** It is asked about again: it was not put down yet that it was told. */
      due: boolean;
      /** A question that was asked waits for "done". */
      canAnswer: boolean;
    } & About)
  | ({ kind: 'triage_answered' } & About)
  /** A colleague doubts whether it is safe. No roepnaam beside that. */
  | {
      kind: 'triage_doubted';
      ref: CardRef;
      number: string;
      /** It was not judged yet: the route of safety is open. */
      canStop: boolean;
      hasDossier: boolean;
      canRelease: boolean;
    }
  | { kind: 'call_me'; roepnaamOfAsker: string; ref: CardRef; state: CallCardState }
  | ({ kind: 'parents_due' } & About);
