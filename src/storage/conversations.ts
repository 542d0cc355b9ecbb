import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Address, Conversations } from '../app/ports/conversations.ts';
import type { Ids } from '../app/ports.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Database } from './schema.ts';

/** Where people and channels can be reached. A person has one open chat; a school has one open channel. */
export function conversationsOn(db: Kysely<Database>, ids: Ids): Conversations {
  return {
    async seen(conversation, at) {
      const row = await sql<{ id: ConversationId; is_new: boolean }>`
        with replaced as (
          update conversation set state = 'replaced'
          where kind = 'personal' and state = 'open' and person_id = ${conversation.personId}::uuid
            and (tenant_id, teams_id) <> (${conversation.tenantId}, ${conversation.teamsId})
            and ${conversation.kind} = 'personal'
        )
        insert into conversation
          (id, kind, tenant_id, service_url, teams_id, bot_id, member_id, person_id, school_id, language, state,
            seen_at)
        values (${ids.next()}::uuid, ${conversation.kind}, ${conversation.tenantId}, ${conversation.serviceUrl},
          ${conversation.teamsId}, ${conversation.botId}, ${conversation.memberId}, ${conversation.personId}::uuid,
          ${conversation.schoolId}::uuid, ${conversation.language}, 'open', ${new Date(at)})
        on conflict (tenant_id, teams_id) do update
          set service_url = excluded.service_url,
              bot_id = excluded.bot_id,
              member_id = excluded.member_id,
              person_id = coalesce(excluded.person_id, conversation.person_id),
              school_id = coalesce(excluded.school_id, conversation.school_id),
              language = coalesce(excluded.language, conversation.language),
              state = 'open',
              seen_at = excluded.seen_at
        returning id, (xmax = 0) as is_new
      `.execute(db);
      const found = row.rows[0];
      if (!found) throw new Error('A conversation was neither stored nor found.');
      return { id: found.id, isNew: found.is_new };
    },

    async personal(personId) {
      const row = await addresses(db)
        .where('kind', '=', 'personal')
        .where('person_id', '=', personId)
        .orderBy('seen_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? addressOf(row) : null;
    },

    async withChat(people) {
      if (people.length === 0) return new Set();
      const rows = await db
        .selectFrom('conversation')
        .select('person_id')
        .distinct()
        .where('state', '=', 'open')
        .where('kind', '=', 'personal')
        .where('person_id', 'in', [...people])
        .execute();
      return new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])));
    },

    async channelOf(schoolId) {
      const row = await addresses(db)
        .where('kind', '=', 'channel')
        .where('school_id', '=', schoolId)
        .executeTakeFirst();
      return row ? addressOf(row) : null;
    },

    async byId(id) {
      const row = await addresses(db).where('id', '=', id).executeTakeFirst();
      return row ? addressOf(row) : null;
    },

    async schoolAt(tenantId, teamsId) {
      const row = await addresses(db)
        .select('school_id')
        .where('kind', '=', 'channel')
        .where('tenant_id', '=', tenantId)
        .where('teams_id', '=', teamsId)
        .executeTakeFirst();
      return row?.school_id ?? null;
    },

    async markUnusable(id, reason) {
      // A channel that is left belongs to nobody, so that it can be asked about again beside the one that was chosen.
      await sql`
        update conversation set state = ${reason}, school_id = case when kind = 'channel' then null else school_id end
        where id = ${id}::uuid
      `.execute(db);
    },
  };
}

function addresses(db: Kysely<Database>) {
  return db
    .selectFrom('conversation')
    .select(['id', 'kind', 'tenant_id', 'service_url', 'teams_id', 'bot_id', 'member_id'])
    .where('state', '=', 'open');
}

function addressOf(row: {
  id: ConversationId;
  kind: string;
  tenant_id: string;
  service_url: string;
  teams_id: string;
  bot_id: string;
  member_id: string | null;
}): Address {
  return {
    id: row.id,
    kind: row.kind === 'channel' ? 'channel' : 'personal',
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
    teamsId: row.teams_id,
    botId: row.bot_id,
    memberId: row.kind === 'channel' ? null : row.member_id,
  };
}
