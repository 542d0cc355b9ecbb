import type { EvidenceStep } from '../../domain/agreed-outcomes.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { PersonName } from '../ports/people.ts';

/** What was written of one kind of agreement: on which day, and for whoever carries the case by whom. */
export type WordsShown = { id: string; text: string; on: SchoolDate; by: PersonName | null };

/** One kind of what was agreed. */
export type OutcomeShown = {
  outcome: OutcomeKind;
  words: WordsShown | null;
  /** What was written before, oldest first; for whoever carries the case alone. */
  before: readonly WordsShown[];
  evidence: readonly { step: EvidenceStep; on: SchoolDate | null }[];
};

export type AgreementShown = {
  madeOn: SchoolDate;
  /** Something can be put down of it; of one that was made before a case was opened again nothing any more. */
  canChange: boolean;
  outcomes: readonly OutcomeShown[];
};

/** The agreements of a case on its page, the newest first. */
export type AgreedPart = {
  agreements: readonly AgreementShown[];
  /** The id of what is put down from this page, and the day. */
  newId: string;
  today: SchoolDate;
};
