import type { DossierId, Instant, ParticipantId, PersonId } from '../../domain/ids.ts';
import type { Voice, VoiceRoad } from '../../domain/voices.ts';

/** What one of the family said before a table. Sealed under the key of the case; only ever added. */
export type GivenVoice = {
  id: string;
  participantId: ParticipantId;
  road: VoiceRoad;
  /** The colleague who typed it; null = they did so themselves. */
  writtenBy: PersonId | null;
  writtenAt: Instant;
  voice: Voice;
};

/** That something was said, without a word of it: how often, how often of it they wrote it themselves, and the last time. */
export type VoiceGiven = Pick<GivenVoice, 'participantId' | 'road' | 'writtenBy' | 'writtenAt'> & {
  times: number;
  timesBySelf: number;
  /** When they last wrote it themselves; null = never. */
  bySelfAt: Instant | null;
};

export type Voices = {
  /** Adds once: the same id a second time changes nothing, and is answered false. */
  add(dossierId: DossierId, given: GivenVoice): Promise<boolean>;
  /** Of each of the family who said something in this case, without opening any of it. */
  givenIn(dossierId: DossierId): Promise<VoiceGiven[]>;
  /** The last that each of the family wrote themselves in this case, and the last that a colleague typed for them; the newest first. */
  lastIn(dossierId: DossierId): Promise<GivenVoice[]>;
};
