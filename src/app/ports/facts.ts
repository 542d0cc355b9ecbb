import type { CaseFact } from '../../domain/facts/facts.ts';
import type { HeldTable } from '../../domain/facts/measured.ts';
import type { DossierId, Instant, SchoolDate } from '../../domain/ids.ts';

/** A case as far as days are concerned. */
export type CaseSpan = { id: DossierId; anchorOn: SchoolDate; closedAt: Instant | null };

/** What stands in other rows of a case and is worked out from there, so that nobody is asked for it. */
export type CaseRecord = {
  /** From when the three months ran the first time, of a case that was opened again; null = it was not. */
  firstAnchorOn: SchoolDate | null;
  tables: readonly HeldTable[];
  /** The first time that each of the family answered the three questions. */
  answers: readonly { of: 'pupil' | 'parent'; at: Instant }[];
};

/** The dated facts of cases. Sealed under the key of each; only ever added. */
export type Facts = {
  /** Adds once: the same id a second time changes nothing, and is answered false. */
  add(dossierId: DossierId, fact: CaseFact): Promise<boolean>;
  /** Of each of these, in the order in which they were said; a case of which nobody said anything is left out. */
  saidIn(ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, readonly CaseFact[]>>;
  /** What the rows of each of these tell by themselves; of one that was not opened again, without a table or an answer, nothing. */
  recordOf(ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, CaseRecord>>;
};
