import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../node_modules/.cache/actietafel/', import.meta.url);

/**
 * Where the migrated, empty database of this run of the tests lies. Each run makes its own, named in the environment
 * that its workers inherit, so that two runs at once do not pull it from under one another.
 */
export function imagePath(): string {
  process.env.ACTIETAFEL_TEST_IMAGE ??= fileURLToPath(new URL(`empty-database-${process.pid}.tar`, FOLDER));
  return process.env.ACTIETAFEL_TEST_IMAGE;
}
