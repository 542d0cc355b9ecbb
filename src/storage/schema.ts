import type { EventTables } from './schema-events.ts';
import type { GuardTables } from './schema-guard.ts';
import type { PageTables } from './schema-pages.ts';
import type { PeopleTables } from './schema-people.ts';
import type { WorkTables } from './schema-work.ts';

/** Every table of the database. */
export type Database = PeopleTables & WorkTables & GuardTables & EventTables & PageTables;
