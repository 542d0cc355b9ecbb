import type { NewDecision } from '../../domain/deciding-anew.ts';
import type { Guest } from '../../domain/guests.ts';
import type {
  ConcernId,
  DossierId,
  GuardianId,
  Instant,
  ParticipantId,
  PersonId,
  PupilId,
  SchoolDate,
  SchoolId,
  SeatId,
} from '../../domain/ids.ts';
import type { Pause } from '../../domain/pausing.ts';
import type { SeatKind, TableRole } from '../../domain/roles.ts';

export type DossierState = 'open' | 'agreed' | 'closed';

export type Dossier = {
  id: DossierId;
  concernId: ConcernId;
  pupilId: PupilId;
  number: string;
  state: DossierState;
  version: number;
  casushouderId: PersonId;
  /** The last day of a pause that was agreed with the family; null = none runs. */
  pausedUntil: SchoolDate | null;
  /** Where the three months start; the day on which the concern was accepted. */
  anchorOn: SchoolDate;
  openedAt: Instant;
  closedAt: Instant | null;
  closeReason: string | null;
};

/** Somebody at the table, or left out of it for a reason on record. */
export type Participant = {
  id: ParticipantId;
  role: TableRole;
  who:
    | { kind: 'person'; id: PersonId }
    | { kind: 'guardian'; id: GuardianId }
    | { kind: 'pupil'; id: PupilId }
    /** Somebody who is nobody elsewhere: their place at this table is all there is of them. */
    | { kind: 'guest'; id: ParticipantId };
  seatId: SeatId | null;
  invited: boolean;
  leftOutCode: string | null;
  /** Consent or statutory task: until it is recorded a kernpartner sees number, date and verb only. */
  ground: 'consent' | 'statutory_task' | null;
  groundOn: SchoolDate | null;
  /** Since when the ground that was recorded does not hold any more; null again as soon as one is recorded anew. */
  groundEndedOn: SchoolDate | null;
  /** Who it is, where `who` is a guest; null for everybody else, and once that is forgotten. */
  guest: Guest | null;
  fromOn: SchoolDate;
  untilOn: SchoolDate | null;
};

/** One seat of the school's kernteam: its holder, then the deputies in order. Empty = said aloud. */
export type Seat = { id: SeatId; kind: SeatKind; people: readonly PersonId[] };

/** A partner's seat in an open dossier. */
export type Place = {
  participantId: ParticipantId;
  personId: PersonId;
  dossierId: DossierId;
  concernId: ConcernId;
  version: number;
  number: string;
  kind: SeatKind;
  school: { id: SchoolId; name: string };
  /** Whether whoever sits there is on the list of the seat still. */
  isSeated: boolean;
  /** Whether there is a ground on which they read along; in doubt nobody does, as of a case that is closed. */
  mayRead: boolean;
  /** Who else is on that list and does not sit at this table, in order. */
  others: readonly PersonId[];
};

export type Informed = {
  guardianId: GuardianId | null;
  informedOn: SchoolDate | null;
  informedBy: PersonId | null;
  exceptionCode: string | null;
  secondPersonId: PersonId | null;
};

/** A running case that the lists of the school have left behind; `pupilLeftOn` null = the pupil is there, and the mentors differ. */
export type OutOfStep = { id: DossierId; pupilLeftOn: SchoolDate | null };

export type Dossiers = {
  add(dossier: Dossier, participants: readonly Participant[]): Promise<void>;
  forChange(id: DossierId): Promise<Dossier | null>;
  byId(id: DossierId): Promise<Dossier | null>;
  byIds(ids: readonly DossierId[]): Promise<Dossier[]>;
  byConcern(id: ConcernId): Promise<Dossier | null>;
  openOfPupil(pupilId: PupilId): Promise<Dossier | null>;
  openAtSchool(): Promise<Dossier[]>;
  store(dossier: Dossier): Promise<Dossier>;
  participants(id: DossierId): Promise<Participant[]>;
  participantsOf(ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, readonly Participant[]>>;
  storeParticipant(participant: Participant): Promise<void>;
  /** Somebody who joins the table later, such as a deputy. */
  addParticipant(id: DossierId, participant: Participant): Promise<void>;
  /** Forgets who up to `limit` guests were whose part ended before this day. Returns how many. */
  forgetGuests(before: SchoolDate, limit: number): Promise<number>;
  seats(on: SchoolDate): Promise<Seat[]>;
  /** The seats of one partner in open dossiers, at any school; at most 100. */
  placesOf(personId: PersonId, on: SchoolDate): Promise<Place[]>;
  /** Open dossiers of this school with a partner who is on the list of no seat there any more. */
  withoutPartner(on: SchoolDate): Promise<ReadonlySet<DossierId>>;
  /** Running cases with an id after this one, of which the pupil left and nobody was told, or of which the mentors are others now. */
  outOfStep(after: DossierId | null, limit: number): Promise<OutOfStep[]>;
  /** The seats of all partners in one open dossier. */
  placesIn(id: DossierId, on: SchoolDate): Promise<Place[]>;
  addInformed(concernId: ConcernId, rows: readonly Informed[], by: PersonId, at: Instant): Promise<void>;
  informed(concernId: ConcernId): Promise<Informed[]>;
  addAgreement(
    dossierId: DossierId,
    outcomes: readonly string[],
    madeOn: SchoolDate,
    by: PersonId,
    at: Instant,
  ): Promise<void>;
  addNewDecision(id: DossierId, decision: NewDecision, at: Instant): Promise<void>;
  /** Each time it was decided that there is no agreement yet, oldest first. */
  newDecisions(id: DossierId): Promise<NewDecision[]>;
  /** Puts down a pause; that it runs is told by `pausedUntil`. */
  addPause(id: DossierId, pause: Pause, by: PersonId, at: Instant): Promise<void>;
  /** The pauses of a dossier, oldest first. */
  pauses(id: DossierId): Promise<Pause[]>;
  /** The pause that runs ends on this day, sooner than agreed. */
  endPause(id: DossierId, on: SchoolDate, by: PersonId): Promise<void>;
};
