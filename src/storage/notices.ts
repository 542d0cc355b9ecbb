import { sql } from 'kysely';
import type { About, Audience, NewNotice, NoticePlans } from '../app/ports/notices.ts';
import type { ConversationId, Instant, NoticeId, PersonId } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';

/** Answers to what somebody typed a moment ago, and edits of messages in a chat that may be gone. */
const OF_THE_MOMENT: readonly NoticeKind[] = [
  'menu',
  'not_understood',
  'intake',
  'intake_resume',
  'worklist',
  'status',
  'channel_bound',
  'card_edit',
];

/** Why a message to a person did not arrive that will when there is a chat again. */
const UNREACHED: readonly string[] = [
  'no_address',
  'blocked',
  'disabled_by_admin',
  'not_in_roster',
  'conversation_not_found',
  'status_403',
  'status_404',
  'status_410',
];

/** Notices as a use case plans them: rows of the same transaction as their cause. They hold ids and codes, no text. */
export function noticePlansOn(handle: Handle): NoticePlans {
  const { db, ids, clock } = handle;

  return {
    async plan(notices) {
      if (notices.length === 0) return;
      // One text for any number of rows, so that PostgreSQL has planned it once.
      const planned = sql`
        insert into notice
          (id, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id, params,
            dedupe_key, edits_activity, due_at, expires_at, state, created_at)
        select id, ${schoolOf(handle)}::uuid, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id,
          params, dedupe_key, edits_activity, due_at, expires_at, 'planned', ${new Date(clock.now())}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(notices.map(rowOf))}::jsonb) as planned (
          id uuid, kind text, to_kind text, to_id uuid, concern_id uuid, dossier_id uuid, actietafel_id uuid,
          deadline_id uuid, params jsonb, dedupe_key text, edits_activity text, due_at timestamptz,
          expires_at timestamptz
        )
        on conflict (dedupe_key) do nothing
      `.compile(db);
      await later(db, planned);
    },

    async drop(about, kinds, reason) {
      let dropping = db
        .updateTable('notice')
        .set({ state: 'dropped', reason, settled_at: new Date(clock.now()) })
        .where('state', '=', 'planned')
        .where('school_id', '=', schoolOf(handle));
      for (const [column, id] of namedBy(about)) dropping = dropping.where(column, '=', id as never);
      if (kinds !== 'all') dropping = dropping.where('kind', 'in', [...kinds]);
      await dropping.execute();
    },

    async putBack(about, reason) {
      const now = new Date(clock.now());
      let back = db
        .updateTable('notice')
        .set({ state: 'planned', due_at: now, reason: 'put_back', settled_at: null })
        .where('state', '=', 'dropped')
        .where('reason', '=', reason)
        .where('school_id', '=', schoolOf(handle))
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>=', now)]));
      for (const [column, id] of namedBy(about)) back = back.where(column, '=', id as never);
      await back.execute();
    },

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

    async stateOf(id) {
      const row = await db
        .selectFrom('notice')
        .select(['state', 'activity_id', 'settled_at'])
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      if (!row) return null;
      const { state, activity_id: activityId, settled_at: settledAt } = row;
      return { state, activityId, settledAt: settledAt && (settledAt.getTime() as Instant) };
    },

    async readdress(about, kinds, from, to) {
      let moving = db
        .updateTable('notice')
        .set({ to_id: to })
        .where('state', '=', 'planned')
        .where('school_id', '=', schoolOf(handle))
        .where('to_kind', '=', 'person')
        .where('to_id', '=', from)
        .where('kind', 'in', [...kinds]);
      for (const [column, id] of namedBy(about)) moving = moving.where(column, '=', id as never);
      await moving.execute();
    },

    async offerAgain(personId, asking, since) {
      await db
        .updateTable('notice')
        .set({ state: 'planned', due_at: new Date(clock.now()), reason: 'back_again', settled_at: null })
        .where('school_id', '=', schoolOf(handle))
        .where('state', '=', 'failed')
        .where('settled_at', '>=', new Date(since))
        .where('to_kind', '=', 'person')
        .where('to_id', '=', personId)
        .where('kind', 'not in', OF_THE_MOMENT)
        .where('reason', 'in', [...UNREACHED])
        .where(sql<string | null>`params->>'by'`, 'is', null)
        .execute();
      if (asking.length > 0) await askAgain(personId, asking, since);
    },

    async markActed(activityId, at) {
      await db
        .updateTable('notice')
        .set({
          seen_at: sql`coalesce(seen_at, ${new Date(at)})`,
          acted_at: sql`coalesce(acted_at, ${new Date(at)})`,
        })
        .where('activity_id', '=', activityId)
        .where('school_id', '=', schoolOf(handle))
        .execute();
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

  /** One more of each question, to where the person is now: the key names that chat, so that it is asked there once. */
  async function askAgain(personId: PersonId, asking: readonly NoticeKind[], since: Instant): Promise<void> {
    const now = new Date(clock.now());
    const asked = await sql<{ id: NoticeId; chat: ConversationId; was: ConversationId | null }>`
      select distinct on (notice.kind, concern_id, dossier_id, actietafel_id, deadline_id) notice.id, chat.id as chat, notice.conversation_id as was
      from notice
      join conversation as chat on chat.person_id = ${personId}::uuid and chat.kind = 'personal' and chat.state = 'open'
      where notice.school_id = ${schoolOf(handle)}::uuid
        and notice.state = 'sent'
        and notice.road = 'personal'
        and notice.settled_at >= ${new Date(since)}
        and notice.to_kind = 'person'
        and notice.to_id = ${personId}::uuid
        and notice.kind = any(${[...asking]}::text[])
      order by notice.kind, concern_id, dossier_id, actietafel_id, deadline_id, notice.settled_at desc
    `.execute(db);
    for (const { id, chat } of asked.rows.filter(({ chat, was }) => chat !== was)) {
      // Its key names the notice of before and the chat: told twice, or by two processes at once, it is planned once.
      await sql`
        insert into notice
          (id, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id, params,
            dedupe_key, due_at, expires_at, state, created_at)
        select ${ids.next<NoticeId>()}::uuid, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id,
          deadline_id, params - 'repeat', dedupe_key || ':' || ${chat}::text, ${now}, expires_at, 'planned', ${now}
        from notice
        where id = ${id}::uuid
        on conflict (dedupe_key) do nothing
      `.execute(db);
    }
  }

  function rowOf(notice: NewNotice) {
    const { about } = notice;
    return {
      id: ids.next<NoticeId>(),
      kind: notice.kind,
      to_kind: notice.to.kind,
      to_id: notice.to.id,
      concern_id: about.concernId,
      dossier_id: about.dossierId,
      actietafel_id: about.actietafelId,
      deadline_id: about.deadlineId,
      params: notice.params,
      dedupe_key: notice.dedupeKey,
      edits_activity: notice.editsActivity,
      due_at: new Date(notice.dueAt),
      expires_at: notice.expiresAt === null ? null : new Date(notice.expiresAt),
    };
  }
}

/**
 * The columns that this `about` names. @throws Error when it names none: that would be every notice of the school.
 */
function namedBy(about: About) {
  const named = (
    [
      ['concern_id', about.concernId],
      ['dossier_id', about.dossierId],
      ['actietafel_id', about.actietafelId],
      ['deadline_id', about.deadlineId],
    ] as const
  ).filter(([, id]) => id !== undefined);
  if (named.length === 0)
    throw new Error('A notice is looked up by what it is about, and nothing was named.');
  return named;
}
