import type { Generated } from 'kysely';
import type {
  AreaId,
  GuardianId,
  OrganisationId,
  PersonId,
  PupilId,
  RoomId,
  SchoolId,
  SeatId,
} from '../domain/ids.ts';

type Json = unknown;

type OrganisationTable = {
  id: OrganisationId;
  kind: string;
  name: string;
  municipality: string | null;
};

type SubjectKeyTable = {
  id: string;
  school_id: SchoolId | null;
  wrapped: Buffer;
  master_key_id: string;
  created_at: Date;
};

type SchoolTable = {
  id: SchoolId;
  organisation_id: OrganisationId | null;
  tenant_id: string;
  name: string;
  sector: string;
  municipality: string;
  holiday_region: string;
  language: string;
  location: string;
  policy: Json;
  is_example: Generated<boolean>;
  area_id: AreaId | null;
  contact_person_id: PersonId | null;
  calendar_mailbox: string | null;
  seat_rules: Json;
};

type ClosedDayTable = {
  school_id: SchoolId;
  on_date: string;
  is_open: Generated<boolean>;
  name: string;
};

type PersonTable = {
  id: PersonId;
  organisation_id: OrganisationId;
  key_id: string;
  tenant_id: string | null;
  entra_id: string | null;
  personal_sealed: Buffer;
  mail_lookup: Buffer | null;
  language: string | null;
};

type MembershipTable = {
  id: string;
  school_id: SchoolId;
  person_id: PersonId;
  role: string;
  deputy_of: PersonId | null;
  scope_lookup: string[] | null;
  from_on: string;
  until_on: string | null;
};

type PupilTable = {
  id: PupilId;
  school_id: SchoolId;
  key_id: string;
  personal_sealed: Buffer;
  leerlingnummer_lookup: Buffer | null;
  left_on: Generated<string | null>;
};

type PupilMentorTable = {
  school_id: SchoolId;
  pupil_id: PupilId;
  person_id: PersonId;
};

type GuardianTable = {
  id: GuardianId;
  school_id: SchoolId;
  pupil_id: PupilId;
  personal_sealed: Buffer;
  language: string;
  left_on: Generated<string | null>;
};

type AreaTable = {
  school_id: SchoolId;
  id: AreaId;
  level: string;
  name: string;
  within: string[];
  postcodes: Json;
  without: string[];
};

type FallbackContactTable = {
  id: string;
  school_id: SchoolId;
  area_id: AreaId | null;
  seat_kind: string | null;
  name: string;
  phone: string | null;
  mail: string | null;
};

type SeatTable = {
  id: SeatId;
  school_id: SchoolId;
  kind: string;
  organisation_id: OrganisationId | null;
  area_id: AreaId | null;
  until_on: Generated<string | null>;
};

type SeatHolderTable = {
  school_id: SchoolId;
  seat_id: SeatId;
  person_id: PersonId;
  rank: number;
  from_on: string;
  until_on: string | null;
};

type PresenceTable = {
  id: string;
  school_id: SchoolId;
  person_id: PersonId;
  rule: string;
  starts_on: string;
  from_minute: number;
  until_minute: number;
  except_on: Generated<string[]>;
};

type RoomTable = {
  school_id: SchoolId;
  id: RoomId;
  name: string;
  people: number;
  is_wheelchair_fit: boolean;
  is_private: boolean;
  until_on: Generated<string | null>;
};

type WorkHoursTable = {
  id: string;
  school_id: SchoolId;
  person_id: PersonId;
  weekday: number;
  from_minute: number;
  until_minute: number;
};

type AbsenceTable = {
  id: string;
  person_id: PersonId;
  from_on: string;
  until_on: string;
  honoured: Generated<boolean>;
};

type RemindingTable = {
  person_id: PersonId;
  digest_minute: number | null;
  from_minute: number | null;
  until_minute: number | null;
  work_days: number[] | null;
  paused_until: string | null;
  is_duty_only: Generated<boolean>;
};

type AgendaLinkTable = {
  person_id: PersonId;
  version: number;
  link_sealed: Buffer | null;
  busy_sealed: Buffer | null;
  fault: string | null;
  shared_at: Date;
  next_at: Date;
  read_at: Date | null;
};

type DossierNumberTable = {
  school_id: SchoolId;
  school_year: string;
  last: number;
};

/** Schools and everybody in and around them, as the migrations make the tables. */
export type PeopleTables = {
  organisation: OrganisationTable;
  subject_key: SubjectKeyTable;
  school: SchoolTable;
  closed_day: ClosedDayTable;
  person: PersonTable;
  membership: MembershipTable;
  pupil: PupilTable;
  pupil_mentor: PupilMentorTable;
  guardian: GuardianTable;
  area: AreaTable;
  fallback_contact: FallbackContactTable;
  seat: SeatTable;
  seat_holder: SeatHolderTable;
  presence: PresenceTable;
  room: RoomTable;
  work_hours: WorkHoursTable;
  absence: AbsenceTable;
  reminding: RemindingTable;
  agenda_link: AgendaLinkTable;
  dossier_number: DossierNumberTable;
};
