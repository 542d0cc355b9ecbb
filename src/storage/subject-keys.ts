import { sql } from 'kysely';
import type { SchoolId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type Keys, type SubjectKey, unwrap, type WrappedKey } from './sealing.ts';

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

/** A row as it is read together with the key that seals it. */
export type KeyColumns = { key_id: string; wrapped: Buffer; master_key_id: string };

/** Gives the key that was read with a row, and unwraps each once. */
export function keyring(keys: Keys): (row: KeyColumns) => SubjectKey {
  const open = new Map<string, SubjectKey>();
  return (row) => {
    const key =
      open.get(row.key_id) ??
      unwrap(keys, { id: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
    open.set(row.key_id, key);
    return key;
  };
}

const KEY_OF = {
  concern: sql`select concern.key_id from concern where concern.id`,
  dossier: sql`select dossier.key_id from dossier where dossier.id`,
  actietafel: sql`
    select dossier.key_id from actietafel join dossier on dossier.id = actietafel.dossier_id where actietafel.id`,
  participant: sql`
    select dossier.key_id from participant join dossier on dossier.id = participant.dossier_id where participant.id`,
};

/**
 * The key under which what belongs to this row of this school is sealed, in one statement: a concern and everything that
 * comes of it share one.
 *
 * @throws Error when there is no such row at this school.
 */
export async function keyOf(handle: Handle, kind: keyof typeof KEY_OF, id: string): Promise<SubjectKey> {
  const found = await sql<KeyColumns>`
    select id as key_id, wrapped, master_key_id from subject_key
    where school_id = ${schoolOf(handle)}::uuid and id = (${KEY_OF[kind]} = ${id}::uuid)
  `.execute(handle.db);
  const [row] = found.rows;
  if (!row) throw new Error(`There is no such ${kind} at this school.`);
  return keyring(handle.keys)(row);
}
