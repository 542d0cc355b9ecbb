import { sql } from 'kysely';
import type { NoticePlans } from '../app/ports/notices.ts';
import type { ConversationId, Instant, NoticeId, PersonId } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { type Handle, schoolOf } from './handle.ts';

/** Answers to what somebody typed a moment ago, and edits of messages in a chat that may be gone. */
const OF_THE_MOMENT: readonly NoticeKind[] = [
  'menu',
  'not_understood',
  'intake',
  'intake_resume',
  'worklist',
  'status',
  'absence',
  'own_tables',
  'own_actions',
  'reminding',
  'own_page',
  'page_code',
  'playing_field',
  'channel_bound',
  'card_edit',
];

/** Why a message to a person did not arrive that will when there is a chat again. */
const UNREACHED: readonly string[] = [
  'no_address',
  'no_chat',
  'blocked',
  'disabled_by_admin',
  'not_in_roster',
  'conversation_not_found',
  'status_403',
  'status_404',
  'status_410',
];

/** What is planned once more for somebody who can be reached again. */
export function offeringAgainOn(handle: Handle): Pick<NoticePlans, 'offerAgain'> {
  const { db, ids, clock } = handle;

  return {
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
}
