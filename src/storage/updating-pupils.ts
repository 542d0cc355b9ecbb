import type { Guardian } from '../app/ports/pupils.ts';
import type { Roster } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import type { GuardianId, PupilId, SchoolDate } from '../domain/ids.ts';
import { addPupils, guardianColumns, pupilRow } from './adding-people.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';
import { idsOf } from './updating-people.ts';

type Entry = Roster['pupils'][number];

/**
 * Pupils and guardians as the files have them. Who is in them no more keeps the row, with the day on which that was seen:
 * a dossier may be about them. Who comes back is the same pupil, with the same key.
 */
export async function updatePupils(
  handle: Handle,
  { pupils }: Roster,
  changes: readonly Change[],
  on: SchoolDate,
): Promise<void> {
  await leave(handle, changes, on);
  const isNew = idsOf(changes, 'pupil', 'new');
  const changed = idsOf(changes, 'pupil', 'changed');
  const touched = pupils.filter(({ pupil }) => isNew.has(pupil.id) || changed.has(pupil.id));
  const keys = await keysOf(handle, [...touched, ...withGuardians(pupils, changes)]);
  const known = touched.filter(({ pupil }) => keys.has(pupil.id));
  // Two may have swapped numbers: a number is free before it is given again.
  for (const { pupil } of known)
    await handle.db
      .updateTable('pupil')
      .set({ leerlingnummer_lookup: null })
      .where('id', '=', pupil.id)
      .execute();
  const unknown = touched.filter(({ pupil }) => !keys.has(pupil.id));
  await addPupils(
    handle,
    unknown.map((entry) => ({ ...entry, guardians: [] })),
  );
  for (const entry of known) await storePupil(handle, entry, keys);
  await updateGuardians(handle, pupils, changes, new Map([...keys, ...(await keysOf(handle, unknown))]));
}

type Keys = ReadonlyMap<PupilId, KeyColumns>;

async function keysOf(handle: Handle, entries: readonly Entry[]): Promise<Keys> {
  if (entries.length === 0) return new Map();
  const rows = await handle.db
    .selectFrom('pupil')
    .innerJoin('subject_key', 'subject_key.id', 'pupil.key_id')
    .select(['pupil.id', 'pupil.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
    .where('pupil.school_id', '=', schoolOf(handle))
    .where('pupil.id', 'in', [...new Set(entries.map(({ pupil }) => pupil.id))])
    .execute();
  return new Map(rows.map(({ id, ...key }) => [id, key]));
}

async function leave({ db }: Handle, changes: readonly Change[], on: SchoolDate): Promise<void> {
  const pupils = [...idsOf(changes, 'pupil', 'gone')] as PupilId[];
  if (pupils.length > 0) {
    await db
      .updateTable('pupil')
      .set({ left_on: on, leerlingnummer_lookup: null })
      .where('id', 'in', pupils)
      .execute();
    await db.deleteFrom('pupil_mentor').where('pupil_id', 'in', pupils).execute();
  }
  const guardians = [...idsOf(changes, 'guardian', 'gone')] as GuardianId[];
  if (guardians.length > 0)
    await db.updateTable('guardian').set({ left_on: on }).where('id', 'in', guardians).execute();
}

async function storePupil(handle: Handle, entry: Entry, keys: Keys): Promise<void> {
  const { db, keys: all } = handle;
  const { pupil, mentors } = entry;
  const key = keys.get(pupil.id) as KeyColumns;
  const { personal_sealed, leerlingnummer_lookup } = pupilRow(handle, entry, key.key_id, keyring(all)(key));
  await db
    .updateTable('pupil')
    .set({ personal_sealed, leerlingnummer_lookup, left_on: null })
    .where('id', '=', pupil.id)
    .execute();
  await db.deleteFrom('pupil_mentor').where('pupil_id', '=', pupil.id).execute();
  if (mentors.length > 0)
    await db
      .insertInto('pupil_mentor')
      .values(
        mentors.map((person) => ({ school_id: schoolOf(handle), pupil_id: pupil.id, person_id: person })),
      )
      .execute();
}

function withGuardians(pupils: readonly Entry[], changes: readonly Change[]): Entry[] {
  const touched = new Set([...idsOf(changes, 'guardian', 'new'), ...idsOf(changes, 'guardian', 'changed')]);
  return pupils.filter(({ guardians }) => guardians.some(({ id }) => touched.has(id)));
}

async function updateGuardians(
  handle: Handle,
  pupils: readonly Entry[],
  changes: readonly Change[],
  keys: Keys,
): Promise<void> {
  const touched = new Set([...idsOf(changes, 'guardian', 'new'), ...idsOf(changes, 'guardian', 'changed')]);
  const keyFor = keyring(handle.keys);
  for (const { pupil, guardians } of pupils)
    for (const guardian of guardians as readonly Guardian[]) {
      if (!touched.has(guardian.id)) continue;
      const { id, ...columns } = guardianColumns(guardian, keyFor(keys.get(pupil.id) as KeyColumns));
      const row = { ...columns, pupil_id: pupil.id, left_on: null };
      await handle.db
        .insertInto('guardian')
        .values({ id, school_id: schoolOf(handle), ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    }
}
