import type { DossierId } from '../../domain/ids.ts';
import type { RegisseurChange, RegisseurOnRecord } from '../../domain/regisseur.ts';

/** The regisseur of cases, by their minutes and by what was chosen since. */
export type Regisseurs = {
  /** Keeps a change for a case that is locked. @returns false where one with this id is kept already */
  add(id: DossierId, change: RegisseurChange): Promise<boolean>;
  /** Of these cases those whose last final minutes name one, in a fixed number of statements. */
  onRecord(ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, RegisseurOnRecord>>;
};
