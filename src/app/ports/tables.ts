import type { VoteAnswer } from '../../domain/booking.ts';
import type {
  ActietafelId,
  DossierId,
  Instant,
  ParticipantId,
  PersonId,
  RoomId,
  SchoolDate,
  SlotId,
} from '../../domain/ids.ts';
import type { School } from './schools.ts';

export type TableState = 'voting' | 'booked' | 'held' | 'cancelled' | 'superseded';
export type { VoteAnswer };

export type Slot = {
  id: SlotId;
  position: number;
  startsAt: Instant;
  endsAt: Instant;
  reasons: readonly string[];
  /** A room that was free for it; of the moment that stands the room of the table. Left out = there is none. */
  roomId?: RoomId;
};

export type Actietafel = {
  id: ActietafelId;
  dossierId: DossierId;
  state: TableState;
  version: number;
  /** Of the invitation in people's agendas: one more at each change of time. */
  sequence: number;
  slots: readonly Slot[];
  bookedSlotId: SlotId | null;
  /** What the room is called in which it meets; left out = none is known. */
  roomName?: string;
  bookedReason: string | null;
  minutes: number;
  proposedAt: Instant;
  bookedAt: Instant | null;
  heldOn: SchoolDate | null;
  /**
   * The moment of the last invitation that is off by now, while no other is booked: it stands in people's agendas until
   * they were told. Null when there was none, or another took its place.
   */
  offMoment: Pick<Slot, 'startsAt' | 'endsAt'> | null;
};

export type Vote = {
  slotId: SlotId;
  participantId: ParticipantId;
  answer: VoteAnswer;
  /** Who tapped it, when that was somebody else ("by phone, for"). */
  answeredBy: PersonId | null;
  /** `absence` = nobody said so: they are away then. */
  via: 'card' | 'link' | 'phone' | 'mail' | 'absence';
  answeredAt: Instant;
};

/** What somebody has to know to be at a table. `booked` null = it is still asked about. */
export type TableOfPerson = {
  id: ActietafelId;
  version: number;
  school: Pick<School, 'id' | 'name' | 'location'>;
  number: string;
  booked: Pick<Slot, 'startsAt' | 'endsAt'> | null;
  roomName?: string;
  /** They sit there as a partner or for the school's coordinators, or raised the concern: its case has a page for them. */
  hasCase: boolean;
};

export type PresenceRow = {
  personId: PersonId;
  rule: string;
  startsOn: SchoolDate;
  fromMinute: number;
  untilMinute: number;
  exceptOn: readonly SchoolDate[];
};

export type Tables = {
  add(table: Actietafel): Promise<void>;
  /** Those that were held without a booking, in one statement. */
  addHeld(tables: readonly Actietafel[]): Promise<void>;
  forChange(id: ActietafelId): Promise<Actietafel | null>;
  byId(id: ActietafelId): Promise<Actietafel | null>;
  /** The table of this dossier that is being voted on or booked; null when there is none. */
  current(dossierId: DossierId): Promise<Actietafel | null>;
  /**
   * The newest table of each of these dossiers, whatever became of it: the one that is voted on or booked, or else by the day on
   * which it was held or asked about.
   */
  latestOf(dossierIds: readonly DossierId[]): Promise<Actietafel[]>;
  /** Stores all but its slots, with the next version. @throws when another transaction was faster. */
  store(table: Actietafel): Promise<Actietafel>;
  /** The same, with other slots: those of the round before go, and the answers and remarks about them go along. */
  storeRound(table: Actietafel): Promise<Actietafel>;
  /** What else is known of a moment from now on, as codes; those that it has already are not added again. */
  addReasons(id: SlotId, codes: readonly string[]): Promise<void>;
  votes(id: ActietafelId): Promise<Vote[]>;
  /** Those of all of these tables. */
  votesOf(ids: readonly ActietafelId[]): Promise<Vote[]>;
  /** Who has answered something about any of these tables. */
  answered(ids: readonly ActietafelId[]): Promise<ReadonlySet<ParticipantId>>;
  /** The last answer counts. */
  castVotes(votes: readonly Vote[]): Promise<void>;
  addRemark(
    id: ActietafelId,
    participantId: ParticipantId,
    kind: 'another_time' | 'deputy',
    at: Instant,
  ): Promise<void>;
  remarks(id: ActietafelId): Promise<{ participantId: ParticipantId; kind: 'another_time' | 'deputy' }[]>;
  /** At which tables this person is asked or expected, at any school, from this moment on; without a moment first. */
  ofPerson(personId: PersonId, from: Instant): Promise<TableOfPerson[]>;
  presence(people: readonly PersonId[]): Promise<PresenceRow[]>;
  absences(
    people: readonly PersonId[],
    from: SchoolDate,
  ): Promise<{ personId: PersonId; fromOn: SchoolDate; untilOn: SchoolDate }[]>;
  /** Two bookings that share a person wait for each other here, at whatever school they are made. */
  lockPeople(people: readonly PersonId[]): Promise<void>;
  /** Booked tables from this moment on at which any of these people sit, but for those named: busy time. */
  busy(
    people: readonly PersonId[],
    from: Instant,
    without?: readonly ActietafelId[],
  ): Promise<{ personId: PersonId; startsAt: Instant; endsAt: Instant }[]>;
};
