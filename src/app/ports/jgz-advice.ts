import type { DossierId, Instant, ParticipantId, PersonId } from '../../domain/ids.ts';
import type { JgzAdvice } from '../../domain/jgz-advice.ts';

/** What the youth doctor or nurse advised in a case. Sealed under the key of the case; only ever added. */
export type GivenAdvice = {
  id: string;
  participantId: ParticipantId;
  givenBy: PersonId;
  givenAt: Instant;
  advice: JgzAdvice;
};

export type JgzAdvices = {
  /** Adds once: the same id a second time changes nothing, and is answered false. */
  add(dossierId: DossierId, given: GivenAdvice): Promise<boolean>;
  /** All of it in this case, the newest first. */
  of(dossierId: DossierId): Promise<GivenAdvice[]>;
};
