import type { Generated } from 'kysely';
import type {
  ActietafelId,
  ActionId,
  ConcernId,
  ConversationId,
  DeadlineId,
  DossierId,
  NoticeId,
  SchoolId,
} from '../domain/ids.ts';

type Json = unknown;

type DeadlineTable = {
  id: DeadlineId;
  school_id: SchoolId;
  concern_id: ConcernId | null;
  dossier_id: DossierId | null;
  action_id: ActionId | null;
  rule: string;
  starts_on: string;
  due_on: string;
  state: string;
  frozen: Json;
  generation: Generated<number>;
  next_step: number | null;
  next_at: Date | null;
  waits_because: string | null;
  acknowledged_on: string | null;
  snoozes: Generated<number>;
  snoozed_until: string | null;
};

type ReminderTable = {
  id: string;
  school_id: SchoolId;
  deadline_id: DeadlineId;
  generation: number;
  step: number;
  audience: string;
  to_kind: string;
  to_id: string;
  on_date: string;
  created_at: Date;
  acted_at: Date | null;
};

/** That a school has a part in somebody's one message of a day, which is the notice with this key. */
type DigestPartTable = {
  school_id: SchoolId;
  to_id: string;
  on_date: string;
  dedupe_key: string;
  is_said: Generated<boolean>;
};

type NoticeTable = {
  id: NoticeId;
  school_id: SchoolId;
  kind: string;
  to_kind: string;
  to_id: string;
  concern_id: ConcernId | null;
  dossier_id: DossierId | null;
  actietafel_id: ActietafelId | null;
  deadline_id: DeadlineId | null;
  params: Json;
  dedupe_key: string;
  edits_activity: string | null;
  due_at: Date;
  expires_at: Date | null;
  state: string;
  attempts: Generated<number>;
  fence: Generated<number>;
  lease_until: Date | null;
  unbegun_fence: number | null;
  unknown_since: Date | null;
  road: string | null;
  reason: string | null;
  conversation_id: ConversationId | null;
  activity_id: string | null;
  created_at: Date;
  settled_at: Date | null;
  seen_at: Date | null;
  acted_at: Date | null;
};

type TermsAuditTable = {
  id: string;
  school_id: SchoolId;
  ended_at: Date;
  terms: number;
  dossiers: number;
  found: Json;
  repaired: Json;
};

type CalendarReckonedTable = { school_id: SchoolId; print: string; reckoned_at: Date };

/** The tables of terms and messages: what is to be said to whom, and what became of it. */
export type GuardTables = {
  deadline: DeadlineTable;
  reminder: ReminderTable;
  digest_part: DigestPartTable;
  terms_audit: TermsAuditTable;
  calendar_reckoned: CalendarReckonedTable;
  notice: NoticeTable;
};
