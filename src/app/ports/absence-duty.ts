import type { AbsenceEntry } from '../../domain/absence-duty/entries.ts';
import type { DossierId, Instant, PersonId } from '../../domain/ids.ts';

/** Something that a colleague entered about the absence of the pupil of a dossier, and who did. */
export type KeptAbsence = {
  id: string;
  entry: AbsenceEntry;
  enteredBy: PersonId;
  enteredAt: Instant;
};

/**
 * What is kept of the absence of pupils: all of it sealed under the key of the dossier, also what kind of thing it is, since
 * that somebody was sick on a day says something about health.
 */
export type AbsenceBooks = {
  /** Oldest first. */
  of(dossierId: DossierId): Promise<KeptAbsence[]>;
  /** Keeps once: the same id a second time changes nothing. */
  keep(dossierId: DossierId, kept: KeptAbsence): Promise<void>;
  /** The next `limit` open dossiers of this school of which something is kept, by id. */
  openAfter(after: DossierId | null, limit: number): Promise<DossierId[]>;
  /** Takes these away for good: what took their place says otherwise. */
  remove(dossierId: DossierId, ids: readonly string[]): Promise<void>;
};
