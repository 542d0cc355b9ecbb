import type { GivenAdvice, JgzAdvices } from '../app/ports/jgz-advice.ts';
import type { Instant } from '../domain/ids.ts';
import type { JgzAdvice } from '../domain/jgz-advice.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

/** What youth health care advised: in the table stand who and when, what it says is sealed. */
export function jgzAdviceOn(handle: Handle): JgzAdvices {
  return {
    async add(dossierId, { id, participantId, givenBy, givenAt, advice }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await handle.db
        .insertInto('jgz_advice')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          participant_id: participantId,
          content_sealed: key.seal(placeOf(id), advice),
          given_by: givenBy,
          given_at: new Date(givenAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },

    async of(dossierId) {
      const rows = await handle.db
        .selectFrom('jgz_advice')
        .selectAll('jgz_advice')
        .where('dossier_id', '=', dossierId)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('given_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.map(
        (row): GivenAdvice => ({
          id: row.id,
          participantId: row.participant_id,
          givenBy: row.given_by,
          givenAt: row.given_at.getTime() as Instant,
          advice: key.open<JgzAdvice>(placeOf(row.id), row.content_sealed),
        }),
      );
    },
  };
}

function placeOf(id: string): string {
  return `jgz_advice.content.${id}`;
}
