import type { Instant, PersonId } from '../../domain/ids.ts';

/** On what ground somebody read or wrote something (design 4: who, what, which dossier, on what ground). */
export type Ground = 'self' | 'own_pupil' | 'coordination' | 'seat' | 'family' | 'system';

/** What was done where that tells something about a child or a family. */
export type AuditDetail =
  | 'doubted_safety'
  | 'stopped_for_safety'
  | 'call_asked'
  | 'released'
  | 'asker_told'
  | 'consult_calling'
  | 'consult_done'
  | 'consult_passed'
  | 'ground_recorded'
  | 'ground_withdrawn'
  | 'parent_told'
  | 'parents_in'
  | 'guest_added'
  | 'guest_out'
  | 'sibling_linked'
  | 'sibling_unlinked'
  | 'absence_entered'
  | 'absence_reported'
  | 'absence_removed'
  | 'voice_given'
  | 'jgz_advised'
  | 'family_said'
  | 'felt_heard'
  | 'action_added'
  | 'action_ended'
  | 'action_handed'
  | 'lesson_written'
  | 'family_doors_shut'
  | 'fact_said'
  | 'fact_taken_back'
  | 'route_placed'
  | 'outcome_said'
  | 'regisseur_chosen';

/** What was done to a dossier: a verb that may be read, or one that may not. */
export type DossierDone =
  | { action: string; detail?: undefined }
  | { action: 'dossier.changed'; detail: AuditDetail };

/** `pupil` = of whom something was read before there is a case or concern, or apart from one. */
type Subject = 'concern' | 'dossier' | 'actietafel' | 'school' | 'person' | 'pupil';

type Done = {
  at: Instant;
  actor: { kind: 'person' | 'guardian' | 'pupil' | 'guest' | 'system'; id: PersonId | string | null };
  ground: Ground;
};

/** A closed verb that may be read in the table, such as `concern.sent`. */
type Plain = { action: string; detail?: undefined; subject: { kind: Subject; id: string } };

/** One that may not: the table says that something changed, and what it was is sealed under the key of the case. */
type Sealed =
  | { action: 'concern.changed'; detail: AuditDetail; subject: { kind: 'concern'; id: string } }
  | { action: 'dossier.changed'; detail: AuditDetail; subject: { kind: 'dossier'; id: string } };

export type AuditEntry = Done & (Plain | Sealed);

/** Append-only, each row chained to the one before it by an HMAC, per school. */
export type Audit = { add(entry: AuditEntry): Promise<void> };
