import type { AbsenceBooks } from '../app/ports/absence-duty.ts';
import type { AbsenceEntry } from '../domain/absence-duty/entries.ts';
import type { Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

/** What was entered about absence, each thing a row of its own. Nothing of it can be read in the table but who and when. */
export function absenceBooksOn(handle: Handle): AbsenceBooks {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  return {
    async of(dossierId) {
      const rows = await db
        .selectFrom('absence_entry')
        .innerJoin('dossier', 'dossier.id', 'absence_entry.dossier_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .selectAll('absence_entry')
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('absence_entry.school_id', '=', schoolOf(handle))
        .where('absence_entry.dossier_id', '=', dossierId)
        .orderBy('absence_entry.entered_at')
        .orderBy('absence_entry.id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        entry: keyFor(row).open<AbsenceEntry>(placeOf(row.id), row.content_sealed),
        enteredBy: row.entered_by,
        enteredAt: row.entered_at.getTime() as Instant,
      }));
    },

    async keep(dossierId, { id, entry, enteredBy, enteredAt }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('absence_entry')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          content_sealed: key.seal(placeOf(id), entry),
          entered_by: enteredBy,
          entered_at: new Date(enteredAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async openAfter(after, limit) {
      let open = db
        .selectFrom('dossier')
        .select('dossier.id')
        .where('dossier.school_id', '=', schoolOf(handle))
        .where('dossier.state', '<>', 'closed')
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('absence_entry')
              .select('absence_entry.id')
              .whereRef('absence_entry.dossier_id', '=', 'dossier.id'),
          ),
        )
        .orderBy('dossier.id')
        .limit(limit);
      if (after !== null) open = open.where('dossier.id', '>', after);
      return (await open.execute()).map(({ id }) => id);
    },

    async remove(dossierId, ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom('absence_entry')
        .where('school_id', '=', schoolOf(handle))
        .where('dossier_id', '=', dossierId)
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}

function placeOf(id: string): string {
  return `absence_entry.content.${id}`;
}
