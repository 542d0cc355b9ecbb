import type { ActietafelId, DossierId, Instant, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { Minutes, Standing } from '../../domain/minutes/minutes.ts';

/** The minutes of one table as they stand. One more version at each change. */
export type KeptMinutes = {
  id: string;
  tableId: ActietafelId;
  dossierId: DossierId;
  version: number;
  state: 'open' | 'final';
  minutes: Minutes;
  changedBy: PersonId;
  changedAt: Instant;
};

/** Minutes as they were made final, with the people and agreements of that moment; corrected ones are made final once more. */
export type FinalMinutes = {
  nth: number;
  minutes: Minutes;
  standing: Standing;
  madeBy: PersonId;
  madeAt: Instant;
};

/** A table of a case that was held, and its minutes as they were made final last. */
export type TableHeld = {
  tableId: ActietafelId;
  heldOn: SchoolDate | null;
  /** It had a moment to which people were asked; else it was put down afterwards. */
  wasBooked: boolean;
  /** Minutes of it were begun or are corrected, and are not final (any more). */
  isOpen: boolean;
  final: Pick<FinalMinutes, 'minutes' | 'standing'> | null;
};

/** That minutes were made final once, of which table of a case. */
export type MadeFinal = Pick<FinalMinutes, 'nth' | 'madeAt'> & {
  tableId: ActietafelId;
  heldOn: SchoolDate | null;
};

export type MinutesStore = {
  of(id: ActietafelId): Promise<KeptMinutes | null>;
  /** With a lock: of two who change them at once, the second sees what the first did. */
  forChange(id: ActietafelId): Promise<KeptMinutes | null>;
  /** Begins them, for a table of a case that is locked. */
  begin(kept: KeptMinutes): Promise<void>;
  /** Stores them with the next version. @throws when another transaction was faster */
  store(kept: KeptMinutes): Promise<KeptMinutes>;
  /** Keeps a copy as it is made final. */
  addFinal(kept: KeptMinutes, standing: Standing): Promise<void>;
  /** Each time they were made final, oldest first. */
  finals(id: string): Promise<FinalMinutes[]>;
  /** The tables of a case that were held, oldest first. */
  tablesHeld(id: DossierId): Promise<TableHeld[]>;
  /** Each time that minutes of this case were made final, oldest first and the newest 200; nothing of what they say. */
  madeFinal(id: DossierId): Promise<MadeFinal[]>;
  /** What they said before they were corrected, of all tables of this case: the newest 50, oldest first. */
  versionsBefore(id: DossierId): Promise<(MadeFinal & Pick<FinalMinutes, 'minutes' | 'standing'>)[]>;
};
