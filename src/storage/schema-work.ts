import type { Generated } from 'kysely';
import type {
  ActietafelId,
  ConcernId,
  ConsultId,
  ConversationId,
  DossierId,
  GuardianId,
  ParticipantId,
  PersonId,
  PupilId,
  RoomId,
  SchoolId,
  SeatId,
  SlotId,
} from '../domain/ids.ts';
import type {
  AgreedActionTable,
  AgreedOutcomeTable,
  AgreementTable,
  ClosingTable,
  DeliberatePauseTable,
  DossierFactTable,
  FeltHeardTable,
  JgzAdviceTable,
  LessonTable,
  MinutesFinalTable,
  MinutesTable,
  NewDecisionTable,
  RegisseurChangeTable,
  RoutePlaceTable,
  SchoolAdviceTable,
  SchoolRouteTable,
  VoiceTable,
} from './schema-agreed.ts';

type Json = unknown;

type ConcernTable = {
  id: ConcernId;
  school_id: SchoolId;
  key_id: string;
  raised_by: PersonId;
  pupil_id: PupilId | null;
  number: string | null;
  state: string;
  version: number;
  content_sealed: Buffer;
  owner_id: PersonId | null;
  created_at: Date;
  changed_at: Date;
  submitted_at: Date | null;
  decided_at: Date | null;
  doubted_at: Date | null;
};

type ConcernDetailTable = {
  id: string;
  school_id: SchoolId;
  concern_id: ConcernId;
  author_id: PersonId;
  content_sealed: Buffer;
  written_at: Date;
};

type ConsultTable = {
  id: ConsultId;
  school_id: SchoolId;
  concern_id: ConcernId;
  seat_id: SeatId;
  person_id: PersonId;
  is_anonymous: boolean;
  state: string;
  version: number;
  asked_by: PersonId;
  asked_at: Date;
  changed_at: Date;
};

type DossierTable = {
  id: DossierId;
  school_id: SchoolId;
  concern_id: ConcernId;
  pupil_id: PupilId;
  key_id: string;
  number: string;
  state: string;
  version: number;
  casushouder_id: PersonId;
  paused_until: Generated<string | null>;
  anchor_on: string;
  opened_at: Date;
  closed_at: Date | null;
  close_reason_sealed: Buffer | null;
};

type InformedTable = {
  id: string;
  school_id: SchoolId;
  concern_id: ConcernId;
  guardian_id: GuardianId | null;
  informed_on: string | null;
  informed_by: PersonId | null;
  exception_sealed: Buffer | null;
  second_person_id: PersonId | null;
  recorded_by: PersonId;
  recorded_at: Date;
};

type ParticipantTable = {
  id: ParticipantId;
  school_id: SchoolId;
  dossier_id: DossierId;
  role: string;
  person_id: PersonId | null;
  guardian_id: GuardianId | null;
  pupil_id: PupilId | null;
  seat_id: SeatId | null;
  invited: boolean;
  content_sealed: Buffer | null;
  ground_on: string | null;
  ground_ended_on: string | null;
  is_needed: Generated<boolean>;
  access_until: string | null;
  from_on: string;
  until_on: string | null;
};

type ActietafelTable = {
  id: ActietafelId;
  school_id: SchoolId;
  dossier_id: DossierId;
  state: string;
  version: number;
  sequence: Generated<number>;
  booked_slot_id: SlotId | null;
  booked_reason_sealed: Buffer | null;
  minutes: number;
  proposed_at: Date;
  booked_at: Date | null;
  held_on: string | null;
  agenda_from: Date | null;
  agenda_until: Date | null;
};

type SlotTable = {
  id: SlotId;
  school_id: SchoolId;
  actietafel_id: ActietafelId;
  position: number;
  starts_at: Date;
  ends_at: Date;
  reasons: string[];
  room_id: Generated<RoomId | null>;
};

type RoomTakenTable = {
  school_id: SchoolId;
  room_id: RoomId;
  at: Date;
  actietafel_id: ActietafelId;
};

type VoteTable = {
  school_id: SchoolId;
  slot_id: SlotId;
  participant_id: ParticipantId;
  answer: string;
  answered_by: PersonId | null;
  via: string;
  answered_at: Date;
};

type RemarkTable = {
  id: string;
  school_id: SchoolId;
  actietafel_id: ActietafelId;
  participant_id: ParticipantId;
  kind: string;
  remarked_at: Date;
};

type ConversationTable = {
  id: ConversationId;
  kind: string;
  tenant_id: string;
  service_url: string;
  teams_id: string;
  bot_id: string;
  member_id: string | null;
  person_id: PersonId | null;
  school_id: SchoolId | null;
  state: string;
  language: string | null;
  seen_at: Date;
};

type InboxTable = {
  key: Buffer;
  outcome: Json | null;
  received_at: Date;
};

type AuditTable = {
  school_id: SchoolId;
  seq: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  detail_sealed: Buffer | null;
  subject_kind: string;
  subject_id: string;
  ground: string;
  mac: Buffer;
};

type AuditHeadTable = {
  school_id: SchoolId;
  seq: string;
  mac: Buffer;
};

type AbsenceEntryTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  content_sealed: Buffer;
  entered_by: PersonId;
  entered_at: Date;
};

type SiblingLinkTable = {
  id: string;
  school_id: SchoolId;
  first_id: DossierId;
  second_id: DossierId;
  reason_sealed: Buffer;
  linked_by: PersonId;
  linked_at: Date;
};

/** What a migration took out of plain columns, until a start with the keys seals it. */
type UnsealedTable = {
  id: Generated<string>;
  school_id: SchoolId;
  place: string;
  row_id: string;
  key_id: string | null;
  content: Json;
};

/** Concerns, dossiers, tables and messages, as the migrations make the tables. */
export type WorkTables = {
  concern: ConcernTable;
  concern_detail: ConcernDetailTable;
  consult: ConsultTable;
  dossier: DossierTable;
  informed: InformedTable;
  participant: ParticipantTable;
  actietafel: ActietafelTable;
  room_taken: RoomTakenTable;
  slot: SlotTable;
  vote: VoteTable;
  remark: RemarkTable;
  agreement: AgreementTable;
  deliberate_pause: DeliberatePauseTable;
  new_decision: NewDecisionTable;
  agreed_action: AgreedActionTable;
  voice: VoiceTable;
  jgz_advice: JgzAdviceTable;
  felt_heard: FeltHeardTable;
  agreed_outcome: AgreedOutcomeTable;
  regisseur_change: RegisseurChangeTable;
  minutes: MinutesTable;
  minutes_final: MinutesFinalTable;
  dossier_fact: DossierFactTable;
  school_route: SchoolRouteTable;
  route_place: RoutePlaceTable;
  school_advice: SchoolAdviceTable;
  closing: ClosingTable;
  lesson: LessonTable;
  conversation: ConversationTable;
  inbox: InboxTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  sibling_link: SiblingLinkTable;
  absence_entry: AbsenceEntryTable;
  unsealed: UnsealedTable;
};
