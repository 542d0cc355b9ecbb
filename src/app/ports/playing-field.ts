import type { SchoolDate } from '../../domain/ids.ts';
import type { PlayingField } from '../../domain/kernteam/kernteam.ts';
import type { Sector } from '../../domain/roles.ts';

export type PlayingFields = {
  /** Everything around the school of this transaction, with who is on each seat on a day; in one statement. */
  here(on: SchoolDate): Promise<PlayingField & { sector: Sector }>;
};
