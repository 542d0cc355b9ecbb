import type { FeltHeard } from '../../domain/felt-heard.ts';
import type { ActietafelId, DossierId, Instant, ParticipantId } from '../../domain/ids.ts';

/** Whether one of the family felt heard at one table. Sealed under the key of the case. */
export type GivenHeard = {
  id: string;
  tableId: ActietafelId;
  participantId: ParticipantId;
  heard: FeltHeard;
  /** How often they said it by now. */
  times: number;
  givenAt: Instant;
};

export type FeltHeardStore = {
  /** What they said of this table; null = nothing. */
  of(tableId: ActietafelId, participantId: ParticipantId): Promise<GivenHeard | null>;
  add(dossierId: DossierId, given: GivenHeard): Promise<void>;
  /** Puts what they say now in the place of what they said before, in a case that is locked. */
  change(dossierId: DossierId, given: GivenHeard): Promise<void>;
  /** Everything that was said of the tables of a case, the newest first. */
  inCase(dossierId: DossierId): Promise<GivenHeard[]>;
};
