import { sql } from 'kysely';
import type { Link, LinkPurpose, Links } from '../app/ports/links.ts';
import type { ActietafelId, ConcernId, ConsultId, Instant, LinkId, ParticipantId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** The rows behind signed addresses. The address itself is never stored: it can be made again from the row. */
export function linksOn(handle: Handle): Links {
  const { db } = handle;

  function links() {
    return db.selectFrom('link').selectAll('link').where('link.school_id', '=', schoolOf(handle));
  }

  type Row = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

  function opened(row: Row): Link {
    return {
      id: row.id,
      schoolId: row.school_id,
      purpose: row.purpose as LinkPurpose,
      holder: { kind: row.holder_kind as Link['holder']['kind'], id: row.holder_id },
      concernId: row.concern_id,
      actietafelId: row.actietafel_id,
      expiresAt: row.expires_at.getTime() as Instant,
      revokedAt: row.revoked_at === null ? null : (row.revoked_at.getTime() as Instant),
    };
  }

  return {
    add: (link) => addAll([link]),
    addAll,

    async byId(id: LinkId) {
      const row = await links().where('link.id', '=', id).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async ofTable(id: ActietafelId) {
      const rows = await links()
        .where('link.actietafel_id', '=', id)
        .where('link.purpose', '=', 'answer_moments')
        .where('link.revoked_at', 'is', null)
        .orderBy('link.id')
        .execute();
      return rows.map(opened);
    },

    async ofConsult(id: ConsultId) {
      const row = await links()
        .where('link.holder_id', '=', id)
        .where('link.purpose', '=', 'answer_consult')
        .where('link.revoked_at', 'is', null)
        .executeTakeFirst();
      return row ? opened(row) : null;
    },

    async toRelease(id: ConcernId) {
      const rows = await links()
        .where('link.concern_id', '=', id)
        .where('link.purpose', '=', 'release_concern')
        .where('link.revoked_at', 'is', null)
        .orderBy('link.id', 'desc')
        .execute();
      return rows.map(opened);
    },

    async toOwnPage(id) {
      const rows = await links()
        .where('link.holder_id', '=', id)
        .where('link.purpose', '=', 'own_page')
        .orderBy('link.expires_at', 'desc')
        .execute();
      return rows.map(opened);
    },

    toFamilyPage: (id) => toFamilyPages([id]),
    toFamilyPages,

    async revoke(ids, at) {
      if (ids.length === 0) return;
      await db
        .updateTable('link')
        .set({ revoked_at: new Date(at) })
        .where('id', 'in', [...ids])
        .where('school_id', '=', schoolOf(handle))
        .where('revoked_at', 'is', null)
        .execute();
    },

    async removeEnded(before, limit) {
      const removed = await sql`
        delete from link
        where id in (
          select id
          from link
          where school_id = ${schoolOf(handle)}::uuid
            and expires_at < ${new Date(before)}
          order by expires_at
          limit ${limit}
          for update skip locked
        )
      `.execute(db);
      return Number(removed.numAffectedRows ?? 0n);
    },
  };

  async function toFamilyPages(ids: readonly ParticipantId[]): Promise<Link[]> {
    if (ids.length === 0) return [];
    const rows = await links()
      .where('link.holder_id', 'in', [...ids])
      .where('link.purpose', '=', 'family_page')
      .where('link.revoked_at', 'is', null)
      .orderBy('link.expires_at', 'desc')
      .execute();
    return rows.map(opened);
  }

  async function addAll(all: readonly Link[]): Promise<void> {
    if (all.length === 0) return;
    await db
      .insertInto('link')
      .values(
        all.map((link) => ({
          id: link.id,
          school_id: schoolOf(handle),
          purpose: link.purpose,
          holder_kind: link.holder.kind,
          holder_id: link.holder.id,
          concern_id: link.concernId,
          actietafel_id: link.actietafelId,
          expires_at: new Date(link.expiresAt),
          revoked_at: link.revokedAt === null ? null : new Date(link.revokedAt),
        })),
      )
      .execute();
  }
}
