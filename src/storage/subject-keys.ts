import type { SchoolId } from '../domain/ids.ts';
import type { Handle } from './handle.ts';
import type { WrappedKey } from './sealing.ts';

/** Stores a new wrapped key; `schoolId` is null for a person, who belongs to an organisation and not to a school. */
export async function storeKey(handle: Handle, row: WrappedKey, schoolId: SchoolId | null): Promise<void> {
  await storeKeys(handle, [row], schoolId);
}

/** The same for several at once, in one statement. */
export async function storeKeys(
  { db, clock }: Handle,
  rows: readonly WrappedKey[],
  schoolId: SchoolId | null,
): Promise<void> {
  await db
    .insertInto('subject_key')
    .values(
      rows.map((row) => ({
        id: row.id,
        school_id: schoolId,
        wrapped: row.wrapped,
        master_key_id: row.masterKeyId,
        created_at: new Date(clock.now()),
      })),
    )
    .execute();
}
