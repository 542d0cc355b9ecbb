import { sql } from 'kysely';
import type { Audience, NoticePlans } from '../app/ports/notices.ts';
import type { ConversationId, Instant } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { type Handle, schoolOf } from './handle.ts';
import { isOfSchool, namedBy } from './notices-about.ts';

/** What has been said, to whom, and in which message it stands. */
export function sentNoticesOn(
  handle: Handle,
): Pick<NoticePlans, 'messagesTo' | 'kindOf' | 'stateOf' | 'reached' | 'lastSent' | 'sentTo'> {
  const { db, clock } = handle;

  return {
    async messagesTo(about, kinds, to) {
      if (to.length === 0) return [];
      let sent = db
        .selectFrom('notice')
        .select(['id', 'activity_id', 'to_id', 'concern_id', 'dossier_id', 'actietafel_id'])
        .where('school_id', '=', schoolOf(handle))
        .where('kind', 'in', [...kinds])
        .where('to_kind', '=', 'person')
        .where('to_id', 'in', [...to])
        .where((where) =>
          where.or([
            where('state', 'in', ['claimed', 'unknown']),
            where.and([where('state', '=', 'planned'), where('due_at', '<=', new Date(clock.now()))]),
            where.and([
              where('state', '=', 'sent'),
              where('activity_id', 'is not', null),
              where('road', '=', 'personal'),
            ]),
          ]),
        )
        .distinctOn(['to_id', sql`coalesce(activity_id, id::text)`])
        .limit(200);
      for (const [column, id] of namedBy(about)) sent = sent.where(column, '=', id as never);
      const rows = await sent.execute();
      return rows.map((row) => ({
        noticeId: row.id,
        activityId: row.activity_id,
        to: { kind: 'person', id: row.to_id },
        about: {
          ...(row.concern_id ? { concernId: row.concern_id } : {}),
          ...(row.dossier_id ? { dossierId: row.dossier_id } : {}),
          ...(row.actietafel_id ? { actietafelId: row.actietafel_id } : {}),
        },
      }));
    },

    async kindOf(activityId) {
      const row = await db
        .selectFrom('notice')
        .select('kind')
        .where('activity_id', '=', activityId)
        .where(isOfSchool(schoolOf(handle)))
        .where('kind', '<>', 'card_edit')
        .executeTakeFirst();
      return (row?.kind ?? null) as NoticeKind | null;
    },

    async stateOf(id) {
      const row = await db
        .selectFrom('notice')
        .select(['state', 'activity_id', 'settled_at'])
        .where('id', '=', id)
        .where(isOfSchool(schoolOf(handle)))
        .executeTakeFirst();
      if (!row) return null;
      const { state, activity_id: activityId, settled_at: settledAt } = row;
      return { state, activityId, settledAt: settledAt && (settledAt.getTime() as Instant) };
    },

    async reached(about) {
      let reached = db
        .selectFrom('notice')
        .select('to_id')
        .distinct()
        .where('state', 'in', ['sent', 'unknown', 'claimed'])
        .where('school_id', '=', schoolOf(handle))
        .where('to_kind', '<>', 'channel');
      for (const [column, id] of namedBy(about)) reached = reached.where(column, '=', id as never);
      return new Set((await reached.execute()).map(({ to_id }) => to_id));
    },

    async lastSent(about, kind, to: Audience, show) {
      let sent = db
        .selectFrom('notice')
        .select(['activity_id', 'conversation_id'])
        .where('state', '=', 'sent')
        .where('activity_id', 'is not', null)
        .where('conversation_id', 'is not', null)
        .where('school_id', '=', schoolOf(handle))
        .where('kind', '=', kind)
        .where('to_kind', '=', to.kind)
        .where('to_id', '=', to.id)
        .orderBy('settled_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1);
      for (const [column, id] of namedBy(about)) sent = sent.where(column, '=', id as never);
      if (show !== undefined) sent = sent.where(sql<string>`params->>'show'`, '=', show);
      const row = await sent.executeTakeFirst();
      if (!row) return null;
      return {
        activityId: row.activity_id as string,
        conversationId: row.conversation_id as ConversationId,
      };
    },

    async sentTo(about, kinds) {
      let sent = db
        .selectFrom('notice')
        .select(['kind', 'to_kind', 'to_id', 'activity_id'])
        .where('state', '=', 'sent')
        .where('activity_id', 'is not', null)
        .where('school_id', '=', schoolOf(handle))
        .where('kind', 'in', [...kinds])
        .distinctOn(['kind', 'to_kind', 'to_id'])
        .orderBy('kind')
        .orderBy('to_kind')
        .orderBy('to_id')
        .orderBy('settled_at', 'desc')
        .limit(200);
      for (const [column, id] of namedBy(about)) sent = sent.where(column, '=', id as never);
      const rows = await sent.execute();
      return rows.map((row) => ({
        to: { kind: row.to_kind, id: row.to_id } as Audience,
        kind: row.kind as NoticeKind,
        activityId: row.activity_id as string,
      }));
    },
  };
}
