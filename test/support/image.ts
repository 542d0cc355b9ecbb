import { fileURLToPath } from 'node:url';

/** Where the migrated, empty database of this run of the tests lies. */
export const IMAGE = fileURLToPath(
  new URL('../../node_modules/.cache/actietafel/empty-database.tar', import.meta.url),
);
