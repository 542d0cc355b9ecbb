import type { ActietafelId, DossierId, Instant, SchoolDate } from '../../domain/ids.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { TableState } from './tables.ts';

/** A table of a case, whatever became of it. */
export type TableOfCase = {
  id: ActietafelId;
  state: TableState;
  askedAt: Instant;
  bookedAt: Instant | null;
  /** The moment that was booked; null = none was, or it is off. */
  startsAt: Instant | null;
  heldOn: SchoolDate | null;
};

export type AgreementMade = { id: string; madeOn: SchoolDate; outcomes: readonly OutcomeKind[] };

/** When an action was put down, and how it ended; nothing of what it is. */
export type ActionPutDown = {
  nth: number;
  addedAt: Instant;
  state: 'open' | 'done' | 'not_done';
  endedOn: SchoolDate | null;
};

/** What no row of its own keeps the day of. */
export type ChangeOnRecord = {
  action: 'dossier.holder_changed' | 'table.moved' | 'table.cancelled';
  at: Instant;
};

/** What happened in a case so far, one statement for each kind; of each at most the newest 200, oldest first. */
export type CasePast = {
  tables(id: DossierId): Promise<TableOfCase[]>;
  agreements(id: DossierId): Promise<AgreementMade[]>;
  actions(id: DossierId): Promise<ActionPutDown[]>;
  changes(id: DossierId): Promise<ChangeOnRecord[]>;
};
