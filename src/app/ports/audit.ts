import type { Instant, PersonId } from '../../domain/ids.ts';

/** On what ground somebody read or wrote something (design 4: who, what, which dossier, on what ground). */
export type Ground = 'own_pupil' | 'coordination' | 'seat' | 'family' | 'safety_officer' | 'system';

export type AuditEntry = {
  at: Instant;
  actor: { kind: 'person' | 'guardian' | 'pupil' | 'system'; id: PersonId | string | null };
  /** A closed verb, such as `concern.sent`. */
  action: string;
  subject: { kind: 'concern' | 'dossier' | 'actietafel' | 'school' | 'person'; id: string };
  ground: Ground;
};

/** Append-only, each row chained to the one before it by an HMAC, per school. */
export type Audit = { add(entry: AuditEntry): Promise<void> };
