import type { Codes } from '../app/ports/codes.ts';
import type { Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** Second codes, each of one visit behind one link; they go with their link. */
export function codesOn(handle: Handle): Codes {
  const { db } = handle;

  return {
    async add({ id, linkId, madeAt, expiresAt, tries, usedAt }) {
      await db
        .insertInto('page_code')
        .values({
          id,
          school_id: schoolOf(handle),
          link_id: linkId,
          made_at: new Date(madeAt),
          expires_at: new Date(expiresAt),
          tries,
          used_at: usedAt === null ? null : new Date(usedAt),
        })
        .execute();
    },

    async forChange(id) {
      const row = await db
        .selectFrom('page_code')
        .selectAll()
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .forUpdate()
        .executeTakeFirst();
      if (!row) return null;
      return {
        id: row.id,
        linkId: row.link_id,
        madeAt: row.made_at.getTime() as Instant,
        expiresAt: row.expires_at.getTime() as Instant,
        tries: row.tries,
        usedAt: row.used_at === null ? null : (row.used_at.getTime() as Instant),
      };
    },

    async store({ id, tries, usedAt }) {
      await db
        .updateTable('page_code')
        .set({ tries, used_at: usedAt === null ? null : new Date(usedAt) })
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },

    async madeSince(linkId, since) {
      const rows = await db
        .selectFrom('page_code')
        .select('made_at')
        .where('link_id', '=', linkId)
        .where('school_id', '=', schoolOf(handle))
        .where('made_at', '>', new Date(since))
        .execute();
      return rows.map((row) => row.made_at.getTime() as Instant);
    },
  };
}
