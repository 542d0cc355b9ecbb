import type { SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { Route } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';

/** A parent on a card: a count and one letter, since a card in Teams names nobody but the pupil's roepnaam. */
export type ParentChoice = { id: string; nth: number; initial: string };
export type StaffChoice = { id: string; label: string };

export type TriageView =
  | {
      kind: 'triage_new';
      ref: CardRef;
      number: string;
      roepnaam: string;
      sentOn: SchoolDate;
      /** It has been waiting longer than the school wants. */
      waiting: boolean;
      pageUrl: string | null;
      fault: RefusalCode | null;
    }
  | {
      kind: 'triage_accept';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      parents: readonly ParentChoice[];
      /** From 18 on parents hear only what the pupil agrees to. */
      parentsWithConsent: boolean;
      staff: readonly StaffChoice[];
      emptySeats: readonly SeatKind[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'triage_route';
      ref: CardRef;
      number: string;
      roepnaam: string;
      route: Exclude<Route, 'accept'>;
      today: SchoolDate;
      fault: RefusalCode | null;
    }
  | {
      kind: 'triage_decided';
      ref: CardRef;
      number: string;
      roepnaam: string;
      route: Route;
      reviewOn: SchoolDate | null;
      partner: SeatKind | null;
    }
  | {
      kind: 'triage_answer';
      number: string;
      roepnaam: string;
      route: Route;
      reason: string | null;
      ref: CardRef;
    }
  | { kind: 'call_me'; roepnaamOfAsker: string; ref: CardRef; released: boolean }
  | { kind: 'parents_due'; ref: CardRef; number: string; roepnaam: string; on: SchoolDate };
