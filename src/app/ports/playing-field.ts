import type { OrganisationId, SchoolDate } from '../../domain/ids.ts';
import type { PlayingField } from '../../domain/kernteam/kernteam.ts';
import type { Sector } from '../../domain/roles.ts';

export type Organisation = { id: OrganisationId; kind: string; name: string; municipality: string | null };

export type PlayingFields = {
  /** Everything around the school of this transaction, with who is on each seat on a day; in one statement. */
  here(on: SchoolDate): Promise<PlayingField & { sector: Sector }>;
  /** Who works here: the board of the school, and everybody who has a seat around it. */
  organisations(): Promise<readonly Organisation[]>;
};
