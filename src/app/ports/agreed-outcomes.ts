import type { AgreedEntry } from '../../domain/agreed-outcomes.ts';
import type { DossierId } from '../../domain/ids.ts';

/** What is put down of the agreements of a case: only ever added. */
export type AgreedOutcomes = {
  /** @returns false where an entry with this id is kept already */
  add(id: DossierId, entry: AgreedEntry): Promise<boolean>;
  /** All of a case, oldest first. */
  of(id: DossierId): Promise<AgreedEntry[]>;
};
