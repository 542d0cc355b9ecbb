import type { FeltHeard } from '../../domain/felt-heard.ts';
import type { FamilyLanguage, Language, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Voice, VoiceOf, VoiceRoad } from '../../domain/voices.ts';
import type { Sees } from '../pages/behind-case.ts';
import type { PersonName } from '../ports/people.ts';

/** The page on which somebody of the family answers the three questions. What was written before is not on it. */
export type VoicePage = {
  language: FamilyLanguage;
  of: VoiceOf;
  /** When they said something before; null = not yet. */
  givenOn: SchoolDate | null;
};

/** One of the family, and what they said. */
export type FamilyVoice = {
  participantId: ParticipantId;
  of: VoiceOf;
  /** Null = the school does not know who it is. */
  name: PersonName | null;
  /** In which they read and write. */
  language: FamilyLanguage;
  given: (VoiceSaid & { times: number }) | null;
  /** The newest first: what they wrote themselves, and what a colleague typed for them. Empty = nothing, or it is not for the reader. */
  said: readonly (VoiceSaid & { voice: Voice })[];
};

/** How and when it was said, and who typed it; null = they did so themselves, or it is not known who. */
export type VoiceSaid = { on: SchoolDate; road: VoiceRoad; by: PersonName | null };

/** What the link to the voices in a case shows by itself. */
export type VoicesDoor = { language: Language; number: string; today: SchoolDate };

export type VoicesPage = VoicesDoor & {
  school: string;
  sees: Sees;
  family: readonly FamilyVoice[];
  /** Whether they felt heard, the newest first: to whoever carries the case, and empty for anybody else. */
  heard: readonly HeardShown[];
};

/** Whether one of the family felt heard at a table, and when they said so; a day of null = it is not known which day it was. */
export type HeardShown = {
  participantId: ParticipantId;
  tableOn: SchoolDate | null;
  on: SchoolDate;
  heard: FeltHeard;
};
