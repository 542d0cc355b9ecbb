import type { AgreedOutcomes } from '../app/ports/agreed-outcomes.ts';
import type { AgreedEntry, AgreedSaid } from '../domain/agreed-outcomes.ts';
import type { Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

/** What is agreed and by what it shows: in the table stand who and when, what it is is sealed. */
export function agreedOutcomesOn(handle: Handle): AgreedOutcomes {
  return {
    async add(dossierId, { id, agreementId, saidBy, saidAt, ...said }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await handle.db
        .insertInto('agreed_outcome')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          agreement_id: agreementId,
          content_sealed: key.seal(placeOf(id), said satisfies AgreedSaid),
          said_by: saidBy,
          said_at: new Date(saidAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },

    async of(dossierId) {
      const rows = await handle.db
        .selectFrom('agreed_outcome')
        .selectAll()
        .where('dossier_id', '=', dossierId)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('said_at')
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.map(
        (row): AgreedEntry => ({
          ...key.open<AgreedSaid>(placeOf(row.id), row.content_sealed),
          id: row.id,
          agreementId: row.agreement_id,
          saidBy: row.said_by,
          saidAt: row.said_at.getTime() as Instant,
        }),
      );
    },
  };
}

function placeOf(id: string): string {
  return `agreed_outcome.content.${id}`;
}
