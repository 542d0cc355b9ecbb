import type { Transaction } from 'kysely';
import type { Clock, Ids } from '../app/ports.ts';
import type { SchoolId } from '../domain/ids.ts';
import type { Database } from './schema.ts';
import type { Keys } from './sealing.ts';

/** What every store of one transaction works with. */
export type Handle = {
  db: Transaction<Database>;
  schoolId: SchoolId | null;
  keys: Keys;
  ids: Ids;
  clock: Clock;
};

/** The school of this transaction. @throws Error when the work was begun at no school and then asks for one. */
export function schoolOf(handle: Handle): SchoolId {
  if (handle.schoolId === null) throw new Error('This needs a transaction at a school.');
  return handle.schoolId;
}
