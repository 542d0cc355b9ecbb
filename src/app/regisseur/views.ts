import type { ParticipantId, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { Named, NamedPerson, Regisseur, Standing } from '../../domain/minutes/minutes.ts';

/** The one regisseur of a case, on its page. */
export type RegisseurPart = {
  now: NonNullable<Standing['regisseur']>;
  /** Since when, where another was chosen after the minutes; null = the minutes name them. */
  sinceOn: SchoolDate | null;
  /** They are at the case no more: another has to be chosen. */
  isGone: boolean;
  /** Chosen in the minutes, which are open. */
  inMinutes: boolean;
  /** Whom can be chosen; null = nobody is chosen here by this reader now. */
  choice: RegisseurChoice | null;
  /** Those before, oldest first, and from which day there was another; for whoever carries the case alone. */
  before: readonly { who: NonNullable<Standing['regisseur']>; untilOn: SchoolDate }[];
};

/** Who it is since a day after the minutes of a table, for the family, who read those. */
export type RegisseurSince = { regisseur: Regisseur; now: RegisseurPart['now']; sinceOn: SchoolDate };

export type RegisseurChoice = {
  people: readonly (NamedPerson & { id: PersonId })[];
  parents: readonly { participantId: ParticipantId; name: Named | null }[];
  /** The change that stands while the page is drawn; empty = none. */
  saw: string;
};
