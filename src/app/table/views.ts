import type { Broken, NotYet, VoteAnswer } from '../../domain/booking.ts';
import type { Language, LinkId, PersonId, SchoolDate, SlotId, WallMinute } from '../../domain/ids.ts';
import type { PreparingRole } from '../../domain/preparing.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { GuestKind, SeatKind, TableRole } from '../../domain/roles.ts';
import type { Certainty } from '../../domain/slots/question.ts';
import type { CardRef } from '../arriving/views.ts';
import type { AsGuest } from '../guests/views.ts';
import type { AfterClosing } from './after-closing.ts';

/** One moment on the school's wall clock. */
export type MomentView = { on: SchoolDate; minute: WallMinute; untilMinute: WallMinute };

/** A proposal, with what has been answered so far: counts for everybody, one's own answer for oneself. */
export type ProposalView = MomentView & {
  slotId: SlotId;
  yes: number;
  ifNeedBe: number;
  no: number;
  mine: VoteAnswer | null;
  /** Nobody is bound to be at the school then: it is outside the fixed moments of the kernteam. */
  isOutside: boolean;
  /** Codes of the search: what is particular about this moment, such as that it lies outside somebody's presence. */
  reasons: readonly string[];
};

/** Somebody at the table, without a name: a role, a count where two share it, and whether it is a deputy who goes. */
export type SeatView = {
  participantId: string;
  role: TableRole;
  nth: number | null;
  isDeputy: boolean;
  /** Which guest it is: for the family, who may know who comes. */
  guestKind?: GuestKind;
};

/** What a coordinator sees besides: who answered what, who has to be called, and what keeps a moment from being booked. */
export type AnswersOf = SeatView & {
  answers: readonly (VoteAnswer | null)[];
  /** What the colleague is called who tapped it in for them, by phone; empty when nobody knows any more. */
  tappedInBy: string | null;
  /** Neither Teams nor mail: call, and tap the answer in. */
  callNeeded: boolean;
  /** Who looks may answer for them. */
  mayAnswerFor: boolean;
  asksAnotherTime: boolean;
};

/** Of a booked table: a partner who cannot come, and what the deputy is called who can be asked instead; null = nobody. */
export type StandIn = { seat: SeatView; holder: string; deputy: string | null };

export type WhyNeeded =
  | 'answers_missing'
  | 'nothing_fits'
  | 'another_time'
  | 'family_says_no'
  | 'no_deputy'
  | 'moment_taken'
  | 'cannot_come'
  | 'delegated'
  | 'away'
  | 'elsewhere'
  | 'counter_possible'
  | 'counter_blocked'
  | 'not_in_calendars'
  | 'no_moment_found';

/**
 * Codes of why a search for other moments found none, just now: `none:seat:jgz`, `none:closed_days`,
 * `none:calendar_ends:2027-08-29`; and of what would give one, `with:partners:1=3`. Empty when nothing was searched for.
 */
export type WhyNone = readonly string[];

/** How a booked table stands with the person who looks. */
export type AppointmentPhase =
  | 'booked'
  | 'moved'
  | 'prepare'
  | 'tomorrow'
  | 'begun'
  | 'cancelled'
  | 'held'
  | 'closed';
/**
 * What a letter tells about a table: not that it was held; and that its dossier is closed, or that there is something to prepare, has
 * a letter of its own.
 */
export type LetterPhase = Exclude<AppointmentPhase, 'prepare' | 'begun' | 'held' | 'closed'>;

/** What whoever raised a concern learns of its table. */
export type TableNews = 'booked' | 'moved' | 'off';

/** The points of a conversation; `own` null = the usual ones, which stand in the texts of each language. */
export type AgendaShown = { own: readonly string[] | null; language: Language };

/** Where: the school with its address, in one line. */
type Place = {
  place: string /** What the face of the kernteam is called, where it has one. */;
  contactPerson?: string;
};

export type TableView =
  | ({
      kind: 'table_vote';
      ref: CardRef;
      number: string;
      roepnaam: string | null;
      proposals: readonly ProposalView[];
      asked: number;
      answered: number;
      saved: boolean;
      /** The card is a reminder: the answer is still missing. */
      reminder: boolean;
      /** The moment that was booked before and is off now. */
      insteadOf: MomentView | null;
      canHandOver: boolean;
      /** For a mentor: somebody at this table can be reached by phone alone, and she may tap in what they say. */
      canAnswerFor: boolean;
      /** Whose answer was tapped in just now. */
      savedFor: SeatView | null;
      /** What the colleague is called who tapped in the own answer. */
      answeredFor: string | null;
      fault: RefusalCode | null;
    } & Place)
  | {
      kind: 'table_round';
      ref: CardRef;
      number: string;
      roepnaam: string | null;
      proposals: readonly ProposalView[];
      people: readonly AnswersOf[];
      /** Seats of the kernteam at which nobody is asked: said aloud. */
      emptySeats: readonly SeatKind[];
      /** Per proposal, in the same order. */
      because: readonly (readonly NotYet[])[];
      isAsked: boolean;
      saved: boolean;
      needed: WhyNeeded | null;
      fault: RefusalCode | null;
      whyNone: WhyNone;
    }
  | {
      kind: 'table_phone';
      ref: CardRef;
      number: string;
      proposals: readonly ProposalView[];
      /** Those for whom who looks may answer. */
      people: readonly SeatView[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'table_choose';
      ref: CardRef;
      number: string;
      proposals: readonly ProposalView[];
      because: readonly (readonly NotYet[])[];
      /** The family has not said yes to every one of these: a reason is asked for. */
      asksReason: boolean;
      fault: RefusalCode | null;
    }
  | {
      kind: 'table_replace';
      ref: CardRef;
      number: string;
      /** By seat, best first. */
      choices: readonly OtherChoice[];
      nobody: readonly SeatView[];
      fault: RefusalCode | null;
    }
  | {
      kind: 'table_follow';
      ref: CardRef;
      number: string;
      /** So many school weeks after the one that was held, and the Monday of that week. */
      weeks: readonly { weeks: number; monday: SchoolDate }[];
      fault: RefusalCode | null;
      whyNone: WhyNone;
    }
  /** For whoever sat there: another goes. Null = nothing was booked. */
  | { kind: 'table_seat_passed'; ref: CardRef; number: string; moment: MomentView | null }
  | { kind: 'table_sure'; ref: CardRef; number: string; what: 'move' | 'cancel'; moment: MomentView | null }
  | ({
      kind: 'table_appointment';
      ref: CardRef;
      number: string;
      roepnaam: string | null;
      phase: AppointmentPhase;
      /** Its dossier was closed on this day: there will be no other table. */
      closedOn: SchoolDate | null;
      /** Null when a round was called off before anything was booked. */
      moment: MomentView | null;
      coming: readonly SeatView[];
      /** Their own task at the table, where it is near and they are asked to prepare. */
      task: PreparingRole | null;
      pageUrl: string | null;
      canHandOver: boolean;
      /** Said to be unable to come after all. */
      cannotCome: boolean;
      isAsked: boolean;
      coordinates: boolean;
      /** For whoever raised the concern: who asked, does not sit there, and hears it from them. */
      tell: 'parent' | 'pupil' | null;
      /** For a coordinator: what this moment lacks since somebody cannot come after all. */
      broken: readonly Broken[];
      /** For a coordinator: the first partner who cannot come. Null when all of them can. */
      standIn: StandIn | null;
      /** For a coordinator: why she is asked to look at it, and which other time somebody proposes. */
      needed: WhyNeeded | null;
      counter: CounterView | null;
      /** What was pressed just now did not go. */
      fault: RefusalCode | null;
      whyNone: WhyNone;
    } & Place)
  /** For whoever raised the concern and does not sit at its table. `tell` = who asked, and hears it from them. */
  | {
      kind: 'table_news';
      number: string;
      what: TableNews;
      moment: MomentView | null;
      tell: 'parent' | 'pupil' | null;
    }
  /** In the place of a question about moments, for whoever has the appointment in a message of its own. */
  | { kind: 'table_settled'; ref: CardRef; number: string; phase: AppointmentPhase }
  | { kind: 'table_handed_over'; ref: CardRef; number: string }
  | { kind: 'table_over'; ref: CardRef; number: string };

/** Who a letter is written to: "u" to parents, "je" to the pupil and to colleagues. */
export type Addressee = 'parent' | 'pupil' | 'colleague';

type LetterFrame = Place & {
  to: Addressee;
  guest?: AsGuest;
  school: string;
  number: string;
  /** The page on which to answer, hand over or fetch the appointment, and the door to it. */
  url: string;
  linkId: LinkId;
  /** Who else is asked, by role: each gets one line on why they come. */
  people: readonly SeatView[];
};

/** What is mailed to a person without Teams. Nothing in it says why there is a conversation, and no name is in it. */
export type TableLetter =
  | (LetterFrame & {
      kind: 'letter_moments';
      moments: readonly MomentView[];
      reminder: boolean;
      insteadOf: { moment: MomentView; appointment: Appointment } | null;
    })
  | (LetterFrame & {
      kind: 'letter_appointment';
      phase: LetterPhase;
      closedOn: SchoolDate | null;
      /** As on a card. */
      task: PreparingRole | null;
      /** Where it is off since its dossier is closed. */
      afterwards?: AfterClosing;
      moment: MomentView | null;
      appointment: Appointment | null;
    });

/**
 * Somebody who could come instead of whoever has this seat: at how many of the moments that are asked about (1 of 1 = at the
 * one that stands), and how sure that is.
 */
export type OtherChoice = {
  seat: SeatView;
  personId: PersonId;
  name: string;
  possible: number;
  of: number;
  certainty: Certainty;
  isTentative: boolean;
};

/** Another time that somebody proposes, with codes of what stands in its way; empty = nothing that is known. */
export type CounterView = { moment: MomentView; because: readonly string[] };

/** What an agenda needs: the same `uid` for the whole life of a table, a higher `sequence` at each change. */
export type Appointment = {
  uid: string;
  sequence: number;
  cancelled: boolean;
  startsAt: number;
  endsAt: number;
  place: string;
  school: string;
  /** Null for an interpreter, who hears nothing of the case. */
  number: string | null;
  /** When this text was made. */
  stampedAt: number;
};
