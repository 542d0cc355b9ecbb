import type { DaySaid, ScaledUp, StandingFact, SupportLevel, Whereabouts } from '../../domain/facts/facts.ts';
import type { DossierFacts } from '../../domain/facts/measured.ts';
import type { FactId, SchoolDate } from '../../domain/ids.ts';
import type { PersonName } from '../ports/people.ts';

/** A fact as it stands on the page; `by` null = somebody who works here no more. */
export type FactShown = Extract<StandingFact, DaySaid> & SaidBy;
/** Who helps further, as it stands on the page. */
export type ScaledUpShown = Extract<StandingFact, ScaledUp> & SaidBy;

type SaidBy = { by: PersonName | null; saidOn: SchoolDate };

/** The days of a case, for whoever carries it. */
export type FactsPiece = {
  /** For what is said from this page, so that a press that is sent twice is one. */
  newId: FactId;
  /** From where the three months count. */
  anchorOn: SchoolDate;
  /** What stands, newest day first. */
  said: readonly FactShown[];
  /** To whom it was taken further, newest day first. */
  scaledUp: readonly ScaledUpShown[];
  measured: DossierFacts;
  levelNow: SupportLevel | null;
  /** Null = nobody said so. */
  whereabouts: Whereabouts | null;
  /** The day that the concern gives for the first signal, to be said or not; null where it gives none, and once somebody said one. */
  proposedSignalOn: SchoolDate | null;
  /** The days between which one can be said. */
  firstDay: SchoolDate;
  today: SchoolDate;
  /** The pupil went to school again, so that staying away again can be said. */
  wasBack: boolean;
};
