import type { Generated } from 'kysely';
import type {
  ActietafelId,
  ActionId,
  DossierId,
  FactId,
  ParticipantId,
  PersonId,
  SchoolId,
} from '../domain/ids.ts';

export type AgreementTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  outcomes_sealed: Buffer;
  made_on: string;
  recorded_by: PersonId;
  recorded_at: Date;
};

export type AgreedOutcomeTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  agreement_id: string;
  content_sealed: Buffer;
  said_by: PersonId;
  said_at: Date;
};

export type RegisseurChangeTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  actietafel_id: ActietafelId;
  content_sealed: Buffer;
  chosen_on: string;
  chosen_by: PersonId;
  chosen_at: Date;
};

export type DeliberatePauseTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  from_on: string;
  until_on: string;
  agreed_sealed: Buffer;
  started_by: PersonId;
  started_at: Date;
  ended_on: Generated<string | null>;
  ended_by: Generated<PersonId | null>;
};

export type AgreedActionTable = {
  id: ActionId;
  school_id: SchoolId;
  dossier_id: DossierId;
  nth: number;
  owner_kind: string;
  owner_id: PersonId | null;
  due_on: string;
  state: string;
  content_sealed: Buffer;
  added_by: PersonId;
  added_at: Date;
  ended_on: string | null;
  changed_by: PersonId | null;
  changed_at: Date | null;
};

export type VoiceTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  participant_id: ParticipantId;
  road: string;
  content_sealed: Buffer;
  written_by: PersonId | null;
  written_at: Date;
};

export type JgzAdviceTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  participant_id: ParticipantId;
  content_sealed: Buffer;
  given_by: PersonId;
  given_at: Date;
};

export type FeltHeardTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  actietafel_id: ActietafelId;
  participant_id: ParticipantId;
  content_sealed: Buffer;
  given_at: Date;
};

export type MinutesTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  actietafel_id: ActietafelId;
  version: number;
  state: string;
  content_sealed: Buffer;
  changed_by: PersonId;
  changed_at: Date;
};

export type MinutesFinalTable = {
  minutes_id: string;
  nth: number;
  school_id: SchoolId;
  content_sealed: Buffer;
  made_by: PersonId;
  made_at: Date;
};

export type SchoolAdviceTable = {
  id: string;
  school_id: SchoolId;
  key_id: string;
  month: string;
  state: string;
  content_sealed: Buffer;
};

export type NewDecisionTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  decided_on: string;
  instead_of: string;
  due_on: string;
  reason_sealed: Buffer;
  decided_by: PersonId;
  second_person_id: PersonId;
  recorded_at: Date;
};

export type DossierFactTable = {
  id: FactId;
  school_id: SchoolId;
  dossier_id: DossierId;
  content_sealed: Buffer;
  said_by: PersonId;
  said_at: Date;
};

export type SchoolRouteTable = {
  school_id: SchoolId;
  version: number;
  steps: unknown;
  from_at: Date;
};

export type RoutePlaceTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  content_sealed: Buffer;
  placed_on: string;
  placed_by: PersonId;
  placed_at: Date;
};

export type ClosingTable = {
  id: string;
  school_id: SchoolId;
  dossier_id: DossierId;
  closed_on: string;
  anchor_on: string;
  content_sealed: Buffer;
  closed_by: PersonId | null;
  closed_at: Date;
  reopened_on: string | null;
  reopened_sealed: Buffer | null;
  reopened_by: PersonId | null;
};

export type LessonTable = {
  dossier_id: DossierId;
  school_id: SchoolId;
  version: number;
  content_sealed: Buffer;
  changed_by: PersonId;
  changed_at: Date;
};
