import type { DetailsStore } from '../app/ports/details.ts';
import type { Details } from '../domain/details.ts';
import type { ConcernId, Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type SubjectKey, unwrap } from './sealing.ts';

/** The sensitive part of concerns: sealed under the key of the concern, so that one erasure takes both. */
export function detailsOn(handle: Handle): DetailsStore {
  const { db, keys } = handle;

  async function keyOf(concernId: ConcernId): Promise<SubjectKey> {
    const row = await db
      .selectFrom('concern')
      .innerJoin('subject_key', 'subject_key.id', 'concern.key_id')
      .select(['subject_key.id', 'subject_key.wrapped', 'subject_key.master_key_id'])
      .where('concern.id', '=', concernId)
      .where('concern.school_id', '=', schoolOf(handle))
      .executeTakeFirstOrThrow();
    return unwrap(keys, { id: row.id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
  }

  return {
    async add({ id, concernId, authorId, details, writtenAt }) {
      const key = await keyOf(concernId);
      const stored = await db
        .insertInto('concern_detail')
        .values({
          id,
          school_id: schoolOf(handle),
          concern_id: concernId,
          author_id: authorId,
          content_sealed: key.seal(`concern_detail.content.${id}`, details),
          written_at: new Date(writtenAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return stored.length > 0;
    },

    async of(concernId) {
      const rows = await db
        .selectFrom('concern_detail')
        .selectAll()
        .where('concern_id', '=', concernId)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('written_at')
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const key = await keyOf(concernId);
      return rows.map((row) => ({
        id: row.id,
        concernId: row.concern_id,
        authorId: row.author_id,
        details: key.open<Details>(`concern_detail.content.${row.id}`, row.content_sealed),
        writtenAt: row.written_at.getTime() as Instant,
      }));
    },

    async countBy(concernId, authorId) {
      const rows = await db
        .selectFrom('concern_detail')
        .select('id')
        .where('concern_id', '=', concernId)
        .where('author_id', '=', authorId)
        .where('school_id', '=', schoolOf(handle))
        .execute();
      return rows.length;
    },

    async hasSince(concernId, since) {
      const row = await db
        .selectFrom('concern_detail')
        .select('id')
        .where('concern_id', '=', concernId)
        .where('school_id', '=', schoolOf(handle))
        .where('written_at', '>=', new Date(since))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async removeOf(concernId) {
      await db
        .deleteFrom('concern_detail')
        .where('concern_id', '=', concernId)
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },
  };
}
