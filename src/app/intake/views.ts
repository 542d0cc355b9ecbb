import type { AbsenceReason, ParentsTold, RaisedBy } from '../../domain/concern.ts';
import type { SchoolDate, WallMinute } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import type { CallState } from '../safety/views.ts';

export type PupilChoice = { id: string; label: string };

/** What has been filled in so far, so that a step that is offered again shows it. */
export type Filled = {
  pupilId: string | null;
  typedName: string | null;
  typedClass: string | null;
  raisedBy: RaisedBy | null;
  reasons: readonly AbsenceReason[];
  absentSince: SchoolDate | 'unknown' | null;
  parentsTold: ParentsTold | null;
};

/** The intake in a mentor's chat: at most three steps, then a receipt that stays. */
export type ConcernView =
  | { kind: 'intake_resume'; ref: CardRef; begunOn: SchoolDate; roepnaam: string | null }
  | { kind: 'intake_safety'; ref: CardRef }
  | {
      kind: 'intake_stopped';
      ref: CardRef;
      call: CallState;
      /** It was sent before: nothing is undone, and nothing goes to the family by itself. */
      sent: boolean;
    }
  | {
      /** First the class, where all pupils are too many for one card. */
      kind: 'intake_class';
      ref: CardRef;
      classes: readonly string[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'intake_who';
      ref: CardRef;
      pupils: readonly PupilChoice[];
      /** The class that was chosen first. */
      className: string | null;
      today: SchoolDate;
      filled: Filled;
      fault: RefusalCode | null;
    }
  | {
      kind: 'intake_check';
      ref: CardRef;
      roepnaam: string;
      filled: Filled;
      /** What is open about this pupil already, by number. */
      openDossier: string | null;
      openConcerns: readonly string[];
    }
  | {
      kind: 'intake_receipt';
      ref: CardRef;
      number: string;
      sentOn: SchoolDate;
      roepnaam: string;
      state: string;
      /** The table that came of it, once it was booked: when, or that it is off or was held. */
      table: { what: 'booked' | 'off' | 'held'; on: SchoolDate; minute: WallMinute } | null;
    }
  | { kind: 'intake_cancelled'; ref: CardRef };
