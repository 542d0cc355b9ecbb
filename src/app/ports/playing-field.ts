import type { OrganisationId, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { PlayingField } from '../../domain/kernteam/kernteam.ts';
import type { SeatKind, Sector } from '../../domain/roles.ts';

export type Organisation = { id: OrganisationId; kind: string; name: string; municipality: string | null };

export type PlayingFields = {
  /** Everything around the school of this transaction, with who is on each seat on a day; in one statement. */
  here(on: SchoolDate): Promise<PlayingField & { sector: Sector }>;
  /** By whom the kernteam is reached, as long as they have a seat here on this day; null when there is nobody. */
  contactPerson(on: SchoolDate): Promise<{ id: PersonId; kind: SeatKind } | null>;
  /** Who works here: the board of the school, and everybody who has a seat around it. */
  organisations(): Promise<readonly Organisation[]>;
};
