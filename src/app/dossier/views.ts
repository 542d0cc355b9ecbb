import type { ClosingAsked } from '../../domain/closing.ts';
import type { NewDecisionAsked } from '../../domain/deciding-anew.ts';
import type { PartnerGround } from '../../domain/grounds.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { ConsentOf } from '../../domain/involvement-rules.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { PauseAsked } from '../../domain/pausing.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Place } from '../ports/dossiers.ts';
import type { ParentChoice, StaffChoice } from '../triage/views.ts';

/** A partner's seat, and one who could take it: both by roepnaam. */
export type PlaceChoice = { place: Place; from: string; to: PersonId; name: string };

/** The same for whoever has no chat. */
export type PlaceLetter = { kind: 'letter_place_given'; school: string; number: string; seat: SeatKind };

/** Where a dossier stands, for whoever carries it: number, dates and what can be done now. */
export type DossierView =
  | {
      kind: 'dossier';
      ref: CardRef;
      /** By which the page with the absence is opened. */
      concern: CardRef;
      number: string;
      roepnaam: string;
      state: 'open' | 'agreed' | 'closed';
      anchorOn: SchoolDate;
      /** From which the three months ran the first time, of a case that was opened again; null = it was not. */
      firstAnchorOn: SchoolDate | null;
      agreementDueOn: SchoolDate;
      /** The end of the three months, where another day was decided on since; null = there was none. */
      firstDueOn: SchoolDate | null;
      /** People go slower on purpose, until and with this day; null = not now. Why is in no card. */
      pausedUntil: SchoolDate | null;
      /** By which day the report of the table is shared; null = nothing has to be. */
      reportDueOn: SchoolDate | null;
      /** By which day the school decides on a written application; null = there is none. */
      careDueOn: SchoolDate | null;
      table: {
        state: 'voting' | 'booked' | 'held' | 'cancelled' | 'superseded';
        on: SchoolDate | null;
        ref: CardRef;
        /** Booked, and the day has come: was it held? */
        isPast: boolean;
      } | null;
      /** Nobody is asked for a moment by itself, and no table goes before this one. */
      canFindMoment: boolean;
      /** Seats whose partner sees number, date and verb only, since no ground is recorded yet. */
      withoutGround: readonly SeatKind[];
      withGround: readonly SeatKind[];
      /** Seats whose partner is on their list no more: somebody else has to take them. */
      partnersLeft: readonly SeatKind[];
      /** Parents who were left out, do not know it and get nothing. */
      notTold: number;
      /** Who carries it, by roepnaam; `nobody` = the one who did works here no more. */
      holder: { kind: 'me' | 'nobody' } | { kind: 'colleague'; roepnaam: string };
      /** Somebody doubts whether it is safe, and nothing goes to the family: which concern, and whether this viewer may end that. */
      doubted: { ref: CardRef; canRelease: boolean } | null;
      /** It was closed while somebody doubted: the family hears nothing of that by itself. */
      keptFromFamily: boolean;
      /** It is closed, and not so long that it could not go on under its number. */
      canReopen: boolean;
      /** Why the card came: a reminder, or because it was asked for. */
      because:
        | 'asked'
        | 'holder_changed'
        | 'dossier_reopened'
        | 'family_said'
        | 'first_table_due_soon'
        | 'first_table_overdue'
        | 'agreement_due_soon'
        | 'agreement_due'
        | 'agreement_overdue';
    }
  | { kind: 'dossier_more'; ref: CardRef; number: string; roepnaam: string }
  /** What belongs to the talk itself. */
  | {
      kind: 'dossier_talk';
      ref: CardRef;
      /** Its newest table, whatever became of it; null = there was none. */
      table: CardRef | null;
      /** A table of it has begun: there can be minutes of it. */
      hasBegun: boolean;
      /** By which its pages are opened. */
      concern: CardRef;
      number: string;
      roepnaam: string;
    }
  /** What changes when people are asked about it: a pause, and a written application. */
  | {
      kind: 'dossier_terms';
      ref: CardRef;
      /** By which the page with the absence is opened. */
      concern: CardRef;
      number: string;
      roepnaam: string;
      isPaused: boolean;
      /** A written application: there is none, one that the school may take longer for, or one that it decides on. */
      care: 'none' | 'extendable' | 'running';
    }
  | {
      kind: 'dossier_anew';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      /** The day on which there should be an agreement, and the last one that can take its place. */
      insteadOf: SchoolDate;
      lastOn: SchoolDate;
      /** Who may decide along. */
      seconds: readonly StaffChoice[];
      filled: NewDecisionAsked;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_care';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      filledOn: SchoolDate | null;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_unplanned';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      /** The first day that can be chosen. */
      firstOn: SchoolDate;
      filledOn: SchoolDate | null;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_pause';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      /** The last day that a pause may have. */
      lastOn: SchoolDate;
      /** The end of the three months, which run on; null = there is an agreement. */
      agreementDueOn: SchoolDate | null;
      filled: PauseAsked;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_people';
      ref: CardRef;
      /** By which the page about its guests is opened. */
      concern: CardRef;
      number: string;
      roepnaam: string;
      /** The pupil is 18, and the parents hear nothing more unless the pupil wants it. */
      canInviteParents: boolean;
      /** A partner may read along, which can be taken back. */
      canWithdraw: boolean;
      /** A parent was left out, and can be told after all. */
      canTell: boolean;
      /** Somebody else is on the list of a partner's seat. */
      canPass: boolean;
    }
  | {
      kind: 'dossier_tell';
      ref: CardRef;
      number: string;
      /** Those who were left out; `id` = their place at the table. */
      parents: readonly ParentChoice[];
      /** Who may have told them. */
      informers: readonly StaffChoice[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_withdraw';
      ref: CardRef;
      number: string;
      seats: readonly SeatKind[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_holder';
      ref: CardRef;
      number: string;
      roepnaam: string;
      colleagues: readonly StaffChoice[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_pass';
      ref: CardRef;
      number: string;
      choices: readonly PlaceChoice[];
      fault: RefusalCode | null;
    }
  /** For whoever has a seat in it from now on. */
  | { kind: 'place_given'; number: string; seat: SeatKind; school: string }
  /** For the colleague who carried it before. */
  | { kind: 'dossier_handed'; number: string; roepnaam: string; roepnaamOfHolder: string }
  /** For whoever took part; to whoever raised the concern and did not, whom it is about. */
  | {
      kind: 'dossier_closed';
      number: string;
      on: SchoolDate;
      raised: { roepnaam: string } | null;
    }
  | {
      kind: 'dossier_held';
      ref: CardRef;
      number: string;
      roepnaam: string;
      /** The booked day, or today when that is earlier. */
      on: SchoolDate;
      today: SchoolDate;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_ground';
      ref: CardRef;
      number: string;
      seats: readonly SeatKind[];
      grounds: readonly PartnerGround[];
      /** Who has to agree at the age of the pupil. */
      consentOf: readonly ConsentOf[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_agreement';
      ref: CardRef;
      number: string;
      roepnaam: string;
      today: SchoolDate;
      /** The day is near, or gone: it can be decided that there is no agreement yet. */
      canDecideAnew: boolean;
      filled: { outcomes: readonly OutcomeKind[]; madeOn: SchoolDate };
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_close';
      ref: CardRef;
      number: string;
      filled: ClosingAsked;
      /** There is no agreement yet: it can be put down from here. */
      canAgree: boolean;
      fault: RefusalCode | null;
    }
  | {
      kind: 'dossier_reopen';
      ref: CardRef;
      number: string;
      roepnaam: string;
      /** The number of a case that runs for this pupil: there it goes on. */
      otherRuns: string | null;
      fault: RefusalCode | null;
    }
  /** For whoever carries it: the pupil is on the school's list no more. */
  | { kind: 'pupil_left'; ref: CardRef; number: string; roepnaam: string }
  /** For who became mentor of the pupil; null = they carry it themselves. */
  | { kind: 'mentor_given'; number: string; roepnaam: string; roepnaamOfHolder: string | null }
  /** For whoever raised the concern. */
  | { kind: 'dossier_reopened'; number: string; roepnaam: string; roepnaamOfHolder: string };
