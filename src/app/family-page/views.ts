import type { FeltHeard } from '../../domain/felt-heard.ts';
import type { FamilyLanguage, SchoolDate } from '../../domain/ids.ts';
import type { FamilySay, Minutes, Standing } from '../../domain/minutes/minutes.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { VoiceOf } from '../../domain/voices.ts';
import type { RegisseurSince } from '../regisseur/views.ts';
import type { Addressee } from '../table/views.ts';

/** What the link to what was agreed shows by itself: the day of the talk. */
export type FamilyDoor = { language: FamilyLanguage; of: VoiceOf; tableOn: SchoolDate };

/** What one of the family finds behind it: of what others of the family think of it there is nothing here. */
export type FamilyPage = FamilyDoor & {
  school: string;
  /** Of these the page draws their letter, and nothing else. */
  minutes: Minutes;
  standing: Standing;
  me: Standing['people'][number];
  /** Another regisseur than the letter names, chosen since; null = it names whom it is. */
  regisseur: RegisseurSince | null;
  /** What is agreed for the months to come, in words where somebody wrote them; empty = there is no agreement yet. */
  agreed: readonly { outcome: OutcomeKind; text: string | null }[];
  /** Of the version that they read. */
  print: string;
  /** What they said of it themselves, oldest first. */
  said: readonly FamilySay[];
  /** What they said of being heard at that table; null = nothing yet. */
  heard: FeltHeard | null;
  /** The case is closed: it can be read, and nothing more is taken in. */
  isClosed: boolean;
};

/** The mail that what was agreed can be read: a day, a button, and nothing of what stands there. */
export type AgreedLetter = {
  kind: 'letter_agreed';
  to: Exclude<Addressee, 'colleague'>;
  school: string;
  number: string;
  tableOn: SchoolDate;
  url: string;
};
