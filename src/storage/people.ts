import { sql } from 'kysely';
import type { Directory, Membership, People, Person } from '../app/ports/people.ts';
import type { Instant, Language, PersonId, SchoolDate, SchoolId } from '../domain/ids.ts';
import { addPeople, type PersonPersonal } from './adding-people.ts';
import { classKey } from './class-keys.ts';
import type { Engine } from './engine.ts';
import { type Handle, schoolOf } from './handle.ts';
import { unwrap } from './sealing.ts';

/** People who work with us: name and mail sealed under a key of their own. */
export function peopleOn(handle: Handle): People {
  const { db, keys } = handle;

  function people() {
    return (
      db
        .selectFrom('person')
        .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
        .select([
          'person.id',
          'person.organisation_id',
          'person.personal_sealed',
          sql<string | null>`coalesce(person.language, (
          select language from conversation
          where person_id = person.id and kind = 'personal' and state = 'open'
          order by seen_at desc limit 1
        ))`.as('language'),
          'person.entra_id',
          'subject_key.id as key_id',
          'subject_key.wrapped',
          'subject_key.master_key_id',
        ])
        // Whoever works or worked at this school, or holds or held a seat at its table.
        .where(
          sql<boolean>`(
          exists (select 1 from membership as m where m.person_id = person.id and m.school_id = ${schoolOf(handle)}::uuid)
          or exists (select 1 from seat_holder as h where h.person_id = person.id and h.school_id = ${schoolOf(handle)}::uuid)
        )`,
        )
    );
  }

  type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

  function opened(row: Row): Person {
    const key = unwrap(keys, { id: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
    const personal = key.open<PersonPersonal>(`person.personal.${row.id}`, row.personal_sealed);
    return {
      id: row.id,
      organisationId: row.organisation_id,
      name: personal.name,
      mail: personal.mail,
      language: languageIn(row.language),
      hasTeams: row.entra_id !== null,
    };
  }

  /** @throws Error when the school that is asked about is not that of this transaction. */
  function here(schoolId: SchoolId): SchoolId {
    if (schoolId !== schoolOf(handle))
      throw new Error('Another school is asked about than that of the transaction.');
    return schoolId;
  }

  /** Which of these people stand in this list of the school on this day. */
  async function listedIn(
    list: 'membership' | 'seat_holder',
    ids: readonly PersonId[],
    schoolId: SchoolId,
    on: SchoolDate,
  ): Promise<PersonId[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<{ person_id: PersonId }>`
      select distinct person_id from ${sql.table(list)}
      where person_id = any(${[...ids]}::uuid[])
        and school_id = ${here(schoolId)}::uuid
        and from_on <= ${on}::date
        and (until_on is null or until_on >= ${on}::date)
    `.execute(db);
    return rows.map((row) => row.person_id);
  }

  return {
    async byId(id) {
      const row = await people().where('person.id', '=', id).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await people()
        .where('person.id', 'in', [...ids])
        .execute();
      return rows.map(opened);
    },

    async withRole(schoolId, role, on) {
      const rows = await people()
        .innerJoin('membership', 'membership.person_id', 'person.id')
        .where('membership.school_id', '=', here(schoolId))
        .where('membership.role', '=', role)
        .where('membership.from_on', '<=', on)
        .where((where) =>
          where.or([where('membership.until_on', 'is', null), where('membership.until_on', '>=', on)]),
        )
        .orderBy(sql`membership.deputy_of is not null`)
        .orderBy('person.id')
        .execute();
      return rows.map(opened);
    },

    async coordinators(schoolId, on) {
      const found = await sql<{
        person_id: PersonId;
        deputy_of: PersonId | null;
        scope_lookup: string[] | null;
        is_away: boolean;
        is_quiet: boolean;
      }>`
        select person_id, deputy_of, scope_lookup, exists (
          select 1 from absence
          where absence.person_id = membership.person_id and absence.from_on <= ${on}::date and absence.until_on >= ${on}::date
        ) as is_away, exists (
          select 1 from reminding
          where reminding.person_id = membership.person_id and (is_duty_only or paused_until >= ${on}::date)
        ) as is_quiet
        from membership
        where school_id = ${here(schoolId)}::uuid and role = 'ondersteuningscoordinator'
          and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
        order by deputy_of is not null, person_id
      `.execute(db);
      return found.rows.map((row) => ({
        personId: row.person_id,
        deputyOf: row.deputy_of,
        scope: row.scope_lookup,
        isAway: row.is_away,
        isQuiet: row.is_quiet,
      }));
    },

    keyOfClass: (className) => classKey(keys, schoolOf(handle), className),

    workingAt: (ids, schoolId, on) => listedIn('membership', ids, schoolId, on),
    seatedAt: (ids, schoolId, on) => listedIn('seat_holder', ids, schoolId, on),

    async standing(id, on) {
      const found = await sql<Standing>`select ${standingOn(on)} from person where id = ${id}::uuid`.execute(
        db,
      );
      const row = found.rows[0];
      return { memberships: row?.memberships ?? [], seatSchools: row?.seats ?? [] };
    },

    async lock(id) {
      await db.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
    },

    async choose(id, language) {
      await db.updateTable('person').set({ language }).where('id', '=', id).execute();
    },

    add: (person) => addPeople(handle, [person]),
  };
}

type Standing = { memberships: Membership[]; seats: SchoolId[] };

/** Memberships and seats on a day, as two columns of a query over `person`. */
function standingOn(on: SchoolDate) {
  return sql<Standing>`
    coalesce((
      select jsonb_agg(jsonb_build_object('schoolId', school_id, 'role', role, 'deputyOf', deputy_of) order by school_id, role)
      from membership
      where membership.person_id = person.id and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
    ), '[]'::jsonb) as memberships,
    coalesce((
      select jsonb_agg(distinct school_id)
      from seat_holder
      where seat_holder.person_id = person.id and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
    ), '[]'::jsonb) as seats`;
}

/** The language of the school at which something takes place that names none: of a membership first, else of a seat. */
function schoolLanguageOn(on: SchoolDate) {
  return sql<string | null>`(
    select language from school where id = (
      select school_id
      from (
        select school_id, 1 as place from membership
        where membership.person_id = person.id and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
        union all
        select school_id, 2 as place from seat_holder
        where seat_holder.person_id = person.id and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
      ) as at
      order by place, school_id
      limit 1
    )
  )`;
}

function languageIn(code: string | null): Language | null {
  return code === 'nl' || code === 'en' ? code : null;
}

/** Who is behind a verified identity: one statement, outside any transaction, since the school is not known before. */
export function directoryOn(engine: Engine): Directory {
  return {
    async actor(tenantId, entraId, on) {
      const found = await sql<
        Standing & {
          id: PersonId;
          language: string | null;
          chat_language: string | null;
          school_language: string | null;
          teams_id: string | null;
          service_url: string;
          bot_id: string;
          seen_at: Date;
        }
      >`
        select person.id, person.language, ${standingOn(on)}, chat.teams_id, chat.service_url, chat.bot_id, chat.seen_at,
          chat.language as chat_language, ${schoolLanguageOn(on)} as school_language
        from person
        left join lateral (
          select teams_id, service_url, bot_id, seen_at, language
          from conversation
          where person_id = person.id and kind = 'personal' and state = 'open'
          order by seen_at desc
          limit 1
        ) as chat on true
        where person.tenant_id = ${tenantId} and entra_id = ${entraId}
      `.execute(engine.db);
      const row = found.rows[0];
      if (!row) return null;
      return {
        personId: row.id,
        languages: {
          own: languageIn(row.language),
          chat: languageIn(row.chat_language),
          school: languageIn(row.school_language) ?? 'nl',
        },
        memberships: row.memberships,
        seatSchools: row.seats,
        chat:
          row.teams_id === null
            ? null
            : {
                teamsId: row.teams_id,
                serviceUrl: row.service_url,
                botId: row.bot_id,
                seenAt: row.seen_at.getTime() as Instant,
                language: languageIn(row.chat_language),
              },
      };
    },
  };
}
