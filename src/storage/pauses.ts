import type { Dossiers } from '../app/ports/dossiers.ts';
import type { SchoolDate } from '../domain/ids.ts';
import type { Pause } from '../domain/pausing.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

/** Pauses that were agreed with a family. Nothing but the days can be read in the table. */
export function pausesOn(handle: Handle): Pick<Dossiers, 'addPause' | 'pauses' | 'endPause'> {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  return {
    async addPause(dossierId, { fromOn, untilOn, reason, agreedWith }, by, at) {
      const id = handle.ids.next<string>();
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('deliberate_pause')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          from_on: fromOn,
          until_on: untilOn,
          agreed_sealed: key.seal(placeOf(id), { reason, agreedWith }),
          started_by: by,
          started_at: new Date(at),
        })
        .execute();
    },

    async pauses(dossierId) {
      const rows = await db
        .selectFrom('deliberate_pause')
        .innerJoin('dossier', 'dossier.id', 'deliberate_pause.dossier_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .select(['deliberate_pause.id', 'from_on', 'until_on', 'ended_on', 'agreed_sealed'])
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('deliberate_pause.school_id', '=', schoolOf(handle))
        .where('deliberate_pause.dossier_id', '=', dossierId)
        .orderBy('from_on')
        .orderBy('deliberate_pause.id')
        .execute();
      return rows.map((row) => ({
        fromOn: row.from_on as SchoolDate,
        untilOn: (row.ended_on ?? row.until_on) as SchoolDate,
        ...keyFor(row).open<Pick<Pause, 'reason' | 'agreedWith'>>(placeOf(row.id), row.agreed_sealed),
      }));
    },

    async endPause(dossierId, on, by) {
      await db
        .updateTable('deliberate_pause')
        .set({ ended_on: on, ended_by: by })
        .where('dossier_id', '=', dossierId)
        .where('school_id', '=', schoolOf(handle))
        .where('ended_on', 'is', null)
        .where('until_on', '>=', on)
        .execute();
    },
  };
}

function placeOf(id: string): string {
  return `deliberate_pause.agreed.${id}`;
}
