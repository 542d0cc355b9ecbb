import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { NewNotice } from '../app/ports/notices.ts';
import type { NoticeId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/**
 * The statement that plans notices at this school: one text for any number of rows, so that PostgreSQL has planned it once.
 *
 * @param known what becomes of a notice whose key is there already; left as it is, unless told
 */
export function planned(
  handle: Handle,
  notices: readonly NewNotice[],
  known: RawBuilder<unknown> = sql`do nothing`,
): CompiledQuery {
  return sql`
    insert into notice
      (id, school_id, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id, params,
        dedupe_key, edits_activity, due_at, expires_at, state, created_at)
    select id, ${schoolOf(handle)}::uuid, kind, to_kind, to_id, concern_id, dossier_id, actietafel_id, deadline_id,
      params, dedupe_key, edits_activity, due_at, expires_at, 'planned', ${new Date(handle.clock.now())}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(notices.map((notice) => rowOf(handle, notice)))}::jsonb) as planned (
      id uuid, kind text, to_kind text, to_id uuid, concern_id uuid, dossier_id uuid, actietafel_id uuid,
      deadline_id uuid, params jsonb, dedupe_key text, edits_activity text, due_at timestamptz,
      expires_at timestamptz
    )
    on conflict (dedupe_key) ${known}
  `.compile(handle.db);
}

function rowOf({ ids }: Handle, notice: NewNotice) {
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
